import { memo, useEffect, useRef } from 'react'
import { beforePaint } from '../../kit/beforePaint.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import type { CodeLine } from '../../kit/code/codeLine.ts'
import type { CodePlace } from '../../kit/code/codePlace.ts'
import type { Cursor } from './cursors.ts'
import styles from './Listing.module.css'
import { panelId, tabId } from '../../kit/TabList.tsx'
import type { TracedLine } from '../../kit/hands/traceback.ts'
import { useLines } from '../../kit/code/useLines.ts'

/** One file of the program, with the cursors in it. */
export function Listing({
  prefix,
  file,
  text,
  cursors,
  requests,
  target,
  looked,
  traced,
}: {
  readonly prefix: string
  readonly file: string
  readonly text: string
  /** those of this file */
  readonly cursors: readonly Cursor[]
  /** the number of requests: room for that many badges is kept */
  readonly requests: number
  /** scrolled into view whenever it is a new object; null: no scrolling */
  readonly target: CodePlace | null
  /** a line that a person asked to see; null: none */
  readonly looked: number | null
  /** lines of this file that a traceback names */
  readonly traced: readonly TracedLine[]
}) {
  const lines = useLines(text)
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef(file)
  useEffect(() => {
    return beforePaint(() => {
      if (box.current === null) return
      if (drawn.current !== file) box.current.scrollTo(0, 0)
      drawn.current = file
      const line = box.current.querySelectorAll('li')[(target?.line ?? 0) - 1]
      if (line !== undefined) keepInView(box.current, line)
    })
  }, [file, target])
  return (
    <div
      ref={box}
      role="tabpanel"
      id={panelId(prefix)}
      aria-labelledby={tabId(prefix, file)}
      // It scrolls, so the keyboard must reach it.
      tabIndex={0}
      className={styles['box']}
    >
      <ol className={styles['lines']} data-requests={requests}>
        {lines.map((line) => {
          const here = cursors.filter((cursor) => cursor.line === line.number)
          return (
            <Line
              key={line.number}
              line={line}
              cursors={here.length === 0 ? NONE : here}
              looked={looked === line.number}
              traced={traceOf(traced, line.number)}
            />
          )
        })}
      </ol>
    </div>
  )
}

const NONE: readonly Cursor[] = []

/** The role of a line in a traceback. */
type Trace = 'origin' | 'frame' | null

function traceOf(traced: readonly TracedLine[], number: number): Trace {
  const found = traced.find(({ line }) => line === number)
  return found === undefined ? null : found.origin ? 'origin' : 'frame'
}

const Line = memo(function Line({
  line,
  cursors,
  looked,
  traced,
}: {
  readonly line: CodeLine
  readonly cursors: readonly Cursor[]
  readonly looked: boolean
  readonly traced: Trace
}) {
  const moved = cursors.some((cursor) => cursor.moved)
  return (
    <li
      className={styles['line']}
      aria-current={moved ? 'step' : undefined}
      data-looked={looked || undefined}
      data-traced={traced ?? undefined}
    >
      <Grounds cursors={cursors} />
      <span className={styles['gutter']}>
        <Grounds cursors={cursors} />
        <span className={styles['line-number']}>{line.number}</span>
        {cursors.map(({ letter }) => (
          <RequestBadge key={letter} letter={letter} />
        ))}
        {traced === null || cursors.length > 0 ? null : (
          <span
            className={styles['traced']}
            title={traced === 'origin' ? 'The exception came from here' : 'In the traceback'}
          >
            {traced === 'origin' ? '✕' : '↓'}
            <span className={styles['spoken']}>
              {traced === 'origin' ? 'the exception came from here' : 'in the traceback'}
            </span>
          </span>
        )}
      </span>
      <code className={styles['code']}>
        {line.tokens.map((token) => (
          <span key={token.from} className={token.kind === null ? undefined : styles[token.kind]}>
            {token.text}
          </span>
        ))}
      </code>
    </li>
  )
})

/** The colours of the requests whose cursor is in a line, behind its text. */
function Grounds({ cursors }: { readonly cursors: readonly Cursor[] }) {
  if (cursors.length === 0) return null
  return (
    <span className={styles['grounds']} aria-hidden="true">
      {cursors.map(({ letter, moved }) => (
        <span key={letter} data-letter={letter} data-moved={moved || undefined} />
      ))}
    </span>
  )
}

/** Scrolls the listing alone, never the page: a line near an edge comes to the middle, at once. */
function keepInView(box: HTMLElement, line: HTMLElement): void {
  const margin = line.offsetHeight * 2
  const top = line.offsetTop
  const bottom = top + line.offsetHeight
  const isSeen =
    top - margin >= box.scrollTop && bottom + margin <= box.scrollTop + box.clientHeight
  if (isSeen) return
  box.scrollTop = top - (box.clientHeight - line.offsetHeight) / 2
}
