import { lettersOf, pidOf, scheduleOf, timelineView, toItsEnd } from '../../../world/index.ts'
import type { Letter, Run } from '../../../world/index.ts'

/** One step of a request beside an axis. */
export interface AxisStep {
  /** "open wb" */
  readonly name: string
  readonly path: string | null
  /** it is in the schedule; else it is what would come next */
  readonly scheduled: boolean
}

/** The operations of every request, those of the schedule and then what would come, in order. */
export function axisSteps(run: Run): ReadonlyMap<Letter, readonly AxisStep[]> {
  const scheduled = scheduleOf(run).length
  const whole = lettersOf(run.plan).reduce((longer, letter) => {
    const who = pidOf(letter)
    return who === null ? longer : toItsEnd(longer, who)
  }, run)
  const steps = new Map<Letter, readonly AxisStep[]>()
  for (const { letter, step, operation } of timelineView(whole).rows) {
    const { name, path } = operation
    const before = steps.get(letter) ?? []
    steps.set(letter, [...before, { name, path, scheduled: step <= scheduled }])
  }
  return steps
}
