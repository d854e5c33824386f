import type {
  Callee,
  Code,
  Expr,
  FunctionCode,
  Op,
  Place,
  Point,
  Variable,
} from '../python/index.ts'
import { reachingTemps } from './reachingTemps.ts'
import type { ReachingTemps } from './reachingTemps.ts'

/**
 * Does an identity (a fresh key, a temporary name, a cookie) reach an operation that orders, cuts,
 * parses or hashes it? A taint analysis, insensitive to the order of the points (Denning 1976): the
 * places that may hold an identity grow until nothing changes; then every operation is looked at.
 * It errs on the side of yes: functions and attributes are distinguished by name alone.
 */
export function identityFlow(code: Code): boolean {
  const flow = new Flow(code)
  flow.settle()
  return flow.reaches
}

/** Built-ins that make an identity, or hand one out. */
const SOURCES = /^(?:uuid\.|tempfile\.|browser\.send$)/

/** Built-ins that order, cut, parse or hash what they are given. */
const TELLING_FUNCTIONS =
  /^(?:hashlib\..*|sorted|min|max|sum|int|long|float|ord|list|tuple|set|frozenset|reversed|enumerate|zip|map|filter|json\.loads)$/
const TELLING_METHODS = new Set([
  'sort',
  'index',
  'find',
  'rfind',
  'split',
  'rsplit',
  'partition',
  'rpartition',
  'startswith',
  'endswith',
  'count',
  'isdigit',
  'isalpha',
  'isalnum',
  'isupper',
  'islower',
  'update',
])

/** Methods of containers that keep what they are given. */
const MUTATORS = new Set(['append', 'add', 'extend', 'insert', 'setdefault', 'update'])

/** Their answers hold no identity, whatever they are given. */
const CLEAN =
  /^(?:open|(?:db|cache)\.\w+|len|isinstance|hasattr|callable|bool|os\.path\.exists|print|os\.unlink|os\.remove)$/

/** A point of a function, and what its temporaries may hold there. */
interface At {
  readonly fn: FunctionCode
  readonly point: Point
  readonly temps: ReachingTemps
}

/** Where a value may be: "local f name", "attribute name", "returned f", … */
type Cell = string

class Flow {
  readonly #code: Code
  readonly #tainted = new Set<Cell>()
  readonly #reaching = new Map<string, ReachingTemps>()
  #grown = true
  /** an identity has reached an operation that distinguishes identities */
  reaches = false

  constructor(code: Code) {
    this.#code = code
  }

  settle(): void {
    while (this.#grown) {
      this.#grown = false
      for (const fn of this.#code.functions.values()) {
        const temps = this.#temps(fn)
        for (const point of fn.points) this.#visit({ fn, point, temps }, point.op)
      }
    }
  }

  #temps(fn: FunctionCode): ReachingTemps {
    const temps = this.#reaching.get(fn.id) ?? reachingTemps(fn)
    this.#reaching.set(fn.id, temps)
    return temps
  }

  #taint(cell: Cell, when: boolean): void {
    if (!when || this.#tainted.has(cell)) return
    this.#tainted.add(cell)
    this.#grown = true
  }

  #into(at: At, place: Place | null, when: boolean): void {
    if (place === null) return
    const { fn, point } = at
    if (place.kind === 'local') this.#taint(`local ${fn.id} ${place.name}`, when)
    else if (place.kind === 'variable') this.#taint(variableCell(place), when)
    else if (place.kind === 'temp') {
      this.#taint(`temp ${fn.id} ${point.id} ${place.index}`, when)
    }
  }

  #visit(at: At, op: Op): void {
    switch (op.kind) {
      case 'eval':
        this.#into(at, op.into, this.#holds(at, op.value))
        break
      case 'getattr':
        this.#into(
          at,
          op.into,
          this.#tainted.has(`attribute ${op.name}`) ||
            this.#holds(at, op.object) ||
            this.#returned(op.name),
        )
        break
      case 'importName':
        this.#into(at, op.into, this.#tainted.has(`attribute ${op.name}`))
        break
      case 'setattr':
        this.#taint(`attribute ${op.name}`, this.#holds(at, op.value))
        this.#arguments(op.name, at, [op.value], 1)
        break
      case 'getitem':
        if (this.#holds(at, op.object) && isSliceOrNumber(op.index)) this.reaches = true
        this.#into(at, op.into, this.#holds(at, op.object))
        break
      case 'setitem':
        this.#container(at, op.object, this.#holds(at, op.value) || this.#holds(at, op.index))
        break
      case 'call':
        this.#call(at, op)
        break
      case 'branch':
        this.#holds(at, op.test)
        break
      case 'unpack':
        for (const place of op.into) this.#into(at, place, this.#holds(at, op.value))
        break
      case 'iter':
        // What is iterated over may be a text: then its characters are looked at.
        if (this.#holds(at, op.value)) this.reaches = true
        break
      case 'catch':
        this.#into(at, op.into, this.#tainted.has('raised'))
        break
      case 'raise':
        this.#taint('raised', this.#holds(at, op.value))
        break
      case 'return':
        this.#taint(`returned ${at.fn.id}`, this.#holds(at, op.value))
        break
      default:
        break
    }
  }

  /** What is put into a container may come out of it again. */
  #container(at: At, object: Expr, when: boolean): void {
    if (object.kind === 'local' || object.kind === 'variable') this.#into(at, object, when)
    if (object.kind === 'temp') {
      for (const id of at.temps.get(at.point.id)?.get(object.index) ?? []) {
        this.#taint(`temp ${at.fn.id} ${id} ${object.index}`, when)
      }
    }
    if (object.kind === 'attribute') this.#taint(`attribute ${object.name}`, when)
  }

  #call(at: At, op: Extract<Op, { kind: 'call' }>): void {
    const { callee, args, keywords } = op
    const name = this.#nameOf(at, callee)
    const receiver = callee.kind === 'method' && this.#holds(at, callee.object)
    const named = keywords.filter(({ value }) => this.#holds(at, value))
    const given = args.some((arg) => this.#holds(at, arg)) || named.length > 0
    if (tells(callee, name, receiver, given)) this.reaches = true
    const last = name.slice(name.lastIndexOf('.') + 1)
    this.#arguments(last, at, args, callee.kind === 'value' ? 0 : 1)
    for (const { name: parameter } of named) {
      for (const id of this.#code.functions.keys()) this.#taint(`local ${id} ${parameter}`, true)
    }
    if (callee.kind === 'method' && MUTATORS.has(callee.name)) {
      this.#container(at, callee.object, given)
    }
    // A failed call may name its file in the exception.
    this.#taint('raised', receiver || given)
    const stored = STORES.test(name) || (callee.kind === 'method' && callee.name === 'write')
    this.#taint('stored', stored && args.slice(-1).some((arg) => this.#holds(at, arg)))
    this.#into(at, op.into, this.#answers(name, last, receiver, given))
  }

  /** May the answer of a call hold an identity? */
  #answers(name: string, last: string, receiver: boolean, given: boolean): boolean {
    if (SOURCES.test(name) || this.#returned(last)) return true
    if (READS.test(name) && this.#tainted.has('stored')) return true
    // What a function of the program gives back is told by its returns; an instance holds nothing
    // itself, its attributes do.
    const builtin = this.#called(last).length === 0 || receiver
    return (receiver || given) && builtin && !CLEAN.test(name)
  }

  /** Arguments flow into every function of that name; into all of them where there is none. */
  #arguments(name: string, at: At, args: readonly Expr[], first: number): void {
    args.forEach((arg, index) => {
      if (!this.#holds(at, arg)) return
      for (const called of this.#called(name)) {
        const shift = called.owner === null ? 0 : Math.max(first, 1)
        const parameter = called.parameters[index + shift]
        if (parameter !== undefined) this.#taint(`local ${called.id} ${parameter.name}`, true)
      }
    })
  }

  #called(name: string): readonly FunctionCode[] {
    return [...this.#code.functions.values()].filter(
      (each) =>
        each.name === name ||
        (each.name === '__init__' && each.owner?.endsWith(`.${name}`) === true),
    )
  }

  #returned(name: string): boolean {
    return this.#called(name).some(({ id }) => this.#tainted.has(`returned ${id}`))
  }

  /** "uuid.uuid4", "sorted", "self.save": as far as the code's text shows. */
  #nameOf(at: At, callee: Callee): string {
    if (callee.kind === 'super') return callee.name
    const expr: Expr =
      callee.kind === 'value'
        ? callee.value
        : { kind: 'attribute', object: callee.object, name: callee.name }
    return this.#path(at, expr)
  }

  #path(at: At, expr: Expr): string {
    if (expr.kind === 'attribute') return `${this.#path(at, expr.object)}.${expr.name}`
    if (expr.kind !== 'global') return ''
    const global = this.#code.globals.get(expr.file)?.get(expr.name)
    if (global?.kind === 'module') return global.name
    if (global?.kind === 'member') return `${global.module}.${global.name}`
    return expr.name
  }

  /** May the value of an expression hold an identity? */
  #holds(at: At, expr: Expr): boolean {
    switch (expr.kind) {
      case 'local':
        return this.#tainted.has(`local ${at.fn.id} ${expr.name}`)
      case 'temp': {
        const definitions = at.temps.get(at.point.id)?.get(expr.index) ?? []
        return [...definitions].some((id) =>
          this.#tainted.has(`temp ${at.fn.id} ${id} ${expr.index}`),
        )
      }
      case 'variable':
        return this.#tainted.has(variableCell(expr))
      case 'attribute':
        return this.#tainted.has(`attribute ${expr.name}`) || this.#holds(at, expr.object)
      case 'unary':
        return expr.operator !== 'not' && this.#holds(at, expr.operand)
      case 'binary':
        return this.#holds(at, expr.left) || this.#holds(at, expr.right)
      case 'compare':
        this.#compare(at, expr)
        return false
      case 'tuple':
      case 'list':
        return expr.items.some((item) => this.#holds(at, item))
      case 'dict':
        return expr.entries.some(
          ({ key, value }) => (key !== null && this.#holds(at, key)) || this.#holds(at, value),
        )
      case 'format':
        return expr.parts.some(
          (part) =>
            typeof part !== 'string' &&
            (this.#holds(at, part.value) ||
              (part.spec !== undefined && this.#holds(at, part.spec))),
        )
      default:
        return false
    }
  }

  #compare(at: At, { operator, left, right }: Extract<Expr, { kind: 'compare' }>): void {
    const orders = ['<', '<=', '>', '>='].some((sign) => sign === operator)
    if (orders && (this.#holds(at, left) || this.#holds(at, right))) this.reaches = true
  }
}

/** By its name alone: another file reads it as an attribute. */
function variableCell({ name }: Variable): Cell {
  return `attribute ${name}`
}

/** Does a call order, cut, parse or hash the identity that it is given, or called on? */
function tells(callee: Callee, name: string, receiver: boolean, given: boolean): boolean {
  if (receiver && callee.kind === 'method' && TELLING_METHODS.has(callee.name)) return true
  return (receiver || given) && TELLING_FUNCTIONS.test(name)
}

const STORES = /^(?:cache\.(?:set|add|get_or_set)|db\.(?:insert|update|increment)|os\.write)$/
const READS = /(?:^cache\.get|^db\.select|^os\.read|\.read)$/

/** An index that is not the name of an entry: a slice, or a number. */
function isSliceOrNumber(index: Expr): boolean {
  return index.kind !== 'constant' || typeof index.value !== 'string'
    ? index.kind === 'slice' || index.kind === 'constant'
    : false
}
