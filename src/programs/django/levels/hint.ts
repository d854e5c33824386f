import { follow, scheduleOf } from '../../../world/index.ts'
import type { Letter, Run } from '../../../world/index.ts'
import type { Outlook } from '../../check/report.ts'
import { prepareDjango } from '../prepare.ts'
import { reaches, switchesIn } from './level.ts'
import type { Level } from './level.ts'

/** What the checker says to somebody who is stuck. */
export type Hint =
  | { readonly kind: 'reached' }
  /** the request that has to move next; `switches`: of the whole run, if every hint is followed */
  | { readonly kind: 'move'; readonly letter: Letter; readonly switches: number }
  /** no way on reaches the goal; from the first `keep` steps alone some way does */
  | { readonly kind: 'back'; readonly keep: number }

/** What the check of a level knows of a run. */
export interface Ahead {
  /** of the run: the whole schedule with the fewest switches that reaches the goal; null: none does */
  readonly way: string | null
  /** of the run: what can still come after 0, 1, … steps; empty where there is a way */
  readonly fates: readonly Outlook[]
}

/** The hint for a run of a level; null: what is known is not of this run. */
export function hintOf(level: Level, run: Run, { way, fates }: Ahead): Hint | null {
  const prepared = prepareDjango(level.scenario)
  if (reaches(prepared, run, level)) return { kind: 'reached' }
  const schedule = scheduleOf(run)
  if (way === null) {
    if (fates.length !== schedule.length + 1) return null
    const keep = fates.findLastIndex(({ possible }) => possible.includes(level.outcome))
    return keep < 0 ? null : { kind: 'back', keep }
  }
  const letter = way.startsWith(schedule) ? way.charAt(schedule.length) : ''
  if (letter === '') return null
  const whole = follow(run, way.slice(schedule.length))
  return { kind: 'move', letter: letter as Letter, switches: switchesIn(whole.run) }
}

/** A hint in words. `par`: of its level. */
export function hintText(hint: Hint, par: number): string {
  switch (hint.kind) {
    case 'reached':
      return 'The goal is reached.'
    case 'move': {
      const { letter, switches } = hint
      const more = switches > par ? ` From here it takes ${switches} switches; par is ${par}.` : ''
      return `Let ${letter} move next.${more}`
    }
    case 'back':
      return hint.keep === 0
        ? 'No way on from here reaches the goal. Start again.'
        : `No way on from here reaches the goal. Go back to step ${hint.keep}: from there one does.`
  }
}
