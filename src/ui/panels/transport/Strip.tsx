import { useEffect, useMemo, useRef } from 'react'
import type { Stepper } from '../../../store/index.ts'
import type { TimelineView } from '../../../world/index.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { useControlKeys } from '../../app/keys/useControlKeys.ts'
import { beforePaint } from '../../kit/beforePaint.ts'
import { RequestShape } from '../../kit/RequestShape.tsx'
import { cursorX, layoutStrip, scrollFor, THUMB } from './layoutStrip.ts'
import type { StripMark } from './layoutStrip.ts'
import styles from './Strip.module.css'

const pickCursor = (stepper: Stepper) => stepper.cursor
const HEIGHT = 44
const MIDDLE = 19

/** The whole schedule as a row of shapes under a slider whose thumb is the playhead. */
export function Strip() {
  const { timeline: view } = useDerived()
  const cursor = useStepper(pickCursor)
  const { goTo } = useActions()
  const { keys } = useControlKeys('step', 0)
  const layout = useMemo(() => layoutStrip(view), [view])
  const box = useRef<HTMLDivElement>(null)
  const length = view.rows.length
  useEffect(() => {
    return beforePaint(() => {
      const element = box.current
      if (element === null) return
      element.scrollLeft = scrollFor(cursor, element.scrollLeft, element.clientWidth)
    })
  }, [cursor, length])
  return (
    <div ref={box} className={styles['strip']}>
      <div className={styles['inner']} style={{ width: layout.width }}>
        <svg
          className={styles['drawing']}
          width={layout.width}
          height={HEIGHT}
          aria-hidden="true"
          focusable="false"
        >
          {layout.empty.map((span) => (
            <rect
              key={span.x}
              className={styles['empty']}
              x={span.x}
              y={0}
              width={span.width}
              height={HEIGHT}
            />
          ))}
          {layout.marks.map((mark) => (
            <Mark key={mark.step} mark={mark} ahead={mark.step > cursor} />
          ))}
        </svg>
        <input
          type="range"
          className={styles['slider']}
          aria-label="Position"
          aria-valuetext={positionText(view, cursor)}
          min={0}
          max={length}
          step={1}
          value={cursor}
          disabled={length === 0}
          style={{
            left: cursorX(0) - THUMB / 2,
            width: cursorX(length) - cursorX(0) + THUMB,
          }}
          onChange={(event) => {
            goTo(Number(event.target.value))
          }}
        />
      </div>
      {length === 0 ? (
        <p className={styles['hint']}>
          Nothing has happened yet.{' '}
          {keys === undefined ? null : (
            <span className={styles['byKey']}>
              Press <kbd>{keys}</kbd> to let A move.
            </span>
          )}
          <span className={styles['byTouch']}>Step A lets A move.</span>
        </p>
      ) : null}
    </div>
  )
}

function Mark({ mark, ahead }: { readonly mark: StripMark; readonly ahead: boolean }) {
  return (
    <g
      className={styles['mark']}
      data-ahead={ahead || undefined}
      transform={`translate(${mark.x} ${MIDDLE})`}
    >
      <g transform="scale(0.95)">
        <RequestShape letter={mark.letter} />
      </g>
      {mark.fault ? <path className={styles['fault']} d="M1.5 11-4 18H0L-1 23 5 16H1Z" /> : null}
      {mark.damage ? <path className={styles['damage']} d="M-3.5 12.5l7 7M3.5 12.5l-7 7" /> : null}
    </g>
  )
}

function positionText({ rows }: TimelineView, cursor: number): string {
  const row = rows[cursor - 1]
  const place = row === undefined ? 'start' : `step ${cursor}`
  return `${place} of ${rows.length}${row === undefined ? '' : `: ${row.sentence}`}`
}
