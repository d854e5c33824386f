import { explainOutcome } from '../../../programs/index.ts'
import type { Explanation, Outcome, Prepared } from '../../../programs/index.ts'
import type { Run } from '../../../world/index.ts'

/** Outcomes with the same cause, explained once. */
export interface Group {
  readonly outcomes: readonly Outcome[]
  readonly explanation: Explanation
}

/** `run` must be over or stuck with just these outcomes. In the order of the outcomes. */
export function groups(
  prepared: Prepared,
  run: Run,
  outcomes: readonly Outcome[],
): readonly Group[] {
  const found = new Map<string, Group>()
  for (const outcome of outcomes) {
    const explanation = explainOutcome(prepared, run, outcome)
    const others = found.get(explanation.sentence)?.outcomes ?? []
    found.set(explanation.sentence, { outcomes: [...others, outcome], explanation })
  }
  return [...found.values()]
}
