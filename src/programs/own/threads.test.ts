import { expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { explore } from '../../explorer/index.ts'
import {
  diskView,
  enabled,
  initialWorld,
  lastWorld,
  replay,
  requestViews,
  runSentences,
  statusOf,
  step,
  toItsEnd,
  waits,
  waitSentence,
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

const GUARDS: readonly (readonly [string, string, RegExp])[] = [
  [
    'a timeout beside a clock',
    'import threading, time\nlock = threading.Lock()\ndef f():\n    lock.acquire(timeout=1)\n    time.monotonic()\nTHREADS = [f]\n',
    /a timeout of acquire\(\) in a program that reads a clock/,
  ],
  [
    'a timeout of wait_for',
    'import threading\nready = threading.Condition()\ndef f():\n    with ready:\n        ready.wait_for(lambda: True, 1)\nTHREADS = [f]\n',
    /a timeout of Condition\.wait_for/,
  ],
  [
    'the action of a barrier',
    'import threading\ndef f():\n    threading.Barrier(2, action=f)\nTHREADS = [f]\n',
    /the action of a Barrier/,
  ],
  [
    'a deep copy of what threads share',
    'import copy\nitems = [[1]]\ndef f():\n    copy.deepcopy(items)\nTHREADS = [f, f]\n',
    /copy\.deepcopy\(\) of what threads share/,
  ],
  [
    'json with an indent, of what threads share',
    'import json\nitems = [1]\ndef f():\n    json.dumps(items, indent=1)\nTHREADS = [f, f]\n',
    /json\.dumps\(\) of what threads share/,
  ],
  [
    'what a Counter does in Python',
    "from collections import Counter\ncounted = Counter('a')\ndef f():\n    counted.update('b')\nTHREADS = [f, f]\n",
    /collections\.Counter\.update\(\) of what threads share/,
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
    'what os.environ does in several accesses',
    "import os\ndef f():\n    os.environ.setdefault('N', '1')\nTHREADS = [f, f]\n",
    /setdefault of os.environ in a thread/,
  ],
  [
    'a whole look at os.environ',
    'import os\ndef f():\n    dict(os.environ)\nTHREADS = [f, f]\n',
    /__iter__ of os.environ in a thread/,
  ],
  [
    'what a function of the program makes for a defaultdict',
    "from collections import defaultdict\nd = defaultdict(lambda: [])\ndef f():\n    d['a'].append(1)\nTHREADS = [f, f]\n",
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'a function that max() calls for items that threads share',
    'items = [1, 2]\ndef f():\n    max(items, key=lambda each: -each)\nTHREADS = [f, f]\n',
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'a sort in place by a function of the program',
    'items = [1, 2]\ndef f():\n    items.sort(key=lambda each: -each)\nTHREADS = [f, f]\n',
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'sorted() of an iterator of what threads share',
    'items = [1, 2]\ndef f():\n    sorted(map(lambda each: -each, items))\nTHREADS = [f, f]\n',
    /a function of the program that a built-in calls while it looks at what threads share/,
  ],
  [
    'a step in a function that sorted() calls',
    'items = [1, 2]\nn = 0\ndef key(each):\n    global n\n    n += 1\n    return each\ndef f():\n    sorted(items, key=key)\nTHREADS = [f, f]\n',
    /a step of a function that a built-in calls/,
  ],
  [
    'an exception that threads share, and raise',
    "error = ValueError('x')\ndef f():\n    raise error\nTHREADS = [f, f]\n",
    /raising an exception that other threads can reach/,
  ],
  [
    'an attribute of an exception that threads share',
    "class E(Exception):\n    pass\nerror = E('x')\ndef f():\n    error.n = 1\nTHREADS = [f, f]\n",
    /an attribute that is stored in an exception that two threads can reach/,
  ],
  [
    'an attribute that a class method gives to a class below',
    'class A:\n    n = 0\n    @classmethod\n    def go(cls):\n        cls.n += 1\nclass B(A):\n    pass\ndef f():\n    B.go()\nTHREADS = [f, f]\n',
    /a change of the class main\.B/,
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

test('a function that sorted() calls may do what nobody notices', () => {
  const text = `names = ['b', 'aa']
seen = []
def look():
    seen.append(sorted(names, key=lambda name: -len(name)))
def add():
    names.append('ccc')
THREADS = [look, add]
def at_end():
    assert seen[0][0] == 'aa', 'the new one was seen'
`
  expect(counts(scenarioOf(text))).toEqual({ 'assertion: the new one was seen': '1', ok: '2' })
  expect(stepTexts(text, 'AA')).toEqual(['A list.__iter__ -> calls', 'A list.append -> None'])
})

test('os.environ belongs to the process', () => {
  const text = `import os
def count():
    os.environ['N'] = os.environ.get('N', '') + 'x'
THREADS = [count, count]
def at_end():
    assert os.environ['N'] == 'xx', 'one is lost'
`
  expect(counts(scenarioOf(text))).toEqual({ 'assertion: one is lost': '4', ok: '2' })
  expect(stepTexts(text, 'AA')).toEqual(["A _Environ.get -> ''", 'A _Environ.__setitem__ -> None'])
})

test('a cache of functools is looked into once and keeps once', () => {
  const text = `from functools import cache
@cache
def make(n):
    return [n]
got = []
def ask():
    got.append(make(1))
THREADS = [ask, ask]
def at_end():
    assert got[0] is got[1], 'two objects'
`
  expect(stepTexts(text, 'AAAB')).toEqual([
    'A cache.lookup -> None',
    'A cache.keep -> None',
    'A list.append -> None',
    'B cache.lookup -> (<list>,)',
  ])
  // Both look before either keeps: 2 times C(4, 2) orders of the four steps that are left.
  expect(counts(scenarioOf(text))).toEqual({ 'assertion: two objects': '12', ok: '6' })
})

test('closures and methods of several objects are listed', () => {
  const text = `def make():
    total = 0
    def add():
        nonlocal total
        total += 1
        return total
    return add
add, other = make(), make()
class Box:
    def __init__(self):
        self.n = 0
    def fill(self):
        self.n += 1
red, blue = Box(), Box()
THREADS = [add, other, red.fill, blue.fill]
def at_end():
    assert (add(), other(), red.n, blue.n) == (2, 2, 1, 1), 'they share something'
`
  expect(Object.keys(counts(scenarioOf(text)))).toEqual(['ok'])
})

test('`not in` tells what the container answers', () => {
  const text = `seen = {}
def look():
    if 'a' not in seen:
        seen['a'] = 1
THREADS = [look, look]
`
  expect(stepTexts(text, 'A')).toEqual(['A dict.__contains__ -> False'])
  const { run } = replay(prepare(scenarioOf(text)).plan, 'A')
  expect(runSentences(run)).toEqual(['A looks for an item in seen: it is not there.'])
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
