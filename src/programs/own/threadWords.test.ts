import { expect, test } from 'vitest'
import {
  diskView,
  lastWorld,
  replay,
  requestViews,
  runSentences,
  waits,
  waitSentence,
} from '../../world/index.ts'
import type { World } from '../../world/index.ts'
import { memoryText } from '../../world/threads.ts'
import { prepare } from '../prepare.ts'
import { scenarioOf, stepTexts } from './threadRuns.testing.ts'
import { THREAD_RACES } from './threads.testing.ts'

test('a step says what it did in the words of the harness', () => {
  expect(stepTexts(THREAD_RACES.increment, 'AB')).toEqual([
    'A load visits -> 0',
    'B load visits -> 0',
  ])
  expect(stepTexts(THREAD_RACES.pair, 'BBB')).toEqual([
    'B load x -> 0',
    'B load y -> 0',
    'B list.append -> None',
  ])
  expect(stepTexts(THREAD_RACES.transfer, 'AA')).toEqual([
    'A dict.__getitem__ -> 100',
    'A dict.__setitem__ -> None',
  ])
  expect(stepTexts(THREAD_RACES.condition, 'BBBAAAACB')).toEqual([
    'B Condition.acquire -> True',
    'B deque.__len__ -> 0',
    'B Condition.wait -> waits',
    'A Condition.acquire -> True',
    'A deque.append -> None',
    'A Condition.notify -> None',
    'A Condition.release -> None',
    'C Condition.acquire -> True',
  ])
  expect(stepTexts(THREAD_RACES.queue, 'AAB')).toEqual([
    'A Queue.put -> None',
    "A store .status -> 'sent'",
    'B Queue.get -> <Task>',
  ])
})

test('and in sentences', () => {
  const { plan } = prepare(scenarioOf(THREAD_RACES.opposite))
  const { run } = replay(plan, 'AB')
  expect(runSentences(run)).toEqual(['A takes red.', 'B takes blue.'])
  expect(plan.threads?.waits(plan, run.worlds[2] as World).map(({ sentence }) => sentence)).toEqual(
    ['A waits for B, to get blue.', 'B waits for A, to get red.'],
  )
})
const TWO_FILES = `import fcntl
def setup():
    open('/data/lock', 'w').close()
def go():
    with open('/data/lock') as f:
        fcntl.flock(f, fcntl.LOCK_EX)
THREADS = [go, go]
`

test('the lock of a file is held by the thread whose file object it is', () => {
  const { plan } = prepare(scenarioOf(TWO_FILES))
  const { run } = replay(plan, 'BBA')
  const world = lastWorld(run)
  expect(diskView(plan, null, world, null).locks).toEqual([
    {
      path: '/data/lock',
      holders: [{ letter: 'B', mode: 'LOCK_EX' }],
      waiters: [{ letter: 'A', mode: 'LOCK_EX', blockedBy: ['B'] }],
    },
  ])
  const [file] = diskView(plan, null, world, null).files
  expect(file?.openBy.map(({ letter, lock }) => [letter, lock])).toEqual([
    ['B', 'LOCK_EX'],
    ['A', null],
  ])
  expect(requestViews(plan, world).map(({ blockedBy }) => blockedBy)).toEqual([['B'], []])
})

test('who holds a lock by a descriptor that is a number nobody can tell', () => {
  const text = TWO_FILES.replace("with open('/data/lock') as f:", 'if True:')
    .replace('flock(f', "flock(os.open('/data/lock', os.O_RDWR)")
    .replace('import fcntl', 'import fcntl, os')
  const { plan } = prepare(scenarioOf(text))
  const world = lastWorld(replay(plan, 'BBA').run)
  expect(diskView(plan, null, world, null).locks).toEqual([
    { path: '/data/lock', holders: [], waiters: [{ letter: 'A', mode: 'LOCK_EX', blockedBy: [] }] },
  ])
  expect(waits(plan, world).map(waitSentence)).toEqual([
    'A waits for somebody, to get the exclusive lock on lock.',
  ])
})
test('the Memory panel shows values, last writers, owners and who waits', () => {
  const { plan } = prepare(scenarioOf(THREAD_RACES.condition))
  const { run } = replay(plan, 'BBBAA')
  const view = plan.threads?.view(run, 5) ?? null
  expect(view === null ? [] : memoryText(view)).toEqual([
    "items (deque): deque(['a']), last written by A",
    'condition (Condition): held by A; B, C wait',
  ])
})

test('who stores what was there already has written it last', () => {
  const text = `visits = 0
def visit():
    global visits
    visits += 1
THREADS = [visit, visit]
`
  const { plan } = prepare(scenarioOf(text))
  const { run } = replay(plan, 'ABAB')
  const written = (steps: number) => memoryText(plan.threads?.view(run, steps) ?? { rows: [] })
  expect(written(2)).toEqual(['visits (int): 0'])
  expect(written(3)).toEqual(['visits (int): 1, last written by A'])
  expect(written(4)).toEqual(['visits (int): 1, last written by B'])
})

test('locks stand in the order of their numbers', () => {
  const text = `import threading
forks = [threading.Lock() for _ in range(11)]
def dine():
    with forks[10]:
        pass
THREADS = [dine]
`
  const { plan } = prepare(scenarioOf(text))
  const rows = plan.threads?.view(replay(plan, '').run, 0)?.rows ?? []
  expect(rows.map(({ name }) => name)).toEqual(
    Array.from({ length: 11 }, (_, at) => `forks[${at}]`),
  )
})
