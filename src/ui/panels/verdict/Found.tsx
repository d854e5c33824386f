import { useState } from 'react'
import type { CheckReport } from '../../../programs/index.ts'
import type { Check } from '../../../store/index.ts'
import { useCheck } from '../../app/check.tsx'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { OutcomeItem } from './OutcomeItem.tsx'
import type { Opening } from './OutcomeItem.tsx'
import { outcomeRows } from '../../kit/verdict/outcomeRows.ts'
import type { OutcomeRow } from '../../kit/verdict/outcomeRows.ts'
import { Said } from '../../kit/verdict/Said.tsx'
import { verdictWords } from '../../kit/verdict/verdictWords.ts'
import styles from './Verdict.module.css'
import { conclusion, extentText, toneOf } from '../../kit/verdict/verdictText.ts'

const pickAsk = (check: Check) => check.ask

const ALL_WAYS: readonly Opening[] = ['shortest', 'fewest switches', 'random']

/** A report in words, bars and buttons. */
export function Found({
  report,
  requests,
  stale,
}: {
  readonly report: CheckReport
  readonly requests: number
  /** of another scenario than the one on the stage: nothing can be opened */
  readonly stale: boolean
}) {
  const ask = useCheck(pickAsk)
  const { setSchedule } = useActions()
  const [failed, setFailed] = useState<CheckReport | null>(null)
  const scheduleOf = async (row: OutcomeRow, opening: Opening): Promise<string | null> => {
    if (opening === 'example') return row.example
    if (opening === 'shortest' && row.counted !== null) return row.counted.found.shortest
    if (opening === 'fewest switches' && row.counted !== null) return row.counted.found.fewest
    const seed = anySeed()
    const outcome = row.outcome.id
    const answer = await ask({ kind: 'way', from: '', outcome, way: opening, seed })
    return answer?.kind === 'schedule' ? answer.schedule : null
  }
  const open = async (row: OutcomeRow, opening: Opening): Promise<void> => {
    const schedule = await scheduleOf(row, opening)
    setFailed(schedule === null ? report : null)
    if (schedule !== null) setSchedule(schedule, 0, { outcome: row.outcome.title })
  }
  const { prepared } = useDerived()
  const words = verdictWords(prepared)
  const complete = report.end.kind === 'complete' && report.search !== 'partial order'
  const rows = outcomeRows(report)
  return (
    <>
      <p className={styles['extent']}>
        <Said words={extentText(report, requests, words)} terms />
      </p>
      <p className={styles['conclusion']} data-tone={toneOf(report)}>
        <Said words={conclusion(report, words)} />
      </p>
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <OutcomeItem
            key={row.outcome.id}
            row={row}
            openings={complete ? ALL_WAYS : row.example === null ? [] : ['example']}
            unavailable={stale}
            onOpen={(opening) => {
              void open(row, opening)
            }}
          />
        ))}
      </ul>
      {failed === report ? (
        <p className={styles['trouble']}>No such schedule could be found just now.</p>
      ) : null}
      {report.outcomes.length === 0 ? null : <Measures word={words.process} />}
    </>
  )
}

/** Every press draws another one. */
function anySeed(): number {
  return Math.floor(Math.random() * 2 ** 31)
}

/** Share and odds differ a lot; one line each says why. */
function Measures({ word }: { readonly word: string }) {
  return (
    <dl className={styles['measures']}>
      <dt>Share</dt>
      <dd>of all schedules, each counted once.</dd>
      <dt>At random</dt>
      <dd>
        the next {word} is drawn each time, so that schedules in which one finishes early come up
        more often.
      </dd>
    </dl>
  )
}
