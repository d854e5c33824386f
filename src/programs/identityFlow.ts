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
import {
  CLEAN,
  isName,
  isWhole,
  KEEPING_FUNCTIONS,
  KEEPING_METHODS,
  KEYED,
  MUTATORS,
  OPENS,
  READS,
  SOURCES,
  STORES,
  TELLING_METHODS,
} from './identityCalls.ts'
import { NamesOfCode } from './namesOfCode.ts'
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
  readonly #names: NamesOfCode
  readonly #tainted = new Set<Cell>()
  /** of those: what may be an identity itself, and not only a container that holds one */
  readonly #texts = new Set<Cell>()
  readonly #reaching = new Map<string, ReachingTemps>()
  #grown = true
  /** an identity has reached an operation that distinguishes identities */
  reaches = false

  constructor(code: Code) {
    this.#code = code
    this.#names = new NamesOfCode(code)
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

  /** `when`: it may hold an identity; `text`: it may be one. */
  #taint(cell: Cell, when: boolean, text = when): void {
    for (const [set, grows] of [
      [this.#tainted, when],
      [this.#texts, when && text],
    ] as const) {
      if (!grows || set.has(cell)) continue
      set.add(cell)
      this.#grown = true
    }
  }

  #into(at: At, place: Place | null, when: boolean, text = when): void {
    if (place === null) return
    const { fn, point } = at
    if (place.kind === 'local') this.#taint(`local ${fn.id} ${place.name}`, when, text)
    else if (place.kind === 'variable') this.#taint(variableCell(place), when, text)
    else if (place.kind === 'temp') {
      this.#taint(`temp ${fn.id} ${point.id} ${place.index}`, when, text)
    }
  }

  #visit(at: At, op: Op): void {
    switch (op.kind) {
      case 'eval':
        this.#into(at, op.into, this.#holds(at, op.value), this.#mayBeText(at, op.value))
        break
      case 'getattr':
        this.#into(
          at,
          op.into,
          this.#tainted.has(`attribute ${op.name}`) ||
            this.#holds(at, op.object) ||
            this.#returned(op.name),
          this.#attributeMayBeText(at, op.object, op.name) || this.#returned(op.name),
        )
        break
      case 'importName':
        this.#into(at, op.into, this.#tainted.has(`attribute ${op.name}`))
        break
      case 'setattr':
        this.#taint(
          `attribute ${op.name}`,
          this.#holds(at, op.value),
          this.#mayBeText(at, op.value),
        )
        this.#arguments(op.name, at, [op.value], 1)
        break
      case 'getitem':
        if (this.#holds(at, op.object) && !isName(op.index)) this.reaches = true
        this.#into(at, op.into, this.#holds(at, op.object))
        break
      case 'setitem':
        this.#container(at, op.object, this.#holds(at, op.value) || this.#holds(at, op.index))
        break
      case 'contains':
        // A text may be looked for in another.
        if (this.#mayBeText(at, op.container) || this.#holds(at, op.item)) this.reaches = true
        break
      case 'call':
        this.#call(at, op)
        break
      case 'branch':
        this.#holds(at, op.test)
        break
      case 'unpack':
        if (op.star !== undefined && this.#holds(at, op.value)) this.reaches = true
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

  /** What is put into a container may come out of it again. It is no text itself. */
  #container(at: At, object: Expr, when: boolean): void {
    if (object.kind === 'local' || object.kind === 'variable') this.#into(at, object, when, false)
    if (object.kind === 'temp') {
      for (const id of at.temps.get(at.point.id)?.get(object.index) ?? []) {
        this.#taint(`temp ${at.fn.id} ${id} ${object.index}`, when, false)
      }
    }
    if (object.kind === 'attribute') this.#taint(`attribute ${object.name}`, when, false)
  }

  #call(at: At, op: Extract<Op, { kind: 'call' }>): void {
    const { args, keywords } = op
    const { callee, from } = this.#calleeOf(at, op.callee)
    const name = this.#names.of(callee)
    const receiver = callee.kind === 'method' && this.#holds(from, callee.object)
    const named = keywords.filter(({ value }) => this.#holds(at, value))
    const given = args.some((arg) => this.#holds(at, arg)) || named.length > 0
    const last = name.slice(name.lastIndexOf('.') + 1)
    if (this.#tells(from, callee, name, { receiver, given })) this.reaches = true
    this.#arguments(last, at, args, callee.kind === 'value' ? 0 : 1)
    for (const { name: parameter } of named) {
      for (const id of this.#code.functions.keys()) this.#taint(`local ${id} ${parameter}`, true)
    }
    if (callee.kind === 'method' && MUTATORS.has(callee.name)) {
      this.#container(from, callee.object, given)
    }
    // A failed call may name its file in the exception.
    this.#taint('raised', receiver || given)
    // An open file has the name of its path.
    this.#taint('attribute name', given && OPENS.test(name))
    // Nothing gives a key back by which a row or an entry is found.
    const values = KEYED.test(name) ? args.slice(1) : args
    const holds = values.some((arg) => this.#holds(at, arg)) || named.length > 0
    this.#taint('stored', holds && stores(callee, name))
    this.#into(at, op.into, this.#answers(name, last, receiver, given), name !== COOKIES)
  }

  /**
   * What is called, and where it was looked up: `f` of `f(g())` is before `g` is called, and its
   * value waits in a temporary.
   */
  #calleeOf(at: At, callee: Callee): { readonly callee: Callee; readonly from: At } {
    if (callee.kind !== 'value' || callee.value.kind !== 'temp') return { callee, from: at }
    const [id, ...others] = at.temps.get(at.point.id)?.get(callee.value.index) ?? []
    const point = at.fn.points.find((each) => each.id === id)
    if (point === undefined || others.length > 0) return { callee, from: at }
    const { op } = point
    const from = { ...at, point }
    if (op.kind === 'getattr') {
      return { callee: { kind: 'method', object: op.object, name: op.name }, from }
    }
    if (op.kind !== 'eval') return { callee, from: at }
    const { value } = op
    return value.kind === 'attribute'
      ? { callee: { kind: 'method', object: value.object, name: value.name }, from }
      : { callee: { kind: 'value', value }, from }
  }

  /** May a call order, cut, parse or hash the identity that it is given, or called on? */
  #tells(
    at: At,
    callee: Callee,
    name: string,
    { receiver, given }: { readonly receiver: boolean; readonly given: boolean },
  ): boolean {
    const last = name.slice(name.lastIndexOf('.') + 1)
    if (this.#isHandedAround(at, callee)) return true
    if (receiver && callee.kind === 'method' && TELLING_METHODS.test(callee.name)) return true
    if (!receiver && !given) return false
    // A function or a class of the program is looked at by itself.
    if (this.#names.called(last).length > 0 || this.#names.isClass(last)) return false
    if (callee.kind !== 'value' && KEEPING_METHODS.has(last)) return false
    if (callee.kind === 'method' && !receiver && last === 'join') return false
    return !KEEPING_FUNCTIONS.test(name)
  }

  /** May what is called be a method of an identity, kept somewhere? */
  #isHandedAround(at: At, callee: Callee): boolean {
    return (
      callee.kind === 'value' && callee.value.kind !== 'global' && this.#holds(at, callee.value)
    )
  }

  /** May the answer of a call hold an identity? */
  #answers(name: string, last: string, receiver: boolean, given: boolean): boolean {
    if (SOURCES.test(name) || this.#returned(last)) return true
    if (READS.test(name) && this.#tainted.has('stored')) return true
    // What a function of the program gives back is told by its returns. An instance holds nothing
    // itself, its attributes do; but not of a class that Python itself fills.
    const builtin = this.#names.called(last).length === 0 || receiver
    return (receiver || given) && builtin && !CLEAN.test(name)
  }

  /** Arguments flow into every function of that name; into all of them where there is none. */
  #arguments(name: string, at: At, args: readonly Expr[], first: number): void {
    args.forEach((arg, index) => {
      if (!this.#holds(at, arg)) return
      for (const called of this.#names.called(name)) {
        const shift = called.owner === null ? 0 : Math.max(first, 1)
        const parameter = called.parameters[index + shift]
        if (parameter === undefined) continue
        this.#taint(`local ${called.id} ${parameter.name}`, true, this.#mayBeText(at, arg))
      }
    })
  }

  #returned(name: string): boolean {
    return this.#names.called(name).some(({ id }) => this.#tainted.has(`returned ${id}`))
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
        if (expr.operator !== 'not' && this.#holds(at, expr.operand)) this.reaches = true
        return false
      case 'binary': {
        const holds = this.#holds(at, expr.left) || this.#holds(at, expr.right)
        if (holds && !isWhole(expr)) this.reaches = true
        return holds
      }
      case 'compare':
        this.#compare(at, expr)
        return false
      case 'star':
        return this.#holds(at, expr.value)
      case 'tuple':
      case 'list':
      case 'set':
        return expr.items.some((item) => this.#holds(at, item))
      case 'dict':
        return expr.entries.some(
          ({ key, value }) => (key !== null && this.#holds(at, key)) || this.#holds(at, value),
        )
      case 'format': {
        const held = expr.parts.flatMap((part) =>
          typeof part !== 'string' && this.#holds(at, part.value) ? [part] : [],
        )
        if (held.some(({ spec }) => spec !== undefined)) this.reaches = true
        return held.length > 0
      }
      case 'slice':
      case 'constant':
      case 'global':
        return false
      // What closures share is not followed.
      case 'cell':
      case 'closure':
        return true
    }
  }

  /** May an expression be an identity, and not only hold one? */
  #mayBeText(at: At, expr: Expr): boolean {
    const { fn, point, temps } = at
    switch (expr.kind) {
      case 'local':
        return this.#texts.has(`local ${fn.id} ${expr.name}`)
      case 'variable':
        return this.#texts.has(variableCell(expr))
      case 'temp':
        return [...(temps.get(point.id)?.get(expr.index) ?? [])].some((id) =>
          this.#texts.has(`temp ${fn.id} ${id} ${expr.index}`),
        )
      case 'attribute':
        return this.#attributeMayBeText(at, expr.object, expr.name)
      case 'tuple':
      case 'list':
      case 'set':
      case 'dict':
        return false
      default:
        return this.#holds(at, expr)
    }
  }

  /**
   * An attribute that the program itself sets is what it sets it to, wherever the object comes from;
   * but Python's own objects have some that may be asked for.
   */
  #attributeMayBeText(at: At, object: Expr, name: string): boolean {
    if (this.#texts.has(`attribute ${name}`)) return true
    return (
      !this.#names.isSet(name) &&
      (this.#tainted.has(`attribute ${name}`) || this.#holds(at, object))
    )
  }

  /** May a text that is ordered hold an identity, or a container whose items are compared? */
  #holdsInOrder(at: At, expr: Expr): boolean {
    if (expr.kind !== 'attribute' || !this.#names.isSet(expr.name)) {
      return this.#holds(at, expr)
    }
    return this.#tainted.has(`attribute ${expr.name}`)
  }

  #compare(at: At, { operator, left, right }: Extract<Expr, { kind: 'compare' }>): void {
    const orders = ['<', '<=', '>', '>='].some((sign) => sign === operator)
    const holds = (expr: Expr) => this.#holdsInOrder(at, expr)
    if (orders && (holds(left) || holds(right))) this.reaches = true
  }
}

/** The cookies of a browser: a dict, whose values are keys. */
const COOKIES = 'browser.send'

/** By its name alone: another file reads it as an attribute. */
function variableCell({ name }: Variable): Cell {
  return `attribute ${name}`
}

function stores(callee: Callee, name: string): boolean {
  return STORES.test(name) || (callee.kind === 'method' && callee.name.startsWith('write'))
}
