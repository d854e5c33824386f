import { useEffect, useMemo, useRef } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { runSentences } from '../../../world/index.ts'
import type { Letter, Run, TimelineView } from '../../../world/index.ts'
import { beforePaint } from '../beforePaint.ts'
import { ContentRow } from './ContentRow.tsx'
import { RequestRow } from './RequestRow.tsx'
import { StateRow } from './StateRow.tsx'
import type { StateSegment } from './stateSegment.ts'
import { scrollLeftFor } from './scrollLeftFor.ts'
import lane from './LaneName.module.css'
import styles from './StepColumns.module.css'

/** The risk along the run: the curve, and the texts under the columns. */
export interface RiskRow {
  readonly name: ReactNode
  readonly picture: ReactNode
  readonly labels: ReactNode
}

/**
 * A run as a picture: time goes to the right, one column a step. A lane for each request, for each
 * file, row or entry, and for what the user would see. A press on a column goes there.
 */
export function StepColumns({
  run,
  view,
  letters,
  cursor,
  states,
  risk = null,
  watch = null,
  before = 0,
  columns = columnsOf(view),
  words = false,
  onGo,
}: {
  /** the whole of it */
  readonly run: Run
  readonly view: TimelineView
  readonly letters: readonly Letter[]
  /** how many steps are done */
  readonly cursor: number
  /** what the user would see after each step; null: the program has no user */
  readonly states: readonly StateSegment[] | null
  readonly risk?: RiskRow | null
  /** the step to watch; null: none */
  readonly watch?: number | null
  /** of a strip of a longer run: the steps before its first column */
  readonly before?: number
  /** of a strip: at least as many as its own, so that all strips are alike */
  readonly columns?: number
  /** on a phone, too, the words of the steps that count */
  readonly words?: boolean
  /** null: a picture to look at, without a playhead */
  readonly onGo: ((cursor: number) => void) | null
}) {
  const box = useRef<HTMLDivElement>(null)
  const { rows, contents } = view
  const sentences = useMemo(() => runSentences(run).slice(before), [run, before])
  useColumnInView(box, cursor, columns)
  const firstContent = letters.length + 2
  const stateRow = firstContent + contents.length
  return (
    <div
      ref={box}
      className={styles['box']}
      data-requests={letters.length}
      data-words={words || undefined}
    >
      <div
        className={styles['columns']}
        style={
          {
            '--columns': columns,
            '--lanes': letters.length,
            '--files': contents.length,
          } as CSSProperties
        }
      >
        {cursor === 0 || onGo === null ? null : (
          <span className={styles['now']} style={column(cursor)} aria-hidden="true" />
        )}
        {onGo === null ? null : (
          <Position view={view} sentences={sentences} cursor={cursor} onGo={onGo} />
        )}
        {rows.map(({ step }) => (
          <span
            key={step}
            className={styles['number']}
            style={column(step)}
            data-current={step === cursor || undefined}
            data-watch={step === watch || undefined}
            aria-hidden="true"
          >
            {before + step}
          </span>
        ))}
        {letters.map((letter, index) => (
          <RequestRow
            key={letter}
            letter={letter}
            row={index + 2}
            view={view}
            cursor={cursor}
            firstContent={firstContent}
          />
        ))}
        {contents.map((lane, index) => (
          <ContentRow
            key={`${lane.kind} ${lane.path}`}
            lane={lane}
            row={firstContent + index}
            steps={rows.length}
            cursor={cursor}
          />
        ))}
        {states === null ? null : (
          <StateRow segments={states} row={stateRow} cursor={cursor} steps={rows.length} />
        )}
        {risk === null ? null : (
          <>
            <div className={lane['name']} data-of="risk" style={{ gridRow: stateRow + 1 }}>
              {risk.name}
            </div>
            <div className={styles['risk']} style={{ gridRow: stateRow + 1 }}>
              {risk.picture}
            </div>
            <div className={styles['risk-labels']} style={{ gridRow: stateRow + 2 }}>
              {risk.labels}
            </div>
          </>
        )}
        {onGo === null ? null : (
          <Steps view={view} sentences={sentences} cursor={cursor} onGo={onGo} />
        )}
      </div>
    </div>
  )
}

/** One a step, and one more for those that wait at the end. */
export function columnsOf({ rows, waits }: TimelineView): number {
  return Math.max(1, rows.length + (waits.length > 0 ? 1 : 0))
}

/** The position of a step's column in the grid. */
function column(step: number): CSSProperties {
  return { gridColumn: step + 1 }
}

/** The playhead as a slider, over the numbers of the steps. */
function Position({
  view: { rows },
  sentences,
  cursor,
  onGo,
}: {
  readonly view: TimelineView
  /** of its rows */
  readonly sentences: readonly string[]
  readonly cursor: number
  readonly onGo: (cursor: number) => void
}) {
  const row = rows[cursor - 1]
  const place = row === undefined ? 'start' : `step ${cursor}`
  return (
    <input
      type="range"
      className={styles['position']}
      aria-label="Position"
      aria-valuetext={`${place} of ${rows.length}${row === undefined ? '' : `: ${sentences[cursor - 1] ?? ''}`}`}
      min={0}
      max={rows.length}
      step={1}
      value={cursor}
      disabled={rows.length === 0}
      onChange={(event) => {
        onGo(Number(event.target.value))
      }}
    />
  )
}

/** A real button over each column; one of them is in the tab order, arrow keys go on from there. */
function Steps({
  view,
  sentences,
  cursor,
  onGo,
}: {
  readonly view: TimelineView
  /** of its rows */
  readonly sentences: readonly string[]
  readonly cursor: number
  readonly onGo: (cursor: number) => void
}) {
  const list = useRef<HTMLOListElement>(null)
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const to = NEXT[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    list.current?.querySelectorAll('button')[index + to]?.focus()
  }
  return (
    <ol ref={list} className={styles['steps']}>
      {view.rows.map(({ step }, index) => (
        <li key={step} style={column(step)}>
          <button
            type="button"
            aria-label={`Step ${step}: ${sentences[index] ?? ''}`}
            aria-current={step === cursor ? 'step' : undefined}
            tabIndex={step === Math.max(cursor, 1) ? 0 : -1}
            title={sentences[index]}
            onKeyDown={(event) => {
              onKeyDown(event, index)
            }}
            onClick={() => {
              onGo(step)
            }}
          />
        </li>
      ))}
    </ol>
  )
}

const NEXT: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

/**
 * Keeps the column of the playhead in view, at once. Where the box is scrolled to and how wide it is
 * are known from the last scroll and the last change of size: a step never makes the browser lay the
 * page out before the frame is due.
 */
function useColumnInView(
  box: React.RefObject<HTMLDivElement | null>,
  cursor: number,
  columns: number,
): void {
  const room = useRef({ visible: 0, whole: 0, names: 0, scrolled: 0 })
  const place = useRef({ cursor, columns })
  useEffect(() => {
    const element = box.current
    const inner = element?.firstElementChild
    if (element === null || !(inner instanceof HTMLElement)) return undefined
    const keepScroll = (): void => {
      room.current.scrolled = element.scrollLeft
    }
    const observer = new ResizeObserver(() => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const names = Number.parseFloat(getComputedStyle(inner).getPropertyValue('--names'))
      const visible =
        element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      const { scrollLeft: scrolled } = element
      room.current = { visible, whole: inner.offsetWidth, names, scrolled }
      scroll(element, room.current, place.current)
    })
    element.addEventListener('scroll', keepScroll, { passive: true })
    observer.observe(element)
    observer.observe(inner)
    return () => {
      element.removeEventListener('scroll', keepScroll)
      observer.disconnect()
    }
  }, [box])
  useEffect(() => {
    place.current = { cursor, columns }
    return beforePaint(() => {
      if (box.current !== null) scroll(box.current, room.current, place.current)
    })
  }, [box, cursor, columns])
}

function scroll(
  element: HTMLElement,
  room: {
    readonly visible: number
    readonly whole: number
    readonly names: number
    readonly scrolled: number
  },
  place: { readonly cursor: number; readonly columns: number },
): void {
  if (room.whole <= room.visible) return
  const left = scrollLeftFor({ ...room, ...place })
  if (left !== room.scrolled) element.scrollLeft = left
}
