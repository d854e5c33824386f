import {
  follow,
  lastWorld,
  letterOf,
  pidOf,
  replay,
  scheduleOf,
  stateOf,
  toItsEnd,
} from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'

/**
 * A beginning, and then the steps of `run` that it does not hold yet, in their order, leaving out
 * who cannot move. If `run` was over, so is the result.
 */
export function goOn(beginning: string, run: Run): string {
  const { plan } = run
  let longer = replay(plan, beginning).run
  for (const letter of remainder(scheduleOf(run), beginning)) {
    const more = follow(longer, letter)
    if (more.divergence === null) longer = more.run
  }
  if (stateOf(plan, lastWorld(run)) === 'going') return scheduleOf(longer)
  while (stateOf(plan, lastWorld(longer)) === 'going') {
    longer = plan.requests.reduce((each, _, index) => {
      const who = pidOf(letterOf(index as Parameters<typeof letterOf>[0]))
      return who === null ? each : toItsEnd(each, who)
    }, longer)
  }
  return scheduleOf(longer)
}

/** A schedule without as many steps of each request as `taken` holds. */
function remainder(schedule: string, taken: string): string {
  const left = new Map<string, number>()
  for (const letter of taken) left.set(letter, (left.get(letter) ?? 0) + 1)
  return [...schedule]
    .filter((letter) => {
      const more = left.get(letter) ?? 0
      left.set(letter, more - 1)
      return more <= 0
    })
    .join('')
}
