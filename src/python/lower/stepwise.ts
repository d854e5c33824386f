import type { Expr, Op, Place } from '../code.ts'

/** A part of an operation that becomes a point of its own, before it. */
export interface Part {
  readonly op: Op
  readonly text: string
  /** asserts only that a local is bound */
  readonly check: boolean
}

export interface Stepwise {
  readonly before: readonly Part[]
  readonly op: Op
  /** what the operation has put into temporaries goes on to variables that others see */
  readonly after: readonly Part[]
}

/**
 * An operation of a program with threads, in pieces: whatever may read or write what threads share
 * is a point of its own, in Python's order of evaluation, so that others can move in between.
 *
 * @param temp a fresh temporary
 * @param stored names of attributes that hold what may be called
 */
export function stepwise(
  op: Op,
  temp: () => Extract<Place, { kind: 'temp' }>,
  stored: ReadonlySet<string>,
): Stepwise {
  const splitter = new Splitter(temp, stored)
  const inPieces = splitter.operation(op)
  const [alone, after] = splitter.withoutPlaces(inPieces)
  return { before: splitter.parts, op: alone, after }
}

class Splitter {
  readonly parts: Part[] = []
  readonly #temp: () => Extract<Place, { kind: 'temp' }>
  readonly #stored: ReadonlySet<string>

  constructor(temp: () => Extract<Place, { kind: 'temp' }>, stored: ReadonlySet<string>) {
    this.#temp = temp
    this.#stored = stored
  }

  operation(op: Op): Op {
    switch (op.kind) {
      case 'eval':
        return { ...op, value: isShared(op.into) ? this.#simple(op.value) : this.#whole(op.value) }
      case 'return':
      case 'yield':
      case 'iter':
      case 'unpack':
        return { ...op, value: this.#simple(op.value) }
      case 'branch':
        return { ...op, test: this.#simple(op.test) }
      case 'delegate':
        return { ...op, iterator: this.#simple(op.iterator) }
      case 'getattr':
      case 'delattr':
        return { ...op, object: this.#simple(op.object) }
      case 'setattr': {
        const [value, object] = this.#all([op.value, op.object])
        return { ...op, value, object }
      }
      case 'getitem':
      case 'delitem': {
        const [object, index] = this.#all([op.object, op.index])
        return { ...op, object, index }
      }
      case 'setitem': {
        const [value, object, index] = this.#all([op.value, op.object, op.index])
        return { ...op, value, object, index }
      }
      case 'contains': {
        const [item, container] = this.#all([op.item, op.container])
        return { ...op, item, container }
      }
      case 'match':
        return op.types === null ? op : { ...op, types: this.#simple(op.types) }
      case 'raise': {
        if (op.cause === undefined) return { ...op, value: this.#simple(op.value) }
        const [value, cause] = this.#all([op.value, op.cause])
        return { ...op, value, cause }
      }
      case 'call':
        return this.#call(op)
      default:
        return op
    }
  }

  /** What an operation puts into variables goes through temporaries. */
  withoutPlaces(op: Op): readonly [Op, readonly Part[]] {
    if (!('into' in op) || op.into === null) return [op, []]
    if ('kind' in op.into) {
      if (!isShared(op.into) || (op.kind === 'eval' && isSimple(op.value))) return [op, []]
      const value = this.#temp()
      return [{ ...op, into: value } as Op, [storing(value, op.into)]]
    }
    const pairs = op.into.map((place) => [place, isShared(place) ? this.#temp() : place] as const)
    const after = pairs.flatMap(([place, value]) =>
      place === value || value.kind === 'variable' ? [] : [storing(value, place)],
    )
    return [{ ...op, into: pairs.map(([, place]) => place) } as Op, after]
  }

  #call(op: Extract<Op, { kind: 'call' }>): Op {
    const { callee } = op
    const values = [...op.args, ...op.keywords.map(({ value }) => value)]
    const head =
      callee.kind === 'super' ? [] : [callee.kind === 'value' ? callee.value : callee.object]
    // What an attribute holds is loaded before it is called.
    const loads =
      callee.kind === 'method' && callee.protocol !== true && this.#stored.has(callee.name)
    const [first, ...rest] = this.#all([
      ...head.map((expr): Expr =>
        loads ? { kind: 'attribute', object: expr, name: callee.name } : expr,
      ),
      ...values,
    ])
    const given = callee.kind === 'super' ? [first, ...rest].filter(isThere) : rest
    const keywords = op.keywords.map(({ name }, index) => ({
      name,
      value: given[op.args.length + index] ?? NONE,
    }))
    const args = given.slice(0, op.args.length)
    if (callee.kind === 'super' || first === undefined) return { ...op, args, keywords }
    const found =
      callee.kind === 'value' || loads
        ? ({ kind: 'value', value: first } as const)
        : { ...callee, object: first }
    return { ...op, callee: found, args, keywords }
  }

  /** Several values in order: one that a later part could overtake is checked in time. */
  #all<const Given extends readonly Expr[]>(exprs: Given): { [K in keyof Given]: Expr } {
    const done: Expr[] = []
    for (const expr of exprs) {
      const before = this.parts.length
      const value = expr.kind === 'star' ? this.#star(expr) : this.#simple(expr)
      if (this.parts.length > before) {
        const checks = done.flatMap((each): Part[] =>
          each.kind === 'local'
            ? [{ op: { kind: 'eval', value: each, into: null }, text: each.name, check: true }]
            : [],
        )
        this.parts.splice(before, 0, ...checks)
      }
      done.push(value)
    }
    return done as unknown as { [K in keyof Given]: Expr }
  }

  /** Its items are taken in a point of their own. */
  #star(expr: Extract<Expr, { kind: 'star' }>): Expr {
    const value = this.#simple(expr.value)
    if (value.kind === 'constant') return { ...expr, value }
    const items: Expr = { kind: 'tuple', items: [{ kind: 'star', value }] }
    return { kind: 'star', value: this.#point(items, '*') }
  }

  /** A value that no other thread can change: what is not is evaluated in a point before. */
  #simple(expr: Expr): Expr {
    const value = this.#whole(expr)
    return isSimple(value) ? value : this.#point(value, textOf(value))
  }

  #point(value: Expr, text: string): Expr {
    const into = this.#temp()
    this.parts.push({ op: { kind: 'eval', value, into }, text, check: false })
    return into
  }

  /** The expression with simple parts: one thing to do is left in it at most. */
  #whole(expr: Expr): Expr {
    switch (expr.kind) {
      case 'attribute':
        return { ...expr, object: this.#simple(expr.object) }
      case 'unary':
        return { ...expr, operand: this.#simple(expr.operand) }
      case 'binary':
      case 'compare': {
        const [left, right] = this.#all([expr.left, expr.right])
        return { ...expr, left, right }
      }
      case 'tuple':
      case 'list':
      case 'set':
        return { ...expr, items: this.#all(expr.items) }
      case 'closure': {
        const values = this.#all(expr.defaults.map(({ value }) => value))
        const defaults = expr.defaults.map(({ name }, index) => ({
          name,
          value: values[index] ?? NONE,
        }))
        return { ...expr, defaults }
      }
      case 'dict': {
        const given = expr.entries.flatMap(({ key, value }) =>
          key === null ? [value] : [key, value],
        )
        const values = [...this.#all(given)]
        const entries = expr.entries.map(({ key }) => ({
          key: key === null ? null : (values.shift() ?? NONE),
          value: values.shift() ?? NONE,
        }))
        return { ...expr, entries }
      }
      case 'slice': {
        const given = [expr.lower, expr.upper, expr.step ?? null]
        const values = [...this.#all(given.filter((part) => part !== null))]
        const [lower = null, upper = null, step = null] = given.map((part) =>
          part === null ? null : (values.shift() ?? NONE),
        )
        return { kind: 'slice', lower, upper, ...(step !== null && { step }) }
      }
      case 'format':
        return { ...expr, parts: this.#format(expr.parts) }
      default:
        return expr
    }
  }

  /** Each part becomes text in a point of its own. */
  #format(parts: Extract<Expr, { kind: 'format' }>['parts']) {
    return parts.map((part) => {
      if (typeof part === 'string') return part
      const given = part.spec === undefined ? [part.value] : [part.value, part.spec]
      const [value = NONE, spec] = this.#all(given)
      const one = { ...part, value, ...(spec !== undefined && { spec }) }
      const text = this.#point({ kind: 'format', parts: [one] }, 'format')
      return { value: text, conversion: null }
    })
  }
}

const NONE: Expr = { kind: 'constant', value: null }

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined
}

function storing(value: Expr, into: Place): Part {
  const text = 'name' in into ? `${into.name} =` : 'store'
  return { op: { kind: 'eval', value, into }, text, check: false }
}

/** Other functions may see it. */
function isShared(place: Place | null): boolean {
  return place !== null && (place.kind === 'variable' || place.kind === 'cell')
}

/** Nobody else can change what it gives. */
function isSimple(expr: Expr): boolean {
  switch (expr.kind) {
    case 'constant':
    case 'local':
    case 'temp':
    case 'global':
      return true
    case 'tuple':
      return expr.items.every((item) => isSimple(item))
    case 'closure':
      return expr.defaults.every(({ value }) => isSimple(value))
    case 'slice':
      return [expr.lower, expr.upper, expr.step ?? null].every(
        (part) => part === null || isSimple(part),
      )
    default:
      return false
  }
}

function textOf(expr: Expr): string {
  switch (expr.kind) {
    case 'variable':
    case 'cell':
      return expr.name
    case 'attribute':
      return `.${expr.name}`
    case 'unary':
    case 'binary':
    case 'compare':
      return expr.operator
    default:
      return expr.kind
  }
}
