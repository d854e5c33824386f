import { CodeLines } from '../code/CodeLines.tsx'
import { useLines } from '../code/useLines.ts'
import { RequestBadge } from '../RequestBadge.tsx'
import { excerpt } from './excerpt.ts'
import type { HandView } from './handView.ts'
import styles from './Hand.module.css'

/** One hand of the race: the lines that a request has just run, or will run next. */
export function Hand({
  view,
  text,
  rows,
  holds,
  word,
  plain = false,
}: {
  readonly view: HandView
  /** the whole file */
  readonly text: string
  /** lines that are shown */
  readonly rows: number
  /** what its innermost function holds: "data = {…}"; empty: nothing */
  readonly holds: string
  /** what it is: "Request", "Process" */
  readonly word: string
  /** colours are not asked for */
  readonly plain?: boolean
}) {
  const lines = useLines(text, plain)
  const { from, to } = excerpt(view.anchors, lines.length, rows)
  const over = view.stack === ''
  return (
    <div
      role="group"
      aria-label={`${word} ${view.letter}`}
      className={styles['hand']}
      data-letter={view.letter}
    >
      <div className={styles['head']}>
        <RequestBadge letter={view.letter} size={20} />
        <b>{view.title}</b>
        <span className={styles['note']}>
          {view.file} · {view.note}
        </span>
      </div>
      <div className={styles['code']} style={{ '--rows': rows } as React.CSSProperties}>
        <CodeLines
          lines={lines.slice(from - 1, to)}
          marks={view.marks}
          letter={view.letter}
          name={`${view.file}, lines ${from} to ${to}`}
        />
      </div>
      {view.next === null ? null : (
        <div className={styles['foot']}>
          <p data-bad={view.next.bad || undefined}>{view.next.text}</p>
          <p className={styles['stack']}>{over ? ' ' : holds === '' ? view.stack : holds}</p>
        </div>
      )}
    </div>
  )
}
