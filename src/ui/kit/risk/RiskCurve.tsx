import type { StepRisk } from '../../../programs/index.ts'
import { riskLabels, riskPath } from './riskText.ts'
import styles from './RiskCurve.module.css'

/** The chance of a bad end along a run; the table has the numbers in words. */
export function RiskCurve({
  risks,
  cursor,
  columns,
}: {
  /** after 0, 1, … steps; fewer than the run has while the rest is not known yet */
  readonly risks: readonly StepRisk[]
  readonly cursor: number
  /** of the picture: it may have one more than there are steps */
  readonly columns: number
}) {
  const steps = risks.length - 1
  const last = Math.min(cursor, steps)
  const done = riskPath(risks, 0, last)
  return (
    <svg
      className={styles['curve']}
      viewBox={`0 0 ${columns} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {last <= 0 ? null : <path className={styles['ground']} d={`${done}L${last - 0.5} 1L0 1Z`} />}
      <path className={styles['line']} d={done} />
      <path className={styles['later']} d={riskPath(risks, last, steps)} />
    </svg>
  )
}

/** Where the risk changes, in percent, under the columns. */
export function RiskLabels({ risks }: { readonly risks: readonly StepRisk[] }) {
  return riskLabels(risks).map(({ step, text, tone, words }) => (
    <span
      key={step}
      className={styles['label']}
      style={{ gridColumn: step }}
      data-tone={tone}
      aria-hidden="true"
    >
      {text}
      {words === null ? null : <span className={styles['words']}>{words}</span>}
    </span>
  ))
}
