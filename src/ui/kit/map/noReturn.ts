import type { Insight, Outcome, Outlook, PointOfNoReturn } from '../../../programs/index.ts'
import { badOf } from './cellText.ts'

/** A step of the schedule after which something bad could no longer be avoided. */
export interface Mark {
  /** 0: it never could */
  readonly step: number
  /** what was settled by it; empty: something bad, but not yet which */
  readonly outcomes: readonly Outcome[]
  /** the last choice that would have avoided it */
  readonly lastChoice: PointOfNoReturn['lastChoice']
}

/** In the order of the steps; the first is the point of no return. Empty when all may end well. */
export function marksOf({ fates, sealed, table }: Insight): readonly Mark[] {
  const steps = new Map<number, Mark>()
  for (const { outcome, sealedAt, lastChoice } of sealed) {
    const known = steps.get(sealedAt)
    steps.set(sealedAt, {
      step: sealedAt,
      outcomes: [...(known?.outcomes ?? []), ...table.filter(({ id }) => id === outcome)],
      lastChoice: known?.lastChoice ?? lastChoice,
    })
  }
  const doomed = fates.findIndex((fate) => !outlook(fate, table).avoidable)
  const first = Math.min(...steps.keys())
  if (doomed !== -1 && doomed < first) {
    steps.set(doomed, { step: doomed, outcomes: [], lastChoice: null })
  }
  return [...steps.values()].sort((one, other) => one.step - other.step)
}

/** Can it still go wrong, and can it still go well? */
export function outlook(
  { possible }: Outlook,
  table: readonly Outcome[],
): {
  readonly bad: boolean
  readonly avoidable: boolean
} {
  return { bad: badOf(possible, table).length > 0, avoidable: possible.includes('ok') }
}
