import { gives } from '../../chart/callResult.ts'
import type { CallResult, Keywords } from '../../chart/callResult.ts'
import { Raised } from '../../chart/evaluation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { allItems } from '../../chart/iteration.ts'
import { compare } from '../../values/compare.ts'
import { binary } from '../../values/operators.ts'
import { repr, str } from '../../values/repr.ts'
import { hasSpecial } from '../../values/special.ts'
import { truth } from '../../values/truth.ts'
import { isType, typeName } from '../../values/typeName.ts'
import { isTagged } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { sortedItems } from './functions.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure } from '../signature.ts'
import type { Given } from '../signature.ts'
import { asciiOf } from './ascii.ts'
import { callBack, integerOf } from './records.ts'
import { writePieces } from './writePieces.ts'
import { isUnordered, itemsInAnyOrder, ORDER, SORT } from './setOrder.ts'

/** The keywords by name; TypeError for any other. */
function only(
  evaluation: Evaluation,
  name: string,
  keywords: Keywords,
  ...known: readonly string[]
): readonly (Value | undefined)[] {
  for (const keyword of keywords.keys()) {
    if (known.includes(keyword)) continue
    const text = `'${keyword}' is an invalid keyword argument for ${name}()`
    evaluation.fail('TypeError', text)
  }
  return known.map((each) => keywords.get(each))
}

function extreme(name: 'max' | 'min') {
  return (evaluation: Evaluation, args: readonly Value[], keywords: Keywords): CallResult => {
    const [key = null, fallback] = only(evaluation, name, keywords, 'key', 'default')
    const [first] = args
    if (first === undefined) {
      return evaluation.fail('TypeError', `${name} expected at least 1 argument, got 0`)
    }
    if (args.length > 1 && fallback !== undefined) {
      const text = `Cannot specify a default for ${name}() with multiple positional arguments`
      return evaluation.fail('TypeError', text)
    }
    const unordered = args.length === 1 && isUnordered(evaluation, first)
    const items = args.length === 1 ? itemsInAnyOrder(evaluation, first) : args
    const pick = () => extremeOf(evaluation, { name, items, key, unordered })
    const found = unordered ? withoutOrder(evaluation, pick) : pick()
    if (found !== undefined) return gives(found)
    if (fallback !== undefined) return gives(fallback)
    return evaluation.fail('ValueError', `${name}() arg is an empty sequence`)
  }
}

interface Choice {
  readonly name: 'max' | 'min'
  readonly items: readonly Value[]
  readonly key: Value
  readonly unordered: boolean
}

function extremeOf(evaluation: Evaluation, choice: Choice): Value | undefined {
  const { name, items, key, unordered } = choice
  const operator = name === 'max' ? '>' : '<'
  const keyed = items.map((item) => ({
    item,
    by: key === null ? item : callBack(evaluation, key, item),
  }))
  const [head, ...tail] = keyed
  if (head === undefined) return undefined
  const best = tail.reduce((a, b) => (compare(evaluation, operator, b.by, a.by) ? b : a), head)
  if (
    unordered &&
    !keyed.every((each) => each === best || compare(evaluation, operator, best.by, each.by))
  ) {
    evaluation.unsupported(ORDER, SORT)
  }
  return best.item
}

/** What fails may fail in another way in another order. */
function withoutOrder<T>(evaluation: Evaluation, run: () => T): T {
  try {
    return run()
  } catch (thrown) {
    if (thrown instanceof Raised) return evaluation.unsupported(ORDER, SORT)
    throw thrown
  }
}

function sorted(evaluation: Evaluation, args: readonly Value[], keywords: Keywords): CallResult {
  const [value] = args
  if (value === undefined || args.length > 1) {
    return evaluation.fail('TypeError', `sorted expected 1 argument, got ${args.length}`)
  }
  const [key = null, reverse = false] = only(evaluation, 'sort', keywords, 'key', 'reverse')
  const unordered = isUnordered(evaluation, value)
  const items = itemsInAnyOrder(evaluation, value)
  const backwards = truth(evaluation, reverse)
  if (!unordered) return gives(evaluation.list(sortedItems(evaluation, items, backwards, key)))
  return gives(
    withoutOrder(evaluation, () => {
      const inOrder = sortedItems(evaluation, items, backwards, key)
      refuseTies(evaluation, inOrder, backwards, key)
      return evaluation.list(inOrder)
    }),
  )
}

/** Items of a set that are sorted as equal would stand in the order of the set. */
function refuseTies(
  evaluation: Evaluation,
  items: readonly Value[],
  backwards: boolean,
  key: Value,
): void {
  const keys = key === null ? items : items.map((item) => callBack(evaluation, key, item))
  const isStrict = keys.every((one, i) => {
    const next = keys[i + 1]
    return next === undefined || compare(evaluation, backwards ? '>' : '<', one, next)
  })
  if (!isStrict) evaluation.unsupported(ORDER, SORT)
}

function sum(evaluation: Evaluation, [value = null, start = 0n]: Given): Value {
  if (typeof start === 'string') {
    return evaluation.fail('TypeError', "sum() can't sum strings [use ''.join(seq) instead]")
  }
  if (isTagged(start) && start.kind === 'bytes') {
    return evaluation.fail('TypeError', "sum() can't sum bytes [use b''.join(seq) instead]")
  }
  const items = itemsInAnyOrder(evaluation, value)
  const isExact = [start, ...items].every((item) => ['bigint', 'boolean'].includes(typeof item))
  if (isUnordered(evaluation, value) && !isExact) evaluation.unsupported(ORDER, SORT)
  return items.reduce<Value>((total, item) => binary(evaluation, '+', total, item), start)
}

/** `any` and `all` of a set: of plain values, where the order does not show. */
function every(evaluation: Evaluation, value: Value, holds: (item: Value) => boolean): boolean {
  if (isUnordered(evaluation, value)) return itemsInAnyOrder(evaluation, value).every(holds)
  return allItems(evaluation, value, holds)
}

function print(evaluation: Evaluation, args: readonly Value[], keywords: Keywords): CallResult {
  const [sep = null, end = null, file = null, flush = false] = only(
    evaluation,
    'print',
    keywords,
    'sep',
    'end',
    'file',
    'flush',
  )
  const between = textOr(evaluation, 'sep', sep, ' ')
  const after = textOr(evaluation, 'end', end, '\n')
  if (file !== null && !isStream(file)) {
    if (truth(evaluation, flush)) evaluation.unsupported('print() into a file with flush', FLUSH)
    return printInto(evaluation, file, args, [between, after])
  }
  const texts = args.map((arg) => str(evaluation, arg))
  evaluation.write((texts.join(between) + after).replace(/\n$/, ''))
  return gives(null)
}

/** Each text is written as it is made: when one cannot be, those before it are in the file. */
function printInto(
  evaluation: Evaluation,
  file: Value,
  args: readonly Value[],
  [between, after]: readonly [string, string],
): CallResult {
  const pieces: string[] = []
  try {
    for (const [i, arg] of args.entries()) {
      if (i > 0) pieces.push(between)
      pieces.push(str(evaluation, arg))
    }
  } catch (thrown) {
    if (thrown instanceof Raised) return writePieces(evaluation, file, pieces, thrown.exception)
    throw thrown
  }
  return writePieces(evaluation, file, [...pieces, after], null)
}

const FLUSH = 'Use file.flush().'

/** Standard output or standard error. */
function isStream(value: Value): boolean {
  return isTagged(value) && value.kind === 'builtin' && value.name.startsWith('sys.')
}

function textOr(evaluation: Evaluation, name: string, value: Value, usual: string): string {
  if (value === null) return usual
  if (typeof value === 'string') return value
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `${name} must be None or a string, not ${type}`)
}

function inBase(prefix: string, radix: number) {
  return pure(1, 1, (evaluation, [value = null]) => {
    const int = integerOf(evaluation, value)
    return `${int < 0n ? '-' : ''}${prefix}${(int < 0n ? -int : int).toString(radix)}`
  })
}

export function isCallable(evaluation: Evaluation, value: Value): boolean {
  if (isType(value)) return true
  if (!isTagged(value)) return false
  const kind = evaluation.object(value)?.kind ?? value.kind
  if (['function', 'builtin', 'method', 'builtinMethod', 'closure'].includes(kind)) {
    return typeName(evaluation, value) !== 'ellipsis'
  }
  return hasSpecial(evaluation, value, '__call__')
}

/** Built-in functions that call functions of the program, or take more than the core's. */
export const CALLING_FUNCTIONS: LibraryTables = {
  scope: {
    all: pure(1, 1, (evaluation, [value = null]) =>
      every(evaluation, value, (item) => truth(evaluation, item)),
    ),
    any: pure(
      1,
      1,
      (evaluation, [value = null]) => !every(evaluation, value, (item) => !truth(evaluation, item)),
    ),
    ascii: pure(1, 1, (evaluation, [value = null]) => asciiOf(repr(evaluation, value))),
    bin: inBase('0b', 2),
    callable: pure(1, 1, (evaluation, [value = null]) => isCallable(evaluation, value)),
    hex: inBase('0x', 16),
    max: free(extreme('max')),
    min: free(extreme('min')),
    oct: inBase('0o', 8),
    print: free(print),
    slice: pure(1, 3, (_, [first = null, second, step = null]) => {
      const [lower, upper] = second === undefined ? [null, first] : [first, second]
      return { kind: 'slice', lower, upper, ...(step !== null && { step }) }
    }),
    sorted: free(sorted),
    sum: pure(1, 2, sum, ['', 'start']),
  },
  modules: new Map(),
  methods: new Map(),
  stages: {},
}
