import type { Derived } from '../../../store/index.ts'
import type { Letter, RequestStatus, RequestView, TimelineRow } from '../../../world/index.ts'
import { letterOf } from '../../../world/index.ts'
import type { LineMark } from '../code/CodeLines.tsx'
import type { CodePlace } from '../code/codePlace.ts'
import { statusText } from './statusText.ts'
import { logParts } from './logParts.ts'

/** What one request's hand holds: a few lines of the listing with its last step and its next. */
export interface HandView {
  readonly letter: Letter
  /** the function of the lines: "save()" */
  readonly title: string
  /** "backend.py" */
  readonly file: string
  /** "has just moved", "waits before line 63", "done 200" */
  readonly note: string
  /** the line that must be seen, and others that ought to be where there is room */
  readonly anchors: readonly number[]
  readonly marks: readonly LineMark[]
  /** what comes next, or how it ended; null: another hand of the same request says it */
  readonly next: { readonly text: string; readonly bad: boolean } | null
  /** innermost first: "save ‹ process_response ‹ handle"; empty when it is over */
  readonly stack: string
}

/** Steps of a run that are named as cause and damage; 1-based. */
export interface GuiltySteps {
  readonly cause: number | null
  readonly hit: number | null
}

/**
 * The hand of one request at the cursor. `shown`: the line that it has reached when its step is
 * watched line by line. `step`: show this step of it and no other; null: its last.
 */
export function handView(
  source: Pick<Derived, 'done' | 'timeline'>,
  { view, status }: { readonly view: RequestView; readonly status: RequestStatus },
  guilty: GuiltySteps,
  { shown, step }: { readonly shown: CodePlace | null; readonly step: number | null },
): HandView {
  const { row, moved, at } = placeOf(source, view, guilty, { shown, step })
  const count = source.done.records.length
  const file = at?.file ?? ''
  const marks = marksOf(view, guilty, { row, file, shown, step })
  const follows = row !== null && at !== null && at.line === row.span.line && file === row.span.file
  const record = row === null || !follows ? undefined : source.done.records[row.step - 1]
  return {
    letter: view.letter,
    title: `${shortFunction(record?.function ?? view.frames.at(-1)?.name ?? '')}()`,
    file,
    note: noteOf(view, status, { moved: moved && shown === null, count, step }),
    anchors: [at?.line ?? 1, ...marks.map(({ line }) => line)],
    marks,
    next: nextOf(view, status, file),
    stack: view.frames
      .toReversed()
      .map(({ name }) => shortFunction(name))
      .join(' ‹ '),
  }
}

/** The step that the hand shows, and the line: of that step, else the current one. */
function placeOf(
  { done, timeline }: Pick<Derived, 'done' | 'timeline'>,
  { letter, span }: RequestView,
  guilty: GuiltySteps,
  { shown, step }: { readonly shown: CodePlace | null; readonly step: number | null },
): {
  readonly row: TimelineRow | null
  readonly moved: boolean
  readonly at: CodePlace | null
} {
  const count = done.records.length
  const own = timeline.rows.filter((row) => row.step <= count && row.letter === letter)
  const held = own.filter(({ step: each }) => each === guilty.cause || each === guilty.hit)
  const moved = count > 0 && own.at(-1)?.step === count
  // A step that was just made is seen where it was made; what is held stays while others move.
  const kept = moved && span !== null ? undefined : held.at(-1)
  const row = own.find((each) => each.step === step) ?? kept ?? own.at(-1) ?? null
  const follows = row !== null && (moved || span === null || held.includes(row))
  return { row, moved, at: shown ?? (follows ? row.span : span) }
}

function marksOf(
  { span }: RequestView,
  guilty: GuiltySteps,
  {
    row,
    file,
    shown,
    step,
  }: {
    readonly row: TimelineRow | null
    readonly file: string
    readonly shown: CodePlace | null
    readonly step: number | null
  },
): readonly LineMark[] {
  if (shown !== null) return [{ line: shown.line, kind: 'did', note: 'here' }]
  const done = row !== null && row.span.file === file ? [stepMark(row, guilty)] : []
  const waits = span !== null && span.file === file && step === null
  return waits && done[0]?.line !== span.line
    ? [...done, { line: span.line, kind: 'next', note: 'next' }]
    : done
}

function nextOf(
  view: RequestView,
  status: RequestStatus,
  file: string,
): NonNullable<HandView['next']> {
  const { span, order } = view
  const { long, bad } = statusText(view, status)
  if (status.kind !== 'ready' || span === null) {
    const raised = bad ? lastRaised(view) : null
    return { text: raised === null ? long : `${long}: ${raised}`, bad }
  }
  const where = span.file === file ? '' : `${span.file} `
  return { text: `next ${where}line ${span.line}: ${order ?? ''}`, bad }
}

/** "save" of "backend.SessionStore.save". */
function shortFunction(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** What the last traceback that it printed says at its end; null: it printed none. */
function lastRaised({ log }: RequestView): string | null {
  const part = logParts(log).findLast(({ kind }) => kind === 'traceback')
  return part?.kind === 'traceback' ? part.traceback.raised : null
}

function stepMark(row: TimelineRow, guilty: GuiltySteps): LineMark {
  const { line } = row.span
  if (row.step === guilty.hit) return { line, kind: 'hit', note: row.verb }
  if (row.step === guilty.cause) return { line, kind: 'cause', note: `step ${row.step}` }
  return { line, kind: 'did', note: `step ${row.step}` }
}

function noteOf(
  view: RequestView,
  status: RequestStatus,
  {
    moved,
    count,
    step,
  }: { readonly moved: boolean; readonly count: number; readonly step: number | null },
): string {
  if (step !== null && step !== count) return `step ${step}`
  if (status.kind !== 'ready') return statusText(view, status).short
  if (moved) return 'has just moved'
  if (view.span === null) return ''
  return count === 0 ? `starts at line ${view.span.line}` : `waits before line ${view.span.line}`
}

/**
 * The steps that the hands hold: at the end those of the explanation; else the step that emptied the
 * file that is open now, and the read that met it so.
 */
export function guiltyNow(
  { done, timeline }: Pick<Derived, 'done' | 'timeline'>,
  explained: readonly number[],
): GuiltySteps {
  const count = done.records.length
  if (explained.length > 0) {
    const [cause = null] = explained
    const hit = explained.length > 1 ? (explained.at(-1) ?? null) : null
    return { cause, hit }
  }
  const row = timeline.rows[count - 1]
  const spans = timeline.emptySpans.filter(
    ({ from, to }) => from <= count && (to ?? count + 1) > count,
  )
  const open =
    row?.torn === true ? spans.find(({ path }) => path === row.operation.path) : spans.at(-1)
  return { cause: open?.from ?? null, hit: row?.torn === true ? row.step : null }
}

export function letterAt(index: number): Letter {
  return letterOf(index as Parameters<typeof letterOf>[0])
}
