import type { ContentLane, TimelineView } from '../../../world/index.ts'
import { columnsOf } from './StepColumns.tsx'
import type { StateSegment } from './stateSegment.ts'

/** A part of a run as a timeline of its own: its steps are counted from 1 again. */
export interface Strip<Risk> {
  readonly view: TimelineView
  readonly states: readonly StateSegment[] | null
  /** before its first step and after each; null: not known */
  readonly risks: readonly Risk[] | null
  /** steps of the run before it */
  readonly before: number
  /** of every strip of the run, so that all are drawn alike */
  readonly columns: number
}

interface Whole<Risk> {
  readonly view: TimelineView
  readonly states: readonly StateSegment[] | null
  /** after 0, 1, … steps */
  readonly risks: readonly Risk[] | null
}

/** A run in strips of at most `room` columns, as few and as even as can be. None of an empty run. */
export function stripsOf<Risk>(whole: Whole<Risk>, room: number): readonly Strip<Risk>[] {
  const { rows, waits } = whole.view
  // Those that wait have a column beside the last step, never one alone.
  const most = Math.max(1, waits.length > 0 ? room - 1 : room)
  const count = Math.ceil(rows.length / most)
  const size = Math.ceil(rows.length / count)
  const strips = Array.from({ length: count }, (_, index) => stripOf(whole, index * size, size))
  const columns = Math.max(...strips.map(({ view }) => columnsOf(view)))
  return strips.map((strip) => ({ ...strip, columns }))
}

function stripOf<Risk>(
  { view, states, risks }: Whole<Risk>,
  before: number,
  size: number,
): Omit<Strip<Risk>, 'columns'> {
  const last = Math.min(view.rows.length, before + size)
  const part = { before, last }
  const contents = view.contents.flatMap((lane) => laneIn(lane, part))
  return {
    view: {
      rows: view.rows.slice(before, last).map((row) => ({ ...row, step: row.step - before })),
      emptySpans: [],
      contents,
      waits: last === view.rows.length ? view.waits : [],
    },
    states: states === null ? null : segmentsIn(states, part),
    risks: risks === null ? null : risks.slice(before, last + 1),
    before,
  }
}

interface Part {
  readonly before: number
  readonly last: number
}

/** What a lane holds in a part of the run; nothing: it has no place there. */
function laneIn(lane: ContentLane, part: Part): readonly ContentLane[] {
  const segments = segmentsIn(lane.segments, part)
  return segments.length === 0 ? [] : [{ ...lane, segments }]
}

function segmentsIn<Segment extends { readonly from: number; readonly to: number }>(
  segments: readonly Segment[],
  { before, last }: Part,
): readonly Segment[] {
  return segments.flatMap((segment) => {
    const from = Math.max(1, segment.from - before)
    const to = Math.min(segment.to, last) - before
    return to < from ? [] : [{ ...segment, from, to }]
  })
}
