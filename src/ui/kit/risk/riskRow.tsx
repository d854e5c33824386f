import type { Insight, StepRisk } from '../../../programs/index.ts'
import type { RiskRow } from '../timeline/StepColumns.tsx'
import { RiskCurve, RiskLabels } from './RiskCurve.tsx'
import styles from './RiskCurve.module.css'

/** Of this very schedule; null: not known, or not known yet. */
export function risksOf(insight: Insight | null, schedule: string): readonly StepRisk[] | null {
  if (insight === null || insight.schedule !== schedule) return null
  return insight.risk.kind === 'known' ? insight.risk.steps : null
}

const UNKNOWN = {
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
  const why = insight?.risk.kind === 'unknown' ? UNKNOWN[insight.risk.why] : ''
  return {
    name: (
      <>
        <b>Risk</b> <span>if a coin picks every move</span>
      </>
    ),
    picture:
      risks === null ? (
        <p className={styles['unknown']}>{why}</p>
      ) : (
        <RiskCurve risks={risks} {...place} />
      ),
    labels: risks === null ? null : <RiskLabels risks={risks} />,
  }
}
