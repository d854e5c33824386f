import { faultMark } from '../../../programs/index.ts'
import { shortName } from '../../../world/index.ts'
import type { Letter, TimelineRow, TimelineView } from '../../../world/index.ts'
import { layoutWaits } from './layoutWaits.ts'
import type { WaitShape } from './layoutWaits.ts'

/** Where everything of the timeline is drawn, in pixels. */
export interface TimelineLayout {
  readonly width: number
  readonly height: number
  readonly lanes: readonly Lane[]
  readonly steps: readonly StepShape[]
  readonly spans: readonly SpanBar[]
  /** who waits for whom after the last step */
  readonly waits: readonly WaitShape[]
}

export interface Lane {
  /** null: a lane of no request */
  readonly letter: Letter | null
  readonly name: string
  readonly x: number
}

export interface StepShape {
  readonly step: number
  readonly letter: Letter
  /** of the request's shape */
  readonly x: number
  readonly y: number
  /** the band that belongs to this step alone; the next one begins where it ends */
  readonly top: number
  readonly bottom: number
  /** from where it starts to where its head is */
  readonly arrow: { readonly from: number; readonly to: number }
  readonly label: Label
  readonly damage: boolean
  /** what went wrong at this step; null: nothing */
  readonly fault: TimelineRow['fault']
}

export interface Label {
  /** one line, or two where one would be too wide */
  readonly lines: readonly string[]
  readonly x: number
  /** baseline of the first line */
  readonly y: number
  readonly anchor: Anchor
}

export type Anchor = 'start' | 'middle' | 'end'

/** The stretch in which a file is empty. */
export interface SpanBar {
  readonly path: string
  /** "sessionid3f9c empty", or "empty" where there is no room for more */
  readonly caption: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** baseline of the caption, which ends left of the bars */
  readonly captionY: number
  /** of the step that emptied it */
  readonly from: number
  /** it was never filled again */
  readonly open: boolean
}

const LINE = 15
const ABOVE = 24
const BELOW = 24
const EDGE = 8
/** room above the first band, for "now" at the start */
const TOP = 22
const SHAPE = 12
const BAR = 14
const BAR_GAP = 4
/** a letter of a label on average; rather too wide than too narrow, so that no label is cut */
const LETTER = 6.7

/**
 * Lanes Browser, one per request, and what holds the sessions; one band per step, in order. Arrows
 * of operations that only look come from the lane they touch, all others go to it. Labels stay
 * within the width. `store`: the name of the last lane.
 */
export function layoutTimeline(
  view: TimelineView,
  requests: readonly Letter[],
  width: number,
  store = 'Disk',
): TimelineLayout {
  const slots = slotsOf(view)
  const lanes = lanesOf(requests, width, slots.size, store)
  const disk = xOf(lanes, store)
  const bars = barsOf(slots, disk)
  const right = bars.size === 0 ? width - EDGE : Math.min(...bars.values()) - BAR / 2 - 5
  const steps: StepShape[] = []
  let top = TOP
  for (const row of view.rows) {
    const shape = stepShape(row, lanes, top, right, bars.get(row.operation.path ?? '') ?? disk)
    steps.push(shape)
    top = shape.bottom
  }
  const waits = layoutWaits(view.waits, lanes, top)
  const height = (waits.at(-1)?.bottom ?? top) + EDGE
  return { width, height, lanes, steps, spans: spanBars(view, steps, bars, disk), waits }
}

function lanesOf(
  requests: readonly Letter[],
  width: number,
  slots: number,
  store: string,
): readonly Lane[] {
  const left = width < 420 ? 30 : 44
  // Several files side by side need more room around the disk.
  const right = width - Math.max(width < 420 ? 24 : 34, (slots * (BAR + BAR_GAP)) / 2 + EDGE)
  // Browser and disk stand apart from the requests by a whole lane.
  const pitch = (right - left) / (requests.length + 1)
  return [
    { letter: null, name: 'Browser', x: left },
    ...requests.map((letter, index) => ({
      letter,
      name: letter,
      x: Math.round(left + pitch * (index + 1)),
    })),
    { letter: null, name: store, x: right },
  ]
}

function xOf(lanes: readonly Lane[], name: string): number {
  return lanes.find((lane) => lane.name === name)?.x ?? 0
}

/** The place of each file that is ever empty, beside the others, in the order of their damage. */
function slotsOf(view: TimelineView): ReadonlyMap<string, number> {
  const paths = [...new Set(view.emptySpans.map(({ path }) => path))]
  return new Map(paths.map((path, index) => [path, index]))
}

/** The middle of the bar of each such file. */
function barsOf(slots: ReadonlyMap<string, number>, disk: number): ReadonlyMap<string, number> {
  const first = disk - ((slots.size - 1) * (BAR + BAR_GAP)) / 2
  return new Map([...slots].map(([path, slot]) => [path, first + slot * (BAR + BAR_GAP)]))
}

function stepShape(
  row: TimelineRow,
  lanes: readonly Lane[],
  top: number,
  /** where labels must end */
  right: number,
  file: number,
): StepShape {
  const x = xOf(lanes, row.letter)
  const target = row.touches === 'disk' ? file : xOf(lanes, 'Browser')
  const lines = labelLines(row, right - EDGE)
  const y = top + ABOVE + (lines.length - 1) * LINE
  const side = Math.sign(target - x)
  const here = x + side * SHAPE
  const there = target - side * 2
  return {
    step: row.step,
    letter: row.letter,
    x,
    y,
    top,
    bottom: y + BELOW,
    arrow: looks(row.operation.name) ? { from: there, to: here } : { from: here, to: there },
    label: {
      lines,
      ...placeLabels(labelWidth(lines, row.damage || row.fault !== null), (x + target) / 2, right),
      y: top + 13,
    },
    damage: row.damage,
    fault: row.fault,
  }
}

/** Keeps a label within its room, and as near to the middle of its arrow as it can be. */
function placeLabels(
  labelWidth: number,
  middle: number,
  right: number,
): { readonly x: number; readonly anchor: Anchor } {
  const half = labelWidth / 2
  if (middle - half < EDGE) return { x: EDGE, anchor: 'start' }
  if (middle + half > right) return { x: right, anchor: 'end' }
  return { x: middle, anchor: 'middle' }
}

const LOOKS: ReadonlySet<string> = new Set([
  'send',
  'read',
  'exists',
  'stat',
  'fstat',
  'lseek',
  'listdir',
  'open rb',
  'SELECT',
  'SELECT 1',
  'cache.get',
])

/** Something comes to the request, and nothing of what it touches is changed. */
function looks(operation: string): boolean {
  return LOOKS.has(operation)
}

/** "open wb sessionid3f9c → fd 3"; the result on a line of its own when that is too wide. */
export function labelLines(row: TimelineRow, room: number): readonly string[] {
  const { name, path, result } = row.operation
  const mark = row.damage ? '! ' : ''
  const asked = `${mark}${name}${path === null ? '' : ` ${shortName(path)}`}`
  const fault = row.fault === null ? [] : [faultMark(row.fault)]
  // A killed request has not done it any more.
  if (row.fault === 'kill') return [`${fault[0]} before ${asked}`]
  if (result === null || result === '') return [...fault, asked]
  const whole = `${asked} → ${result}`
  const fits = labelWidth([whole], row.damage) <= room
  return [...fault, ...(fits ? [whole] : [asked, `→ ${result}`])]
}

/** Measured, not known: the fonts differ. Damage is set in bold. */
function labelWidth(lines: readonly string[], bold: boolean): number {
  return Math.max(...lines.map((line) => line.length)) * (bold ? LETTER * 1.1 : LETTER)
}

function spanBars(
  view: TimelineView,
  steps: readonly StepShape[],
  bars: ReadonlyMap<string, number>,
  disk: number,
): readonly SpanBar[] {
  const end = steps.at(-1)?.bottom ?? 0
  const leftmost = Math.min(disk, ...bars.values()) - BAR / 2
  return view.emptySpans.flatMap((span) => {
    const from = steps[span.from - 1]
    if (from === undefined) return []
    const bottom = span.to === null ? end : (steps[span.to - 1]?.y ?? end)
    const caption = `${shortName(span.path)} empty`
    return [
      {
        path: span.path,
        caption: caption.length * LETTER <= leftmost * 0.6 ? caption : 'empty',
        x: (bars.get(span.path) ?? disk) - BAR / 2,
        y: from.y,
        width: BAR,
        height: bottom - from.y,
        captionY: from.y + 18,
        from: span.from,
        open: span.to === null,
      },
    ]
  })
}

/** Where the line stands that says "now": below the steps that are done. */
export function nowLine(layout: TimelineLayout, cursor: number): number {
  if (cursor === 0) return TOP - 4
  const end = layout.steps[cursor - 1]?.bottom ?? layout.height - EDGE
  // At the end, who waits for whom is what is now.
  return cursor === layout.steps.length ? (layout.waits.at(-1)?.bottom ?? end) : end
}

/** The right end of every caption: left of all bars. */
export function captionEnd(layout: TimelineLayout): number {
  return Math.min(...layout.spans.map(({ x }) => x)) - 5
}
