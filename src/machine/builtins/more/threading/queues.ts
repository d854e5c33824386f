import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { truth } from '../../../values/truth.ts'
import { asInt, asNumber, isTagged, tuple } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Continuations } from '../../continuations.ts'
import type { LibraryTables } from '../../registry.ts'
import { pure, resumable } from '../../signature.ts'
import type { Builtin, Given, Table } from '../../signature.ts'
import { field, integerOf, record, recordOf, setField } from '../records.ts'
import { popped, pushed } from './heaps.ts'
import { mayGiveUp, waitIn } from './waiting.ts'

const QUEUE = 'queue.Queue'
const LIFO = 'queue.LifoQueue'
const PRIORITY = 'queue.PriorityQueue'
const SIMPLE = 'queue.SimpleQueue'

function makeQueue(type: typeof QUEUE | typeof LIFO | typeof PRIORITY): Builtin {
  return pure(
    0,
    1,
    (evaluation, [size = 0n]) =>
      record(evaluation, type, {
        maxsize: integerOf(evaluation, size),
        '<items>': tuple(),
        '<unfinished>': 0n,
      }),
    ['maxsize'],
  )
}

const makeSimpleQueue = pure(0, 0, (evaluation) =>
  record(evaluation, SIMPLE, { maxsize: 0n, '<items>': tuple(), '<unfinished>': 0n }),
)

function itemsIn(evaluation: Evaluation, self: Value | undefined): readonly Value[] {
  const items = field(evaluation, self, '<items>')
  return isTagged(items) && items.kind === 'tuple' ? items.items : []
}

function unfinished(evaluation: Evaluation, self: Value | undefined): bigint {
  return asInt(field(evaluation, self, '<unfinished>')) ?? 0n
}

function isFull(evaluation: Evaluation, self: Value | undefined): boolean {
  const most = asInt(field(evaluation, self, 'maxsize')) ?? 0n
  return most > 0n && BigInt(itemsIn(evaluation, self).length) >= most
}

function isHeap(evaluation: Evaluation, self: Value | undefined): boolean {
  return recordOf(evaluation, self, PRIORITY) !== null
}

function puts(evaluation: Evaluation, self: Value, item: Value): boolean {
  if (isFull(evaluation, self)) return false
  const items = itemsIn(evaluation, self)
  const after = isHeap(evaluation, self) ? pushed(evaluation, items, item) : [...items, item]
  setField(evaluation, self, '<items>', tuple(...after))
  setField(evaluation, self, '<unfinished>', unfinished(evaluation, self) + 1n)
  return true
}

function put(evaluation: Evaluation, self: Value, item: Value): CallResult {
  if (puts(evaluation, self, item)) return gives(null)
  return waitIn(evaluation, 'put', [], 'queue.put', self, item)
}

function putNow(evaluation: Evaluation, self: Value, item: Value): CallResult {
  return puts(evaluation, self, item) ? gives(null) : evaluation.fail('queue.Full')
}

/** The next item; undefined when there is none. */
function takes(evaluation: Evaluation, self: Value): Value | undefined {
  const items = itemsIn(evaluation, self)
  const isStack = recordOf(evaluation, self, LIFO) !== null
  const item = isStack ? items.at(-1) : items[0]
  if (item === undefined) return undefined
  setField(evaluation, self, '<items>', tuple(...withoutNext()))
  return item

  function withoutNext(): readonly Value[] {
    if (isHeap(evaluation, self)) return popped(evaluation, items)
    return isStack ? items.slice(0, -1) : items.slice(1)
  }
}

function get(evaluation: Evaluation, self: Value): CallResult {
  const item = takes(evaluation, self)
  return item === undefined ? waitIn(evaluation, 'get', [], 'queue.get', self) : gives(item)
}

function getNow(evaluation: Evaluation, self: Value): CallResult {
  const item = takes(evaluation, self)
  return item === undefined ? evaluation.fail('queue.Empty') : gives(item)
}

function join(evaluation: Evaluation, self: Value): CallResult {
  if (unfinished(evaluation, self) === 0n) return gives(null)
  return waitIn(evaluation, 'join', [], 'queue.join', self)
}

/** Does it wait for as long as it takes? As CPython says of `block` and `timeout`. */
function waits(
  evaluation: Evaluation,
  what: string,
  [block = true, timeout = null]: Given,
): boolean {
  if (!truth(evaluation, block)) return false
  const seconds = asNumber(timeout)
  if (seconds !== null && seconds < 0) {
    evaluation.fail('ValueError', "'timeout' must be a non-negative number")
  }
  return !mayGiveUp(evaluation, what, timeout)
}

const simpleMethods: Table = {
  put: resumable(
    1,
    3,
    (evaluation, [self = null, item = null, ...how]) =>
      waits(evaluation, 'Queue.put', how)
        ? put(evaluation, self, item)
        : putNow(evaluation, self, item),
    ['item', 'block', 'timeout'],
  ),
  get: resumable(
    0,
    2,
    (evaluation, [self = null, ...how]) =>
      waits(evaluation, 'Queue.get', how) ? get(evaluation, self) : getNow(evaluation, self),
    ['block', 'timeout'],
  ),
  put_nowait: resumable(
    1,
    1,
    (evaluation, [self = null, item = null]) => putNow(evaluation, self, item),
    ['item'],
  ),
  get_nowait: resumable(0, 0, (evaluation, [self = null]) => getNow(evaluation, self)),
  qsize: pure(0, 0, (evaluation, [self]) => BigInt(itemsIn(evaluation, self).length)),
  empty: pure(0, 0, (evaluation, [self]) => itemsIn(evaluation, self).length === 0),
}

const queueMethods: Table = {
  ...simpleMethods,
  full: pure(0, 0, (evaluation, [self]) => isFull(evaluation, self)),
  task_done: pure(0, 0, (evaluation, [self]) => {
    const left = unfinished(evaluation, self) - 1n
    if (left < 0n) evaluation.fail('ValueError', 'task_done() called too many times')
    setField(evaluation, self, '<unfinished>', left)
    return null
  }),
  join: resumable(0, 0, (evaluation, [self = null]) => join(evaluation, self)),
}

const stages: Continuations = {
  'queue.put': (evaluation, [self = null, item = null]) => put(evaluation, self, item),
  'queue.get': (evaluation, [self = null]) => get(evaluation, self),
  'queue.join': (evaluation, [self = null]) => join(evaluation, self),
}

/** The module queue. */
export const QUEUES: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'queue',
      {
        functions: {
          Queue: makeQueue(QUEUE),
          LifoQueue: makeQueue(LIFO),
          PriorityQueue: makeQueue(PRIORITY),
          SimpleQueue: makeSimpleQueue,
        },
        exceptions: { Empty: 'queue.Empty', Full: 'queue.Full' },
      },
    ],
  ]),
  methods: new Map([
    [QUEUE, queueMethods],
    [LIFO, queueMethods],
    [PRIORITY, queueMethods],
    [SIMPLE, simpleMethods],
  ]),
  stages,
}
