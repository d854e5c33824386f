import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../base/sample.testing.ts'
import { transition } from 'xstate'
import { definition, tableMachine, resume, requestStateKey, start } from '../../machine/index.ts'
import type { Answer, RequestState, Start } from '../../machine/index.ts'
import { initialWorld, letterOf, step } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'
import { tablePrepared } from './checkModel.ts'
import { expectThere } from './drained.testing.ts'
import {
  aloneScenarios,
  allPids,
  faultScenarios,
  pairScenarios,
  titleOf,
  worldKey,
} from './plainSearch.oracle.ts'
import { prepare } from '../prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

beforeAll(provideEveryProgram)

/** What a test sees of a `RequestState`: the two fields in which a table and XState must agree. */
interface Seen {
  readonly value: unknown
  readonly context: Readonly<Record<string, unknown>>
}

function comparedFields(running: unknown): Seen {
  const { value, context } = running as Seen
  return { value, context: { ...context, program: null } }
}

/** Walks all worlds by the table, and takes each local transition by XState too. */
function walk(exact: Plan, flat: Plan): number {
  const chart = definition(exact.machine)
  const first = initialWorld(flat)
  const seeds = flat.requests.map((request, index): Start => {
    const seed = letterOf(index as Parameters<typeof letterOf>[0])
    const { settings, recursionLimit } = flat
    return { ...request, settings, recursionLimit, seed }
  })
  /** by the key of a flat local state: the same one as XState has it */
  const twins = new Map<string, RequestState>()
  for (const how of seeds) {
    const [one, other] = [start(flat.machine, how), start(exact.machine, how)]
    expect(comparedFields(one.running)).toEqual(comparedFields(other.running))
    expect(one.microsteps).toEqual(other.microsteps)
    twins.set(requestStateKey(one.running), other.running)
  }
  const known = new Set<string>()
  const compare = (running: RequestState, answer: Answer): RequestState => {
    const next = resume(flat.machine, running, answer).running
    const key = requestStateKey(running) + JSON.stringify(answer)
    if (known.has(key)) return next
    known.add(key)
    const before = twins.get(requestStateKey(running))
    if (before === undefined) throw new Error('a local state without its twin')
    const snapshot = before as unknown as Parameters<typeof transition<typeof chart>>[1]
    const [after] = transition(chart, snapshot, { type: 'ANSWER', answer })
    expect(comparedFields(next)).toEqual(comparedFields(after))
    twins.set(requestStateKey(next), after as unknown as RequestState)
    return next
  }
  const worlds = new Map<string, World>([[worldKey(first), first]])
  for (const world of worlds.values()) {
    for (const who of allPids(world)) {
      const stepped = step(flat, world, who)
      if (stepped === null) continue
      const { record } = stepped
      let running = world.requests[who]?.running as RequestState
      // A killed request runs no transition.
      const first = record.answer === null ? [] : [record.answer]
      for (const answer of [...first, ...record.quiet.map((quiet) => quiet.answer)]) {
        running = compare(running, answer)
      }
      const key = worldKey(stepped.world)
      if (!worlds.has(key)) worlds.set(key, stepped.world)
    }
  }
  return known.size
}

test.each(
  everyOrSample([...aloneScenarios(), ...pairScenarios(), ...faultScenarios()], 7).map(
    (one) => [titleOf(one), one] as const,
  ),
)('each transition of the table is that of XState: %s', (_, scenario) => {
  const prepared = prepare(scenario)
  // A request killed at its second step has made one transition.
  expect(walk(prepared.plan, tablePrepared(prepared).plan)).toBeGreaterThanOrEqual(1)
})

test('a program writes the same start by the table as by XState', () => {
  for (const one of aloneScenarios()) {
    const { machine: _, ...byXstate } = prepare(one).plan
    const { machine, ...byTable } = prepare(one, tableMachine).plan
    expect(byTable).toEqual(byXstate)
    expect(machine).toBe(tablePrepared(prepare(one)).plan.machine)
  }
})

test('a table of a table is the table, and a machine has one table', () => {
  const { machine } = prepare(expectThere(aloneScenarios()[0])).plan
  expect(tableMachine(machine)).toBe(tableMachine(machine))
  expect(tableMachine(tableMachine(machine))).toBe(tableMachine(machine))
})

test('a request of one of the two cannot be resumed by the other', () => {
  const { plan } = prepare(expectThere(aloneScenarios()[0]))
  const how = {
    entry: 'handler.handle',
    args: plan.requests[0]?.args ?? [],
    settings: {},
    seed: 'A',
  }
  const answer: Answer = { kind: 'send', cookies: {} }
  const flat = tableMachine(plan.machine)
  expect(() => resume(plan.machine, start(flat, how).running, answer)).toThrow(/XState/)
  expect(() => resume(flat, start(plan.machine, how).running, answer)).toThrow(/table/)
})
