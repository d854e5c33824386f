import { gives, NO_KEYWORDS } from '../../chart/callResult.ts'
import type { CallResult, Keywords } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { answerOf } from '../../chart/generators.ts'
import {
  EXHAUSTED,
  isLineFile,
  iterate,
  itemsOf,
  nextItem,
  rangeLength,
} from '../../chart/iteration.ts'
import { callSpecial, hasSpecial } from '../../values/special.ts'
import { getItem } from '../../values/subscripts.ts'
import { ownLength, truth } from '../../values/truth.ts'
import { typeName } from '../../values/typeName.ts'
import { asInt, isTagged, tuple } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { textIn } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure, resumable } from '../signature.ts'
import type { Given, Table } from '../signature.ts'
import {
  callBack,
  field,
  integerOf,
  iteratorMethods,
  record,
  recordOf,
  setField,
} from './records.ts'

/** The items of a tuple in a field. */
function tupleIn(evaluation: Evaluation, self: Value, name: string): readonly Value[] {
  const value = field(evaluation, self, name)
  return isTagged(value) && value.kind === 'tuple' ? value.items : []
}

function enumerate(evaluation: Evaluation, [iterable = null, start = 0n]: Given): Value {
  const first = integerOf(evaluation, start)
  const iterator = iterate(evaluation, iterable)
  return record(evaluation, 'enumerate', { '<iterator>': iterator, '<index>': first })
}

function nextOrStop(evaluation: Evaluation, iterator: Value): Value {
  const item = nextItem(evaluation, iterator)
  return item === EXHAUSTED ? evaluation.fail('StopIteration') : item
}

function nextNumbered(evaluation: Evaluation, self: Value): CallResult {
  const iterator = field(evaluation, self, '<iterator>')
  if (isLineFile(evaluation.object(iterator))) {
    return afterLine(evaluation, nextLine(evaluation, iterator), self, [])
  }
  return gives(numbered(evaluation, self, nextOrStop(evaluation, iterator)))
}

function numbered(evaluation: Evaluation, self: Value, item: Value): Value {
  const index = field(evaluation, self, '<index>')
  setField(evaluation, self, '<index>', (asInt(index) ?? 0n) + 1n)
  return tuple(index, item)
}

/** Is it enumerate() or zip() over a file, whose lines are asked for one by one? */
export function isOverLines(evaluation: Evaluation, iterator: Value): boolean {
  const over = recordOf(evaluation, iterator, 'enumerate', 'zip')
  if (over === null) return false
  const together = over.fields.get('<iterators>')
  const all =
    together !== undefined && isTagged(together) && together.kind === 'tuple'
      ? together.items
      : [over.fields.get('<iterator>') ?? null]
  return all.some((each) => isLineFile(evaluation.object(each)))
}

function nextLine(evaluation: Evaluation, file: Value): CallResult {
  return evaluation.library.callMethod(evaluation, file, '__next__', [], NO_KEYWORDS)
}

/** Goes on when the file has given its line. Its StopIteration is that of the whole. */
function afterLine(
  evaluation: Evaluation,
  line: CallResult,
  self: Value,
  items: readonly Value[],
): CallResult {
  if (line.kind === 'operation') {
    const { resume, state } = line.then
    return { ...line, then: { resume: LINE, state: [self, tuple(...items), resume, ...state] } }
  }
  const item = answerOf(evaluation, line)
  if (recordOf(evaluation, self, 'enumerate') === null) {
    return nextTogether(evaluation, self, [...items, item])
  }
  return gives(numbered(evaluation, self, item))
}

const LINE = 'a line is there'

const stages: Continuations = {
  [LINE]: (evaluation, [self = null, items = null, resume, ...state], answer) => {
    const then = { resume: textIn(resume), state }
    const line = evaluation.library.resume(evaluation, then, answer)
    const before = isTagged(items) && items.kind === 'tuple' ? items.items : []
    return afterLine(evaluation, line, self, before)
  },
}

function zip(evaluation: Evaluation, args: readonly Value[], keywords: Keywords): CallResult {
  const [wrong] = [...keywords.keys()].filter((name) => name !== 'strict')
  if (wrong !== undefined) {
    const text = `zip() got an unexpected keyword argument '${wrong}'`
    return evaluation.fail('TypeError', text)
  }
  const strict = truth(evaluation, keywords.get('strict') ?? false)
  const iterators = args.map((arg) => iterate(evaluation, arg))
  const fields = { '<iterators>': tuple(...iterators), '<strict>': strict }
  return gives(record(evaluation, 'zip', fields))
}

/** As zip_next in CPython's Python/bltinmodule.c. `before`: of the first ones, which have answered. */
function nextTogether(
  evaluation: Evaluation,
  self: Value,
  before: readonly Value[] = [],
): CallResult {
  const iterators = tupleIn(evaluation, self, '<iterators>')
  const strict = field(evaluation, self, '<strict>') === true
  const items = [...before]
  for (const [i, iterator] of iterators.entries()) {
    if (i < before.length) continue
    if (isLineFile(evaluation.object(iterator))) {
      if (strict) evaluation.unsupported('zip() of files with strict')
      return afterLine(evaluation, nextLine(evaluation, iterator), self, items)
    }
    const item = nextItem(evaluation, iterator)
    if (item !== EXHAUSTED) {
      items.push(item)
      continue
    }
    if (strict && i > 0) {
      const before = i === 1 ? ' 1' : `s 1-${i}`
      const text = `zip() argument ${i + 1} is shorter than argument${before}`
      return evaluation.fail('ValueError', text)
    }
    if (strict) refuseLonger(evaluation, iterators)
    return evaluation.fail('StopIteration')
  }
  return items.length === 0 ? evaluation.fail('StopIteration') : gives(tuple(...items))
}

/** The first is at its end; so must be the others. */
function refuseLonger(evaluation: Evaluation, iterators: readonly Value[]): void {
  for (const [i, iterator] of iterators.entries()) {
    if (i === 0 || nextItem(evaluation, iterator) === EXHAUSTED) continue
    const before = i === 1 ? ' 1' : `s 1-${i}`
    evaluation.fail('ValueError', `zip() argument ${i + 1} is longer than argument${before}`)
  }
}

function map(evaluation: Evaluation, args: readonly Value[], keywords: Keywords): CallResult {
  if (keywords.size > 0) evaluation.fail('TypeError', 'map() takes no keyword arguments')
  const [callee = null, ...iterables] = args
  if (iterables.length === 0) {
    return evaluation.fail('TypeError', 'map() must have at least two arguments.')
  }
  const iterators = tuple(...iterables.map((each) => iterate(evaluation, each)))
  return gives(record(evaluation, 'map', { '<function>': callee, '<iterators>': iterators }))
}

function nextMapped(evaluation: Evaluation, self: Value): Value {
  const items = tupleIn(evaluation, self, '<iterators>').map((iterator) =>
    nextOrStop(evaluation, iterator),
  )
  return callBack(evaluation, field(evaluation, self, '<function>'), ...items)
}

function nextKept(evaluation: Evaluation, self: Value): Value {
  const keeps = field(evaluation, self, '<function>')
  for (;;) {
    const item = nextOrStop(evaluation, field(evaluation, self, '<iterator>'))
    const kept = keeps === null ? item : callBack(evaluation, keeps, item)
    if (truth(evaluation, kept)) return item
  }
}

/** `reversed(value)`: of a sequence by its places; of a dictionary by its keys as they are now. */
function reversed(evaluation: Evaluation, [value = null]: Given): Value {
  const own = callSpecial(evaluation, value, '__reversed__')
  if (own !== undefined) return own
  const kind = evaluation.object(value)?.kind
  const isDict = kind === 'dict' || (isTagged(value) && value.kind === 'view')
  if (isDict) {
    const keys = tuple(...itemsOf(evaluation, value))
    return placesFrom(evaluation, keys, keys.items.length)
  }
  const size = lengthOf(evaluation, value)
  if (size === null) {
    const type = typeName(evaluation, value)
    return evaluation.fail('TypeError', `'${type}' object is not reversible`)
  }
  return placesFrom(evaluation, value, size)
}

function placesFrom(evaluation: Evaluation, source: Value, size: number): Value {
  const fields = { '<source>': source, '<index>': BigInt(size) }
  return record(evaluation, 'reversed', fields)
}

function lengthOf(evaluation: Evaluation, value: Value): number | null {
  if (typeof value === 'string') return [...value].length
  if (!isTagged(value)) return null
  if (value.kind === 'tuple') return value.items.length
  if (value.kind === 'bytes') return value.data.length
  if (value.kind === 'range') return rangeLength(value)
  const object = evaluation.object(value)
  if (object?.kind === 'list') return object.items.length
  if (!hasSpecial(evaluation, value, '__getitem__')) return null
  const size = ownLength(evaluation, value)
  return size === null ? null : Number(size)
}

function nextBefore(evaluation: Evaluation, self: Value): Value {
  const source = field(evaluation, self, '<source>')
  const index = (asInt(field(evaluation, self, '<index>')) ?? 0n) - 1n
  const object = evaluation.object(source)
  const gone = object?.kind === 'list' && index >= BigInt(object.items.length)
  if (index < 0n || gone) {
    setField(evaluation, self, '<index>', 0n)
    return evaluation.fail('StopIteration')
  }
  setField(evaluation, self, '<index>', index)
  return answerOf(evaluation, getItem(evaluation, source, index))
}

/** As `iteratorMethods`, of what may have to wait for a line. */
function lineMethods(next: (evaluation: Evaluation, self: Value) => CallResult): Table {
  return {
    ...iteratorMethods(() => null),
    __next__: resumable(0, 0, (evaluation, [self = null]) => next(evaluation, self)),
  }
}

const methods: readonly (readonly [string, Table])[] = [
  ['enumerate', lineMethods(nextNumbered)],
  ['filter', iteratorMethods(nextKept)],
  ['map', iteratorMethods(nextMapped)],
  ['reversed', iteratorMethods(nextBefore)],
  ['zip', lineMethods(nextTogether)],
]

/** Built-in functions that give iterators. */
export const ITERATORS: LibraryTables = {
  scope: {
    enumerate: pure(1, 2, enumerate, ['iterable', 'start']),
    filter: pure(2, 2, (evaluation, [keeps = null, iterable = null]) => {
      const iterator = iterate(evaluation, iterable)
      return record(evaluation, 'filter', { '<function>': keeps, '<iterator>': iterator })
    }),
    map: free(map),
    reversed: pure(1, 1, reversed),
    zip: free(zip),
  },
  modules: new Map(),
  methods: new Map(methods),
  stages,
}
