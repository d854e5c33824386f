import { expect, test } from 'vitest'
import { counts, scenarioOf, stepTexts } from './threadRuns.testing.ts'

const TIMEOUTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'lock.acquire(timeout=2)',
    'lock = threading.Lock()',
    ['A Lock.acquire -> True', 'B Lock.acquire -> False', 'A Lock.release -> None'],
  ],
  [
    'seats.acquire(timeout=2)',
    'lock = seats = threading.Semaphore(1)',
    ['A Semaphore.acquire -> True', 'B Semaphore.acquire -> False', 'A Semaphore.release -> None'],
  ],
]

test.each(TIMEOUTS)('%s gives up when it would have to wait', (call, made, expected) => {
  const text = `import threading
${made}
def go():
    if ${call}:
        lock.release()
THREADS = [go, go]
`
  expect(stepTexts(text, 'ABA')).toEqual(expected)
  expect(Object.keys(counts(scenarioOf(text)))).toEqual(['ok'])
})

test('who waits in a queue or at a barrier with a timeout gives up, too', () => {
  const text = `import queue
import threading
tasks = queue.Queue(1)
gate = threading.Barrier(2)
def go():
    try:
        tasks.get(timeout=1)
    except queue.Empty:
        pass
    tasks.put(1, timeout=1)
    try:
        gate.wait(1)
    except threading.BrokenBarrierError:
        pass
    tasks.put(2, True, 1)
THREADS = [go]
`
  expect(stepTexts(text, 'AAAAA')).toEqual([
    'A Queue.get -> Empty',
    'A Queue.put -> None',
    'A Barrier.wait -> waits',
    'A Barrier.wait, again -> BrokenBarrierError',
    'A Queue.put -> Full',
  ])
})

test('a notification that comes after the timeout is lost', () => {
  const text = `import threading
full = threading.Condition()
def wait():
    with full:
        full.wait(5)
def notify():
    with full:
        full.notify()
THREADS = [wait, wait, notify]
`
  expect(stepTexts(text, 'AABBACCCAAB').slice(4)).toEqual([
    'A Condition.wait, again -> waits',
    'C Condition.acquire -> True',
    'C Condition.notify -> None',
    'C Condition.release -> None',
    'A Condition.wait, again -> False',
    'A Condition.release -> None',
    'B Condition.wait, again -> waits',
  ])
})

test('an event with a timeout: set in time, or not', () => {
  const text = `import threading
bell = threading.Event()
def wait():
    bell.wait(5)
def ring():
    bell.set()
    bell.clear()
THREADS = [wait, ring]
`
  expect(stepTexts(text, 'AA')).toEqual(['A Event.wait -> waits', 'A Event.wait, again -> False'])
  expect(stepTexts(text, 'ABBA').at(-1)).toEqual('A Event.wait, again -> True')
  expect(Object.keys(counts(scenarioOf(text)))).toEqual(['ok'])
})

test('a priority queue gives the smallest', () => {
  const text = `import queue
tasks = queue.PriorityQueue()
def go():
    for n in (5, 1, 4, 2, 3, 1):
        tasks.put(n)
THREADS = [go]
def at_end():
    assert [tasks.get() for _ in range(6)] == [1, 1, 2, 3, 4, 5], 'out of order'
`
  expect(Object.keys(counts(scenarioOf(text)))).toEqual(['ok'])
})

test('a barrier says how many wait, and whether it is broken', () => {
  const text = `import threading
gate = threading.Barrier(2)
def wait():
    try:
        gate.wait()
    except threading.BrokenBarrierError:
        pass
def look():
    gate.n_waiting
    gate.abort()
    (gate.broken, gate.parties)
THREADS = [wait, look]
`
  expect(stepTexts(text, 'ABBBA')).toEqual([
    'A Barrier.wait -> waits',
    'B Barrier.n_waiting -> 1',
    'B Barrier.abort -> None',
    'B Barrier.broken -> True',
    'A Barrier.wait, again -> BrokenBarrierError',
  ])
})
