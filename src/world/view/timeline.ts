import type { Span } from '../../python/index.ts'
import { listFiles } from '../../vfs/index.ts'
import { lastWorld } from '../run.ts'
import type { Run } from '../run.ts'
import type { StepRecord } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Letter } from '../world.ts'
import { contentLanes } from './contents.ts'
import type { ContentLane } from './contents.ts'
import { operationView } from './operation.ts'
import type { OperationView } from './operation.ts'
import { stepVerb } from './verb.ts'
import { waits } from './waits.ts'
import type { Wait } from './waits.ts'

/** One step of a run for the timeline and its table. */
export interface TimelineRow {
  /** 1-based number of the step */
  readonly step: number
  readonly letter: Letter
  /** the lane that its arrow goes to */
  readonly touches: 'browser' | 'disk'
  /** what went wrong at this step; null: nothing */
  readonly fault: StepRecord['fault']
  readonly operation: OperationView
  /** one word for it: "opens", "empties" */
  readonly verb: string
  /** it empties a file that held something: a window opens */
  readonly empties: boolean
  /** it reads a file that somebody has emptied or is writing */
  readonly torn: boolean
  readonly span: Span
}

/** A stretch of the run in which a file that held something is empty. */
export interface EmptySpan {
  readonly path: string
  /** the step that emptied it */
  readonly from: number
  /** the step that ended it; null: still empty at the end of the run */
  readonly to: number | null
  readonly letter: Letter
}

export interface TimelineView {
  readonly rows: readonly TimelineRow[]
  readonly emptySpans: readonly EmptySpan[]
  /** what every file, row and cache entry held */
  readonly contents: readonly ContentLane[]
  /** who waits for whom after the last step */
  readonly waits: readonly Wait[]
}

/** Everything that happened in a run, in order. */
export function timelineView(run: Run): TimelineView {
  return {
    rows: run.records.map((_, index) => rowOf(run, index)).flat(),
    emptySpans: emptySpansOf(run),
    contents: contentLanes(run),
    waits: waits(run.plan, lastWorld(run)),
  }
}

function rowOf(run: Run, index: number): readonly TimelineRow[] {
  const record = run.records[index]
  const before = run.worlds[index]
  const after = run.worlds[index + 1]
  if (record === undefined || before === undefined || after === undefined) return []
  return [
    {
      step: index + 1,
      letter: letterOf(record.who),
      touches: isOfBrowser(record.operation) ? 'browser' : 'disk',
      fault: record.fault,
      operation: operationView(before, record.who, record.operation, record.answer),
      verb: stepVerb(before, record),
      empties: emptiedPaths(run, index).length > 0,
      torn: record.torn,
      span: record.span,
    },
  ]
}

function isOfBrowser({ kind }: StepRecord['operation']): boolean {
  return kind === 'send' || kind === 'receive'
}

/** Files that held something before step `index` and are empty after it. */
function emptiedPaths(run: Run, index: number): readonly string[] {
  const before = run.worlds[index]
  const after = run.worlds[index + 1]
  if (before === undefined || after === undefined) return []
  const full = new Set(
    listFiles(before.fs)
      .filter((file) => file.size > 0)
      .map((file) => file.path),
  )
  return listFiles(after.fs)
    .filter((file) => file.size === 0 && full.has(file.path))
    .map((file) => file.path)
}

export function emptySpansOf(run: Run): readonly EmptySpan[] {
  return run.records.flatMap((record, index) =>
    emptiedPaths(run, index).map((path) => ({
      path,
      from: index + 1,
      to: endOfSpan(run, index + 1, path),
      letter: letterOf(record.who),
    })),
  )
}

function endOfSpan(run: Run, from: number, path: string): number | null {
  for (let step = from; step <= run.records.length; step += 1) {
    const world = run.worlds[step]
    const file = world === undefined ? undefined : listFiles(world.fs).find((f) => f.path === path)
    if (file === undefined || file.size > 0) return step
  }
  return null
}
