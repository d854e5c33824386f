import type { Plan, RunState, World } from '../../world/index.ts'
import { hasLeftModel } from '../notModelled.ts'
import { ruleEnds } from './ownRules.ts'
import type { Race } from './race.ts'

/** How one rule of a race stands at a moment. */
export interface RuleState {
  /** "at_end_nothing_lost" */
  readonly name: string
  /** the first line of its docstring; null: it has none */
  readonly text: string | null
  readonly when: 'always' | 'at the end'
  /** `open`: not checked yet, or what it meets is not modelled */
  readonly state: 'holds' | 'broken' | 'open'
  /** why it is broken or open, as what it raised; empty: nothing to say */
  readonly why: string
}

/** All rules: those that are checked after every step first. */
export function ruleStates(
  race: Race,
  plan: Plan,
  world: World,
  runState: RunState,
): readonly RuleState[] {
  // Where somebody is left hanging, or the model was left, the rules of the end say nothing.
  const over = runState === 'finished' && !hasLeftModel(world)
  const ends = over ? ruleEnds(race, plan, world, false) : world.broken
  const state = (
    when: RuleState['when'],
    { name, firstLine }: Race['atEnd'][number],
  ): RuleState => {
    const found = ends.find(({ rule }) => rule === name)?.end
    const base = { name, text: firstLine, when }
    if (found === undefined) {
      return { ...base, state: when === 'always' || over ? 'holds' : 'open', why: '' }
    }
    switch (found.kind) {
      case 'died':
        return { ...base, state: 'broken', why: found.message || found.exception }
      case 'picked':
        return { ...base, state: 'open', why: `depends on ${found.what}` }
      case 'not-modelled':
        return { ...base, state: 'open', why: `not modelled: ${found.what}` }
      case 'wrote':
        return { ...base, state: 'open', why: 'it writes, and may only read' }
      default:
        return { ...base, state: 'broken', why: 'waits for ever' }
    }
  }
  return [
    ...race.always.map((rule) => state('always', rule)),
    ...race.atEnd.map((rule) => state('at the end', rule)),
  ]
}
