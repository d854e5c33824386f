import { expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { explore } from '../../explorer/index.ts'
import { enabled, initialWorld, step, worldModel } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { checkModel } from '../check/checkModel.ts'
import { check } from '../check/drained.testing.ts'
import { outcomesOf } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import type { Prepared } from '../prepared.ts'
import { counts, scenarioOf } from './threadRuns.testing.ts'
import { THREAD_RACES } from './threads.testing.ts'

type Name = keyof typeof THREAD_RACES

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
  // Its rule sees stores, and no load.
  'pair',
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
