import type { ReactNode } from 'react'
import type { CheckReport } from '../../../programs/index.ts'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import { compactCount } from '../../kit/verdict/compactCount.ts'
import type { OutcomeRow } from '../../kit/verdict/outcomeRows.ts'
import { Amount, Said } from '../../kit/verdict/Said.tsx'
import { conclusion, toneOf } from '../../kit/verdict/verdictText.ts'
import { plural } from '../../kit/verdict/words.ts'
import styles from './Compare.module.css'
import { comparedOutcomes, shareText } from './comparePrograms.ts'

/** A column for each program: how much there is, what it comes to, a map, and bars for the outcomes. */
export function SideBySide({
  reports,
  children,
}: {
  readonly reports: readonly (CheckReport | null)[]
  /** the maps: above the outcomes, whose number is known last */
  readonly children: ReactNode
}) {
  return (
    <>
      <div className={styles['sides']}>
        {reports.map((report, index) => (
          <Extent key={index} report={report} />
        ))}
      </div>
      {children}
      <ul className={styles['outcomes']}>
        {comparedOutcomes(reports).map(({ outcome, sides }) => (
          <li key={outcome.id} data-bad={outcome.bad || undefined}>
            <h3 title={outcome.why}>
              <OutcomeMark outcome={outcome} />
              {outcome.title}
            </h3>
            <div className={styles['sides']}>
              {reports.map((report, index) => (
                <Share key={index} report={report} row={sides[index] ?? null} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Extent({ report }: { readonly report: CheckReport | null }) {
  if (report === null) return <p className={styles['extent']}>Not checked yet.</p>
  return (
    <div className={styles['extent']} data-tone={toneOf(report)}>
      <p>
        {report.schedules === null ? null : (
          <>
            <b>
              <Amount count={compactCount(report.schedules)} />
            </b>{' '}
            {plural('schedule', report.schedules)} ·{' '}
          </>
        )}
        <Amount count={compactCount(report.states)} /> {plural('state', report.states)}
        {report.classes === null ? null : (
          <>
            {' · '}
            <Amount count={compactCount(report.classes)} />{' '}
            {plural('class', report.classes, 'classes')}
          </>
        )}
      </p>
      <p className={styles['conclusion']}>
        <Said words={conclusion(report)} />
      </p>
    </div>
  )
}

function Share({
  report,
  row,
}: {
  readonly report: CheckReport | null
  readonly row: OutcomeRow | null
}) {
  if (report === null) return <p className={styles['share']}>…</p>
  const text = shareText(report, row)
  const part = row === null && text === '0%' ? 0 : row?.counted?.share
  return (
    <p className={styles['share']}>
      {part === undefined ? null : (
        <span className={styles['bar']} aria-hidden="true">
          {part === 0 ? null : <span style={{ width: `${part * 100}%` }} />}
        </span>
      )}
      <b>{text}</b>
    </p>
  )
}
