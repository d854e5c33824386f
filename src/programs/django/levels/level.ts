import { enabled } from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'
import { outcomesOf } from '../../outcome.ts'
import type { OutcomeId } from '../../outcome.ts'
import type { Prepared } from '../../prepared.ts'
import { programRow } from '../catalogue/catalogue.ts'
import { cellScenario, WORKLOADS } from '../matrix/workloads.ts'
import type { Scenario } from '../scenario.ts'
import { GOALS } from './goals.ts'
import { LEVEL_ROWS } from './levelRows.ts'

/** A bad outcome of a program that a player is to bring about. */
export interface Level {
  /** "fix.data-lost": in the address */
  readonly id: string
  readonly program: string
  readonly programTitle: string
  readonly outcome: OutcomeId
  /** "Lose the customer’s session." */
  readonly goal: string
  readonly scenario: Scenario
  /** the fewest switches that reach it, by the check of every schedule */
  readonly par: number
}

/** A row of the computed table: program, outcome, workload, par. See `computeLevels.ts`. */
export type LevelRow = readonly [program: string, outcome: OutcomeId, workload: string, par: number]

/**
 * Every level there is, by program in the order of the lineage. Of a program those that ask for a
 * switch come first, as one that only has to be run teaches least; then in the order of the outcomes.
 */
export const LEVELS: readonly Level[] = byWhatTheyTeach(LEVEL_ROWS).flatMap(
  ([program, outcome, workload, par]) => {
    const row = programRow(program)
    const views = WORKLOADS.find(({ id }) => id === workload)
    const goal = GOALS[outcome]
    if (row === null || views === undefined || goal === undefined) return []
    return [
      {
        id: `${program}.${outcome}`,
        program,
        programTitle: row.title,
        outcome,
        goal,
        scenario: cellScenario(row, views),
        par,
      },
    ]
  },
)

function byWhatTheyTeach(rows: readonly LevelRow[]): readonly LevelRow[] {
  const programs = [...new Set(rows.map(([program]) => program))]
  const rank = ([program, , , par]: LevelRow): number =>
    programs.indexOf(program) * 2 + (par === 0 ? 1 : 0)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}

/**
 * How often a run switches away from a request that could go on: a preemption, as the checker
 * counts them.
 */
export function switchesIn(run: Run): number {
  return run.records.filter(({ who }, index) => {
    const before = run.records[index - 1]?.who
    const world = run.worlds[index]
    if (before === undefined || before === who || world === undefined) return false
    return enabled(run.plan, world).includes(before)
  }).length
}

/** Does a run end in the outcome of a level? */
export function reaches(
  prepared: Prepared,
  run: Run,
  { outcome }: Pick<Level, 'outcome'>,
): boolean {
  const world = run.worlds.at(-1)
  return world !== undefined && outcomesOf(prepared, world).some(({ id }) => id === outcome)
}

/** Three stars at par, two at one more, one for any way; a hint costs one, but not the last. */
export function starsFor(par: number, switches: number, hints: number): 1 | 2 | 3 {
  const earned = switches <= par ? 3 : switches === par + 1 ? 2 : 1
  const left = earned - hints
  return left >= 3 ? 3 : left === 2 ? 2 : 1
}
