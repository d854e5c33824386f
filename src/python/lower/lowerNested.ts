import type { Comprehension, FunctionDef } from '../ast.ts'
import type { Expr, Place } from '../code.ts'
import { FIRST_ITERATOR } from '../link/symbols.ts'
import { NONE, placeOf } from '../link/scope.ts'
import { describe } from './describe.ts'
import type { Lowering } from './lowering.ts'
import { evaluateOnce, lowerOperands, operand, type Operand } from './operands.ts'

/** `def` inside of a function. */
export function lowerDefinition(on: Lowering, from: FunctionDef): void {
  const { name, headSpan } = from
  const made: Operand = { lower: () => on.nest(from, name), span: headSpan, text: `def ${name}` }
  lowerDecorated(on, from, made, placeOf(on.scope, name))
}

/** Decorators from the top down, then the function with its defaults, then the decorators' calls. */
export function lowerDecorated(
  on: Lowering,
  { decorators, headSpan }: FunctionDef,
  made: Operand,
  place: Place,
): void {
  const { points } = on
  const values = lowerOperands(on, [...decorators.map((each) => operand(on, each)), made])
  let value = values.at(-1) ?? NONE
  decorators.toReversed().forEach((decorator, index, all) => {
    const into = index === all.length - 1 ? place : points.temp()
    const callee = { kind: 'value', value: values[all.length - 1 - index] ?? NONE } as const
    const text = `@${describe(decorator)}`
    points.emit({ kind: 'call', callee, args: [value], keywords: [], into }, decorator.span, text)
    if (into.kind === 'temp') value = into
  })
  if (decorators.length > 0) return
  points.emit({ kind: 'eval', value, into: place }, headSpan, made.text)
}

const NAMES = { list: '<listcomp>', set: '<setcomp>', dict: '<dictcomp>', generator: '<genexpr>' }

/** As in CPython 3.11, a call of a function of its own with the iterator of the first clause. */
export function lowerComprehension(on: Lowering, from: Comprehension, into: Place | null): void {
  const { points } = on
  const [first] = from.clauses
  const value = first === undefined ? NONE : on.value(first.iterable)
  const iterator = points.temp()
  points.emit({ kind: 'iter', value, into: iterator }, first?.iterable.span ?? from.span, 'iter')
  const callee = { kind: 'value', value: on.nest(from, NAMES[from.of]) } as const
  const op = { kind: 'call', callee, args: [iterator], keywords: [], into } as const
  points.emit(op, from.span, describe(from))
}

/** The body of that function. */
export function lowerComprehensionBody(on: Lowering, from: Comprehension): void {
  const { points } = on
  const result = from.of === 'generator' ? null : points.temp()
  if (result !== null) {
    points.emit({ kind: 'eval', value: emptyOf(from), into: result }, from.span, describe(from))
  }
  lowerClauses(on, from, 0, result)
  points.emit({ kind: 'return', value: result ?? NONE }, from.span, 'end')
}

function emptyOf({ of }: Comprehension): Expr {
  if (of === 'dict') return { kind: 'dict', entries: [] }
  return { kind: of === 'set' ? 'set' : 'list', items: [] }
}

function lowerClauses(
  on: Lowering,
  from: Comprehension,
  depth: number,
  result: Place | null,
): void {
  const { points } = on
  const clause = from.clauses[depth]
  if (clause === undefined) {
    lowerElement(on, from, result)
    return
  }
  const { target, iterable, conditions } = clause
  const [start, end] = [points.label(), points.label()]
  const iterator = depth === 0 ? firstIterator() : points.temp()
  if (iterator.kind === 'temp') {
    const op = { kind: 'iter', value: on.value(iterable), into: iterator } as const
    points.emit(op, iterable.span, 'iter')
  }
  points.place(start)
  const into = target.kind === 'Name' ? placeOf(on.scope, target.id) : points.temp()
  const span = { ...target.span, to: iterable.span.to }
  points.emit({ kind: 'next', iterator, into }, span, 'for', { otherwise: end })
  if (into.kind === 'temp') on.assign(target, into, target.span)
  for (const condition of conditions) {
    const yes = points.label()
    on.test(condition, yes, start, 'if')
    points.place(yes)
  }
  lowerClauses(on, from, depth + 1, result)
  points.jump(start)
  points.place(end)
}

function firstIterator(): Place & { kind: 'local' } {
  return { kind: 'local', name: FIRST_ITERATOR }
}

function lowerElement(on: Lowering, from: Comprehension, result: Place | null): void {
  const { points } = on
  const { element, value } = from
  if (value !== null && result?.kind === 'temp') {
    const [key = NONE, held = NONE] = lowerOperands(on, [
      {
        ...operand(on, element),
        lower: () => evaluateOnce(on, on.value(element), element.span, 'key'),
      },
      operand(on, value),
    ])
    points.emit({ kind: 'setitem', object: result, index: key, value: held }, from.span, 'set')
    return
  }
  const item = on.value(element)
  if (result?.kind !== 'temp') {
    points.emit({ kind: 'yield', value: item, into: null }, element.span, 'yield')
    return
  }
  const name = from.of === 'set' ? 'add' : 'append'
  const callee = { kind: 'method', object: result, name } as const
  points.emit({ kind: 'call', callee, args: [item], keywords: [], into: null }, element.span, name)
}
