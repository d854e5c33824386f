import { beforeAll, expect, test } from 'vitest'
import { everyOrSample } from '../../base/sample.testing.ts'
import { independent } from './independent.oracle.ts'
import { wholeWorld } from '../../world/index.ts'
import type { LocalState, SharedState, World } from '../../world/index.ts'
import type { Model } from '../../explorer/index.ts'
import { checkModel, tablePrepared } from './checkModel.ts'
import {
  aloneScenarios,
  faultScenarios,
  pairScenarios,
  plainSearch,
  titleOf,
  worldKey,
} from './plainSearch.oracle.ts'
import { prepare } from '../prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

beforeAll(provideEveryProgram)

interface State {
  readonly locals: readonly LocalState[]
  readonly shared: SharedState
}
type WorldModel = Model<LocalState, SharedState>

function after(model: WorldModel, { locals, shared }: State, process: number): State | null {
  const local = locals[process]
  const moved = local === undefined ? null : model.step(process, local, shared)
  if (moved === null) return null
  const next = locals.with(process, moved.local)
  const collected = model.mayHoldGarbage?.(moved.shared)
    ? (model.collect?.(next, moved.shared) ?? moved.shared)
    : moved.shared
  return { locals: next, shared: collected }
}

/** All states of the model, in two parts as the checker has them, by the keys that it uses. */
function statesByKey(model: WorldModel): ReadonlyMap<string, State> {
  const keyOf = ({ locals, shared }: State): string =>
    [
      ...locals.map((local, process) => model.localKey(process, local)),
      model.sharedKey(shared),
    ].join('|')
  const first = { locals: model.locals, shared: model.shared }
  const states = new Map<string, State>([[keyOf(first), first]])
  for (const state of states.values()) {
    for (let process = 0; process < model.processes; process++) {
      const next = after(model, state, process)
      if (next !== null && !states.has(keyOf(next))) states.set(keyOf(next), next)
    }
  }
  return states
}

function world({ locals, shared }: State): World {
  return wholeWorld(locals, shared)
}

const ALL = everyOrSample([...aloneScenarios(), ...pairScenarios(), ...faultScenarios()], 7).map(
  (one) => [titleOf(one), one] as const,
)

test.each(ALL)('a world in two parts is the same world: %s', (_, scenario) => {
  const prepared = prepare(scenario)
  const states = statesByKey(checkModel(prepared))
  const keys = [...states.values()].map((state) => worldKey(world(state)))
  const { worlds } = plainSearch(tablePrepared(prepared).plan)
  // Neither are two states one world, nor is a world missing, nor is one invented.
  expect(new Set(keys).size).toBe(states.size)
  expect(new Set(keys)).toEqual(new Set(worlds.keys()))
})

test.each(ALL)('steps whose footprints do not meet commute: %s', (_, scenario) => {
  const model = checkModel(prepare(scenario))
  let commuting = 0
  for (const state of statesByKey(model).values()) {
    const footprints = state.locals.map(
      (local, process) => model.footprint?.(process, local, state.shared) ?? null,
    )
    for (let one = 0; one < model.processes; one++) {
      expect(footprints[one] === null).toBe(after(model, state, one) === null)
      for (let other = one + 1; other < model.processes; other++) {
        const [first, second] = [footprints[one], footprints[other]]
        if (!first || !second || !independent(first, second)) continue
        commuting += 1
        const ways = [[one, other] as const, [other, one] as const].map(([early, late]) => {
          const between = after(model, state, early)
          const end = between && after(model, between, late)
          return end && worldKey(world(end))
        })
        expect(ways[0]).not.toBeNull()
        expect(ways[0]).toBe(ways[1])
      }
    }
  }
  expect(commuting > 0).toBe(model.processes > 1)
})
