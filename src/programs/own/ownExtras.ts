import type { RunState, World } from '../../world/index.ts'
import type { Outcome } from '../outcome.ts'
import type { OpenEnd } from './openEnd.ts'
import type { OwnScenario } from './ownScenario.ts'
import type { Race } from './race.ts'
import type { RuleState } from './ruleStates.ts'

/** What only a race file has: its settings, its rules, and how many copies there may be. */
export interface OwnExtras extends Pick<Race, 'description' | 'byName' | 'settings'> {
  readonly scenario: OwnScenario
  /** how many copies of its only process run; null: it has several processes, which are as they are */
  readonly copies: number | null
  /** the most copies that there may be */
  readonly mostCopies: number
  /** the place of the process that lets time pass; null: the program reads no clock */
  readonly clock: number | null
  /** why nobody can be killed; null: everybody can */
  readonly whyNoKill: string | null
  /** how its rules stand in a world of its plan */
  rulesAt(world: World, state: RunState): readonly RuleState[]
  /** why the end of a run proves nothing; null: what it comes to is decided */
  openEnd(world: World, outcomes: readonly Outcome[]): OpenEnd | null
}
