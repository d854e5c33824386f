import { expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { explore } from '../../explorer/index.ts'
import {
  enabled,
  initialWorld,
  lastWorld,
  replay,
  runSentences,
  statusOf,
  step,
  toItsEnd,
  worldModel,
} from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { memoryText } from '../../world/threads.ts'
import { checkModel } from '../check/checkModel.ts'
import { check } from '../check/drained.testing.ts'
import { outcomesOf } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import type { Prepared } from '../prepared.ts'
import { stepText } from '../trace/stepText.ts'
import { VERBATIM } from '../trace/telling.ts'
import { raceScenario } from './ownScenario.ts'
import type { OwnScenario, SwitchPoints } from './ownScenario.ts'
import { readRace } from './readRace.ts'
import { THREAD_RACES } from './threads.testing.ts'

type Name = keyof typeof THREAD_RACES

function scenarioOf(text: string, switches: SwitchPoints = 'every-access'): OwnScenario {
  const scenario = { ...raceScenario('main.py', text), switches }
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return scenario
}

function counts(scenario: OwnScenario): Readonly<Record<string, string | null>> {
  const { outcomes, seen = [] } = check(scenario).report(0)
  const all = outcomes.map(({ id, schedules }) => [id, schedules] as const)
  return Object.fromEntries([...all, ...seen.map(({ id }) => [id, null] as const)])
}

/** Counted by hand, or by a search in which CPython ran the code (increment to dies). */
test.each<[Name, Readonly<Record<string, string>>]>([
  ['increment', { 'assertion: a visit was lost': '4', ok: '2' }],
  ['locked', { ok: '2' }],
  ['transfer', { 'assertion: the total is not 200': '32', ok: '38' }],
  ['opposite', { deadlock: '2', ok: '4' }],
  ['event', { deadlock: '1', ok: '8' }],
  ['pair', { 'assertion: half of a move': '3', ok: '7' }],
  ['twice', { ok: '2' }],
  ['dies', { deadlock: '1', 'exception: ValueError': '2' }],
])('%s: so many schedules end in each way', (name, expected) => {
  expect(counts(scenarioOf(THREAD_RACES[name]))).toEqual(expected)
})

test.each<[Name, Readonly<Record<string, string>>]>([
  ['increment', { ok: '2' }],
  ['transfer', { ok: '2' }],
  ['pair', { ok: '2' }],
  // Who has both locks lets them go one after the other, with a switch in between.
  ['opposite', { ok: '4' }],
  ['event', { deadlock: '1', ok: '8' }],
])('%s, with the switch points of the GIL', (name, expected) => {
  expect(counts(scenarioOf(THREAD_RACES[name], 'gil'))).toEqual(expected)
})

/** Every schedule, one step of the world after the other, with nothing remembered. */
function naively(prepared: Prepared, world: World, found: Map<string, number>): void {
  const who = enabled(prepared.plan, world)
  if (who.length === 0) {
    for (const { id } of outcomesOf(prepared, world)) found.set(id, (found.get(id) ?? 0) + 1)
    return
  }
  for (const each of who) {
    const stepped = step(prepared.plan, world, each)
    if (stepped === null) throw new Error('expected a step of a thread that is enabled')
    naively(prepared, stepped.world, found)
  }
}

const EVERY = Object.keys(THREAD_RACES) as Name[]

test.each(EVERY.flatMap((name) => [[name, 'every-access'] as const, [name, 'gil'] as const]))(
  '%s, switches at %s: trying every schedule step by step gives the counts of the search',
  (name, switches) => {
    const scenario = scenarioOf(THREAD_RACES[name], switches)
    const prepared = prepare(scenario)
    const found = new Map<string, number>()
    naively(prepared, initialWorld(prepared.plan), found)
    const text = [...found].map(([id, count]) => [id, String(count)])
    expect(counts(scenario)).toEqual(Object.fromEntries(text))
  },
)

test.each(EVERY)('%s: a search that runs every step finds the same', (name) => {
  const prepared = prepare(scenarioOf(THREAD_RACES[name]))
  const verdictOf = (model: ReturnType<typeof checkModel>) =>
    drain(explore(model, { budget: { states: 1e6, bytes: 1e9 } })).verdict
  const { parts, ...whole } = checkModel(prepared)
  expect(parts).toBeDefined()
  const [fast, slow] = [verdictOf(checkModel(prepared)), verdictOf(whole)]
  expect({ ...fast, steps: 0, memoBytes: 0 }).toEqual({ ...slow, steps: 0, memoBytes: 0 })
})

const COMMUTES: ReadonlySet<Name> = new Set([
  'increment',
  'transfer',
  'opposite',
  'event',
  'buffer',
  'barrier',
  'queue',
  'closure',
])

test.each(EVERY)('%s: what commutes by its footprints ends the same in either order', (name) => {
  const prepared = prepare(scenarioOf(THREAD_RACES[name]))
  const { plan } = prepared
  const model = worldModel(plan, { names: [], of: () => 0 })
  const pairs: (readonly string[])[] = []
  const meet = (world: World, depth: number): void => {
    const [one, other] = enabled(plan, world)
    if (one === undefined || depth > 12) return
    if (other !== undefined) {
      const { requests, ...shared } = world
      const prints = [one, other].map((who) => {
        const request = requests[who]
        if (request === undefined) throw new Error('expected a thread')
        const local = { request, own: { files: new Map(), created: 0 } }
        return model.footprint?.(who, local, shared) ?? null
      })
      const [a, b] = prints
      const meets = (writes: readonly string[] = [], print: typeof a) =>
        writes.some((slot) => print?.reads.includes(slot) === true || print?.writes.includes(slot))
      if (!meets(a?.writes, b) && !meets(b?.writes, a)) {
        pairs.push(
          [
            [one, other],
            [other, one],
          ].map((order) => keyAfter(plan, world, order)),
        )
      }
    }
    for (const who of enabled(plan, world)) {
      const next = step(plan, world, who)
      if (next !== null) meet(next.world, depth + 4)
    }
  }
  meet(initialWorld(plan), 0)
  expect(pairs.map(([, second]) => second)).toEqual(pairs.map(([first]) => first))
  // Where all is about one lock, nothing commutes; two loads do.
  expect(pairs.length > 0).toBe(COMMUTES.has(name))
})

function keyAfter(plan: Plan, world: World, order: readonly Pid[]): string {
  const end = order.reduce((current: World, who) => {
    const stepped = step(plan, current, who)
    if (stepped === null) throw new Error('expected that steps that commute can both be made')
    return stepped.world
  }, world)
  const { memory } = end
  const slots = memory === null ? [] : (plan.threads?.model.slots(memory) ?? [])
  return JSON.stringify(slots.map(({ slot, key }) => [slot, key]))
}

function stepTexts(text: string, schedule: string): readonly string[] {
  const { plan } = prepare(scenarioOf(text))
  const { run } = replay(plan, schedule)
  return run.records.map((record, index) => {
    const [before, after] = [run.worlds[index], run.worlds[index + 1]]
    if (before === undefined || after === undefined) throw new Error('expected a step')
    return stepText(before, { record, world: after }, { ...VERBATIM, books: false })
  })
}

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

const GUARDS: readonly (readonly [string, string, RegExp])[] = [
  [
    'a timeout',
    'import threading\nlock = threading.Lock()\ndef f():\n    lock.acquire(timeout=1)\nTHREADS = [f]\n',
    /a timeout of acquire/,
  ],
  [
    'a generator that two threads can reach',
    'def numbers():\n    yield 1\nshared = numbers()\ndef f():\n    next(shared)\nTHREADS = [f, f]\n',
    /a generator that two threads can reach/,
  ],
  [
    '__init__ of an object that others have already',
    'all = []\nclass A:\n    def __init__(self):\n        all.append(self)\n        self.x = 1\ndef f():\n    A()\nTHREADS = [f, f]\n',
    /the attribute x that __init__ stores/,
  ],
  [
    'a file object that two threads can reach',
    "log = []\ndef f():\n    log.append(open('/data/x', 'w'))\nTHREADS = [f, f]\n",
    /an open file object that a thread hands to others/,
  ],
]

test.each(GUARDS)('%s is not modelled, and so nothing is called safe', (_, text, what) => {
  const { plan } = prepare(scenarioOf(text))
  expect(check(scenarioOf(text)).report(0).verdict).toMatchObject({
    kind: 'inconclusive',
    reason: 'not-modelled',
  })
  const { run } = replay(plan, '')
  const world = lastWorld(plan.requests.reduce((so, __, who) => toItsEnd(so, who as Pid), run))
  const ends = world.requests.map((__, who) => statusOf(plan, world, who as Pid))
  const met = ends.flatMap((end) =>
    end.kind === 'finished' && end.finish.kind === 'not-modelled' ? [end.finish.what] : [],
  )
  expect(met.join('\n')).toMatch(what)
})

test('what only one thread can reach costs no step; what it was given alone neither', () => {
  const text = `results = {}
def work(name, items):
    mine = []
    for n in range(3):
        mine.append(n)
        items.append(n)
    results[name] = len(mine) + len(items)
THREADS = [(work, 'a', []), (work, 'b', [])]
`
  expect(counts(scenarioOf(text))).toEqual({ ok: '2' })
})

test('an attribute that only __init__ stores is no step to load', () => {
  const text = `class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 100
account = Account('me')
def f():
    if account.owner == 'me':
        account.balance -= 1
THREADS = [f, f]
`
  expect(stepTexts(text, 'AA')).toEqual(['A load .balance -> 100', 'A store .balance -> 99'])
})

test('a spinning reader of a flag that somebody sets is no livelock', () => {
  const text = `flag = False
def sets():
    global flag
    flag = True
def spins():
    while not flag:
        pass
THREADS = [sets, spins]
`
  expect(check(scenarioOf(text)).report(0).verdict.kind).toBe('safe')
})

test('two that give way to one another for ever are a livelock', () => {
  const text = `import threading
a = threading.Lock()
b = threading.Lock()
def go(one, other):
    while True:
        one.acquire()
        if other.acquire(blocking=False):
            other.release()
            one.release()
            return
        one.release()
THREADS = [(go, a, b), (go, b, a)]
`
  expect(Object.keys(counts(scenarioOf(text)))).toContain('livelock')
})

test('a lock of a process is its own after the fork', () => {
  const text = `import threading
lock = threading.Lock()
def f():
    with lock:
        open('/data/x', 'w').close()
PROCESSES = [f, f]
`
  expect(check(scenarioOf(text)).report(0).verdict.kind).toBe('safe')
  const held = text.replace('PROCESSES', 'lock.acquire()\nPROCESSES')
  expect(Object.keys(counts(scenarioOf(held)))).toEqual(['deadlock'])
})
