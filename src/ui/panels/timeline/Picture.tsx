import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { beforePaint } from '../../kit/beforePaint.ts'
import type { Letter, TimelineView } from '../../../world/index.ts'
import { RequestShape } from '../../kit/RequestShape.tsx'
import { requestColour } from '../../kit/requestShapes.ts'
import { captionEnd, layoutTimeline, nowLine } from './layoutTimeline.ts'
import type { Lane, SpanBar, StepShape, TimelineLayout } from './layoutTimeline.ts'
import type { WaitShape } from './layoutWaits.ts'
import styles from './Picture.module.css'

const HEAD = 30

/** The lanes: one band per step, a button on each, and the line that says "now". */
export function Picture({
  view,
  requests,
  store,
  cursor,
  onGo,
}: {
  readonly view: TimelineView
  readonly requests: readonly Letter[]
  /** what holds the sessions: the name of the last lane */
  readonly store: string
  readonly cursor: number
  readonly onGo: (cursor: number) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const layout = useMemo(
    () => layoutTimeline(view, requests, width, store),
    [view, requests, width, store],
  )
  const tall = Math.max(layout.height, height - HEAD)
  const now = nowLine(layout, cursor)

  const top = cursor === 0 ? 0 : (layout.steps[cursor - 1]?.top ?? 0)
  useEffect(() => {
    return beforePaint(() => {
      if (box.current !== null) keepInView(box.current, top, now + 40)
    })
  }, [top, now])

  return (
    <div ref={box} className={styles['box']}>
      <LaneNames lanes={layout.lanes} width={width} />
      <div className={styles['stage']} style={{ height: tall }}>
        <Steps layout={layout} view={view} cursor={cursor} onGo={onGo} />
        <Drawing layout={layout} cursor={cursor} height={tall} now={now} />
        {view.rows.length > 0 ? null : (
          <p className={styles['empty']}>
            Nothing has happened yet. Each step appears here, in its request’s lane, with an arrow
            to the browser or the disk: the browser or the {store.toLowerCase()}.
          </p>
        )}
      </div>
    </div>
  )
}

/** The names of the lanes; they stay when the rest is scrolled. */
function LaneNames({ lanes, width }: { readonly lanes: readonly Lane[]; readonly width: number }) {
  return (
    <svg className={styles['head']} width={width} height={HEAD} aria-hidden="true">
      {lanes.map(({ letter, name, x }) => (
        <g key={name} transform={`translate(${x} ${HEAD / 2})`}>
          {letter === null ? (
            <text className={styles['lane-name']} y={4} textAnchor="middle">
              {name}
            </text>
          ) : (
            <RequestShape letter={letter} />
          )}
        </g>
      ))}
    </svg>
  )
}

/** A real button over each band; one of them is in the tab order, arrow keys go on from there. */
function Steps({
  layout,
  view,
  cursor,
  onGo,
}: {
  readonly layout: TimelineLayout
  readonly view: TimelineView
  readonly cursor: number
  readonly onGo: (cursor: number) => void
}) {
  const list = useRef<HTMLOListElement>(null)
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : null
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    list.current?.querySelectorAll('button')[to]?.focus()
  }
  return (
    <ol ref={list} className={styles['steps']}>
      {view.rows.map(({ step, sentence }, index) => {
        const shape = layout.steps[index]
        if (shape === undefined) return null
        return (
          <li key={step} style={{ top: shape.top, height: shape.bottom - shape.top }}>
            <button
              type="button"
              aria-label={`Step ${step}: ${sentence}`}
              aria-current={step === cursor ? 'step' : undefined}
              tabIndex={step === Math.max(cursor, 1) ? 0 : -1}
              onKeyDown={(event) => {
                onKeyDown(event, index)
              }}
              onClick={() => {
                onGo(step)
              }}
            />
          </li>
        )
      })}
    </ol>
  )
}

function Drawing({
  layout,
  cursor,
  height,
  now,
}: {
  readonly layout: TimelineLayout
  readonly cursor: number
  readonly height: number
  readonly now: number
}) {
  const hatch = useId()
  return (
    <svg className={styles['drawing']} width={layout.width} height={height} aria-hidden="true">
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles['hatch-ground']} width="6" height="6" />
          <rect className={styles['hatch-stripe']} width="2.5" height="6" />
        </pattern>
      </defs>
      {layout.lanes.map(({ letter, name, x }) => (
        <line
          key={name}
          className={letter === null ? styles['shared-lane'] : styles['lane']}
          x1={x}
          x2={x}
          y1={0}
          y2={height}
          color={letter === null ? undefined : requestColour(letter)}
        />
      ))}
      {layout.spans.map((span) => (
        <Span
          key={`${span.path} ${span.from}`}
          span={span}
          captionX={captionEnd(layout)}
          now={cursor < span.from ? span.y : now}
          hatch={hatch}
        />
      ))}
      {layout.steps.map((shape) => (
        <Step key={shape.step} shape={shape} cursor={cursor} />
      ))}
      {layout.waits.map((shape) => (
        <Waiting key={shape.letter} shape={shape} later={cursor < layout.steps.length} />
      ))}
      {layout.steps.length === 0 ? null : (
        <g className={styles['now']}>
          <line x1={EDGE} x2={layout.width - EDGE} y1={now} y2={now} />
          <text x={EDGE} y={now - 6}>
            {cursor === 0 ? 'now · the start' : `now · step ${cursor} of ${layout.steps.length}`}
          </text>
        </g>
      )}
    </svg>
  )
}

const EDGE = 8

function Step({ shape, cursor }: { readonly shape: StepShape; readonly cursor: number }) {
  const { letter, x, y, arrow, label, damage, fault } = shape
  return (
    <g
      className={styles['step']}
      color={damage ? 'var(--bad)' : requestColour(letter)}
      data-fault={fault ?? undefined}
      data-later={shape.step > cursor || undefined}
      data-current={shape.step === cursor || undefined}
      data-damage={damage || undefined}
    >
      {fault === 'kill' ? null : (
        <>
          <line className={styles['arrow']} x1={arrow.from} x2={arrow.to} y1={y} y2={y} />
          <Head x={arrow.to} y={y} right={arrow.to > arrow.from} />
        </>
      )}
      <g className={styles['shape']} transform={`translate(${x} ${y})`}>
        <RequestShape letter={letter} />
      </g>
      {fault === null ? null : (
        <path
          className={styles['bolt']}
          d="M2-9-5 2H0L-1 9 6-2H1Z"
          transform={`translate(${x - 22} ${y})`}
        />
      )}
      {fault === 'kill' ? (
        <path
          className={styles['cross']}
          d="M-9-9 9 9M9-9-9 9"
          transform={`translate(${x} ${y})`}
        />
      ) : null}
      <text className={styles['label']} textAnchor={label.anchor}>
        {label.lines.map((line, index) => (
          <tspan key={line} x={label.x} y={label.y + index * 15}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}

/** The head of an arrow whose tip is at `x`. */
function Head({
  x,
  y,
  right,
}: {
  readonly x: number
  readonly y: number
  readonly right: boolean
}) {
  return (
    <path
      className={styles['arrow-head']}
      d={right ? 'M0 0-7-4V4Z' : 'M0 0 7-4V4Z'}
      transform={`translate(${x} ${y})`}
    />
  )
}

/** From who waits to those it waits for; a loop to itself. */
function Waiting({ shape, later }: { readonly shape: WaitShape; readonly later: boolean }) {
  const { letter, x, y, to, text, label } = shape
  return (
    <g className={styles['wait']} data-later={later || undefined}>
      {to.map((target) =>
        target === x ? (
          <g key={target}>
            <path d={`M${x + 8} ${y - 8}c26-16 44 24 6 16`} />
            <Head x={x + 12} y={y + 7} right={false} />
          </g>
        ) : (
          <g key={target}>
            <line x1={x} x2={target} y1={y} y2={y} />
            <Head x={target + (target > x ? -3 : 3)} y={y} right={target > x} />
          </g>
        ),
      )}
      <g transform={`translate(${x} ${y})`}>
        <RequestShape letter={letter} />
      </g>
      <text x={label.x} y={label.y} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}

/** Hatched as far as it has happened, a dashed outline for the rest. */
function Span({
  span,
  captionX,
  now,
  hatch,
}: {
  readonly span: SpanBar
  readonly captionX: number
  readonly now: number
  readonly hatch: string
}) {
  const done = Math.max(0, Math.min(span.height, now - span.y))
  return (
    <g className={styles['span']} data-later={done === 0 || undefined}>
      <rect
        className={styles['outline']}
        x={span.x}
        y={span.y}
        width={span.width}
        height={span.height}
      />
      <rect x={span.x} y={span.y} width={span.width} height={done} fill={`url(#${hatch})`} />
      <text x={captionX} y={span.captionY} textAnchor="end">
        {span.caption}
      </text>
    </g>
  )
}

/** The room that the picture has, in pixels. */
function useSize(box: RefObject<HTMLElement | null>): {
  readonly width: number
  readonly height: number
} {
  const [size, setSize] = useState({ width: 430, height: 0 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }))
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [box])
  return size
}

/** Scrolls the picture alone, never the page. */
function keepInView(box: HTMLElement, top: number, bottom: number): void {
  const room = box.clientHeight - HEAD
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop + room) box.scrollTop = bottom - room
}
