import { beforeAll, expect, test } from 'vitest'
import { drain } from '../../base/index.ts'
import { everyOrSample } from '../../base/sample.testing.ts'
import { explore } from '../../explorer/index.ts'
import type { Model } from '../../explorer/index.ts'
import type { LocalState, SharedState } from '../../world/index.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { VIEWS } from '../django/scenario.ts'
import { checkModel } from './checkModel.ts'
import {
  aloneScenarios,
  faultScenarios,
  pairScenarios,
  scenario,
  titleOf,
} from './plainSearch.oracle.ts'
import { prepare } from '../prepare.ts'
import { provideEveryProgram } from '../everyProgram.ts'

beforeAll(provideEveryProgram)

type WorldModel = Model<LocalState, SharedState>

interface State {
  readonly locals: readonly LocalState[]
  readonly shared: SharedState
}

/** Every state, without a memo of any kind. */
function reachable(model: WorldModel): readonly State[] {
  const keyOf = ({ locals, shared }: State): string =>
    [...locals.map((local, p) => model.localKey(p, local)), model.sharedKey(shared)].join('|')
  const first = { locals: model.locals, shared: model.shared }
  const states = new Map([[keyOf(first), first as State]])
  for (const { locals, shared } of states.values()) {
    for (const [process, local] of locals.entries()) {
      const moved = model.step(process, local, shared)
      if (moved === null) continue
      const next = locals.with(process, moved.local)
      const state = { locals: next, shared: model.collect?.(next, moved.shared) ?? moved.shared }
      if (!states.has(keyOf(state))) states.set(keyOf(state), state)
    }
  }
  return [...states.values()]
}

function keysOf(model: WorldModel, shared: SharedState): ReadonlyMap<string, string> {
  return new Map((model.parts?.of(shared) ?? []).map(({ slot, key }) => [slot, key]))
}

/** What a step did to the parts, and where it led the process. */
function effect(model: WorldModel, process: number, local: LocalState, shared: SharedState) {
  const moved = model.step(process, local, shared)
  if (moved === null) return { text: 'blocked', changed: [] }
  const before = keysOf(model, shared)
  const after = keysOf(model, moved.shared)
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((slot) => before.get(slot) !== after.get(slot))
    .sort()
  const parts = changed.map((slot) => [slot, after.get(slot) ?? null])
  return { text: JSON.stringify([model.localKey(process, moved.local), parts]), changed }
}

const PAIRS = CATALOGUE.filter(({ id }) => id === 'ticket' || id === 'fix').flatMap(({ id }) =>
  VIEWS.flatMap((one, index) =>
    VIEWS.slice(index).map((other) => scenario(id, [one.id, other.id])),
  ),
)
const all = everyOrSample(
  [...aloneScenarios(), ...pairScenarios(), ...faultScenarios(), ...PAIRS],
  7,
)
const ALL = [...new Map(all.map((one) => [titleOf(one), one]))]

test.each(ALL)('equal parts looked at, equal steps: %s', (_, one) => {
  const model = checkModel(prepare(one))
  const effects = new Map<string, string>()
  for (const { locals, shared } of reachable(model)) {
    const keys = keysOf(model, shared)
    for (const [process, local] of locals.entries()) {
      const slots = model.parts?.lookedAt(process, local, shared) ?? null
      if (slots === null) continue
      const { text, changed } = effect(model, process, local, shared)
      expect(slots).toEqual(expect.arrayContaining(changed))
      let seen = `${process} ${model.localKey(process, local)}`
      for (const slot of slots) {
        // The same parts seen so far, the same question next.
        expect(effects.get(seen) ?? slot).toBe(slot)
        effects.set(seen, slot)
        seen += `\n${slot} ${keys.get(slot) ?? ''}`
      }
      expect(effects.get(seen) ?? text).toBe(text)
      effects.set(seen, text)
    }
  }
  expect(effects.size).toBeGreaterThan(0)
})

test.each(ALL)('a shared state is the sum of its parts: %s', (_, one) => {
  const model = checkModel(prepare(one))
  const { parts } = model
  for (const { shared } of reachable(model)) {
    const all = parts?.of(shared) ?? []
    // Not in the order in which they were given.
    const joined = parts?.join(
      new Map(all.toReversed().map(({ slot, content }) => [slot, content])),
    )
    expect(joined).toEqual(shared)
    expect(joined && model.sharedKey(joined)).toBe(model.sharedKey(shared))
    expect(all.some(({ garbage }) => garbage)).toBe(model.mayHoldGarbage?.(shared))
  }
})

const THREE = ['ticket', 'fix'].map((id) => scenario(id, ['touch', 'set p', 'set q']))

test.each([...ALL, ...THREE.map((one) => [titleOf(one), one] as const)])(
  'a search that runs every step finds the same: %s',
  (_, one) => {
    const fast = verdictOf(checkModel(prepare(one)))
    const { parts, ...whole } = checkModel(prepare(one))
    const slow = verdictOf(whole)
    expect(parts).toBeDefined()
    expect(fast.steps).toBeLessThanOrEqual(slow.steps)
    // Parts of a step that are known beforehand are not looked up.
    expect({ ...fast, steps: 0, memoBytes: 0 }).toEqual({ ...slow, steps: 0, memoBytes: 0 })
  },
)

function verdictOf(model: WorldModel) {
  return drain(explore(model, { budget: { states: 1e6, bytes: 1e9 } })).verdict
}
