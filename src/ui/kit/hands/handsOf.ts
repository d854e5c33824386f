import type { explainOutcome } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { statusOf } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'
import type { CodePlace } from '../code/codePlace.ts'
import { guiltyNow, handView } from './handView.ts'
import type { HandView } from './handView.ts'

/**
 * The hand of every request at the cursor; of a single request that harms itself, one for each of
 * the two steps, and the second says what comes next. `shown`: the line that the request that moved has reached inside its step.
 * `explain`: null as long as it was not fetched.
 */
export function handsOf(
  derived: Derived,
  views: readonly RequestView[],
  shown: CodePlace | null,
  explain: typeof explainOutcome | null,
): readonly HandView[] {
  const { prepared, done, outcomes, world, moved, timeline } = derived
  const bad = outcomes.find((outcome) => outcome.bad)
  const explained = bad === undefined ? [] : (explain?.(prepared, done, bad).steps ?? [])
  const guilty = guiltyNow(derived, explained)
  const hand = (index: number, step: number | null): HandView | null => {
    const view = views[index]
    if (view === undefined) return null
    const status = statusOf(prepared.plan, world, index as Parameters<typeof statusOf>[2])
    return handView(derived, { view, status }, guilty, {
      shown: moved === index && step === null ? shown : null,
      step,
    })
  }
  const rowOf = (step: number | null) => timeline.rows.find((row) => row.step === step)
  const cause = rowOf(guilty.cause)
  const hit = rowOf(guilty.hit)
  const alone = cause !== undefined && hit !== undefined && cause.letter === hit.letter
  const steps = views.length === 1 && alone ? [cause.step, hit.step] : [null]
  const hands = views.flatMap((_, index) => steps.flatMap((step) => hand(index, step) ?? []))
  const last = new Map(hands.map((each) => [each.letter, each]))
  return hands.map((each) => (each === last.get(each.letter) ? each : { ...each, next: null }))
}
