import { useEffect, useMemo, useRef } from 'react'
import { faultMark, riskText } from '../../../programs/index.ts'
import type { StepRisk } from '../../../programs/index.ts'
import { shortName, waitSentence } from '../../../world/index.ts'
import { runSentences } from '../../../world/index.ts'
import type { Letter, TimelineRow, TimelineView, Run } from '../../../world/index.ts'
import { beforePaint } from '../../kit/beforePaint.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { shareText } from '../../kit/risk/riskText.ts'
import styles from './StepTable.module.css'
import { Term } from '../../kit/glossary/Term.tsx'

/** The same as the picture in words: who did what, one column per request. */
export function StepTable({
  run,
  view,
  requests,
  risks,
  cursor,
  onGo,
}: {
  readonly run: Run
  readonly view: TimelineView
  readonly requests: readonly Letter[]
  /** after 0, 1, … steps; null: not known */
  readonly risks: readonly StepRisk[] | null
  readonly cursor: number
  readonly onGo: (cursor: number) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const sentences = useMemo(() => runSentences(run), [run])
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const show = (): void => {
      const row = element.querySelectorAll<HTMLElement>('tbody tr')[cursor - 1]
      if (row !== undefined) keepInView(element, row)
    }
    // A fault takes room above the table, and what the check finds makes its rows higher.
    const observer = new ResizeObserver(show)
    observer.observe(element)
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild)
    const leave = beforePaint(show)
    return () => {
      observer.disconnect()
      leave()
    }
  }, [cursor])
  return (
    <div ref={box} className={styles['box']}>
      <table aria-label="Steps" className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            {requests.map((letter) => (
              <th key={letter} scope="col">
                <RequestBadge letter={letter} />
              </th>
            ))}
            <th scope="col">What happened</th>
            {risks === null ? null : (
              <>
                <th scope="col">
                  <Term word="risk">Risk</Term>
                </th>
                <th scope="col">
                  Bad <Term word="schedule">schedules</Term>
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr
              key={row.step}
              aria-current={row.step === cursor ? 'step' : undefined}
              data-later={row.step > cursor || undefined}
              data-damage={row.empties || row.torn || undefined}
              data-fault={row.fault ?? undefined}
            >
              <th scope="row">
                <button
                  type="button"
                  aria-label={`Go to step ${row.step}`}
                  onClick={() => {
                    onGo(row.step)
                  }}
                >
                  {row.step}
                </button>
              </th>
              {requests.map((letter) => (
                <td key={letter} data-letter={letter === row.letter ? letter : undefined}>
                  {letter === row.letter ? <Operation row={row} /> : null}
                </td>
              ))}
              <td>{sentences[row.step - 1]}</td>
              {risks === null ? null : <RiskCells risk={risks[row.step]} />}
            </tr>
          ))}
        </tbody>
      </table>
      {view.waits.length === 0 ? null : (
        <ul aria-label="Who waits" className={styles['waits']}>
          {view.waits.map((wait) => (
            <li key={wait.letter}>{waitSentence(wait)}</li>
          ))}
        </ul>
      )}
      {view.rows.length > 0 ? null : (
        <p className={styles['empty']}>
          Nothing has happened yet. Every step will be a row here, in the column of its letter.
        </p>
      )}
    </div>
  )
}

/** The chance of a bad end after a step, and how many of the schedules from there end badly. */
function RiskCells({ risk }: { readonly risk: StepRisk | undefined }) {
  // Not known yet: the cells stay, so that the table keeps its columns.
  return (
    <>
      <td className={styles['risk']}>{risk === undefined ? '…' : riskText(risk)}</td>
      <td className={styles['risk']}>{risk === undefined ? '…' : shareText(risk)}</td>
    </>
  )
}

function Operation({ row }: { readonly row: TimelineRow }) {
  const { name, path, result } = row.operation
  return (
    <>
      <b>{name}</b>
      {path === null ? null : (
        <>
          {' '}
          <span title={path}>{shortName(path)}</span>
        </>
      )}
      {result === null || result === '' ? null : (
        <>
          {' '}
          <span className={styles['result']}>→ {result}</span>
        </>
      )}
      {row.fault === null ? null : (
        <strong className={styles['fault']}>{faultMark(row.fault)}</strong>
      )}
      {row.empties || row.torn ? <strong className={styles['damage']}>! damage</strong> : null}
    </>
  )
}

/** Scrolls the table alone, never the page; the head of the table covers some of it. */
function keepInView(box: HTMLElement, row: HTMLElement): void {
  const head = box.querySelector('thead')?.offsetHeight ?? 0
  const top = row.offsetTop - head
  const bottom = row.offsetTop + row.offsetHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
}
