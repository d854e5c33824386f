import type { Insight, StepRisk } from '../../../programs/index.ts'
import type { RiskRow } from '../timeline/StepColumns.tsx'
import { Term } from '../glossary/Term.tsx'
import { RiskCurve, RiskLabels } from './RiskCurve.tsx'
import styles from './RiskCurve.module.css'

/**
 * After 0, 1, … steps; null: no number. While the answer about a changed schedule is on its way it
 * ends where the two part: the risk after a step depends on the steps before it alone.
 */
export function risksOf(insight: Insight | null, schedule: string): readonly StepRisk[] | null {
  if (insight?.risk.kind !== 'known') return null
  let shared = 0
  while (shared < schedule.length && insight.schedule[shared] === schedule[shared]) shared += 1
  return insight.risk.steps.slice(0, shared + 1)
}

const UNKNOWN = {
  unchecked: 'No number yet: the check is not complete.',
  endless: 'No number: some runs never end.',
  large: 'No number: there are too many states to judge each.',
} as const

/** The risk under the columns of a timeline, or why there is none. */
export function riskRow(
  insight: Insight | null,
  schedule: string,
  place: { readonly cursor: number; readonly columns: number },
): RiskRow {
  const risks = risksOf(insight, schedule)
  return {
    name: (
      <>
        <b>
          <Term word="risk">Risk</Term>
        </b>{' '}
        <span>if a coin picks every move</span>
      </>
    ),
    picture:
      risks === null ? (
        <p className={styles['unknown']}>{UNKNOWN[reasonOf(insight)]}</p>
      ) : (
        <RiskCurve risks={risks} {...place} />
      ),
    labels: risks === null ? null : <RiskLabels risks={risks} />,
  }
}

function reasonOf(insight: Insight | null): keyof typeof UNKNOWN {
  return insight?.risk.kind === 'unknown' ? insight.risk.why : 'unchecked'
}
