import type { Span } from '../../python/index.ts'
import { listFiles } from '../../vfs/index.ts'
import { lastWorld } from '../run.ts'
import type { Run } from '../run.ts'
import type { StepRecord } from '../step.ts'
import { letterOf } from '../world.ts'
import type { Letter } from '../world.ts'
import { operationView } from './operation.ts'
import type { OperationView } from './operation.ts'
import { stepSentence } from './sentence.ts'
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
  /** it empties a file, or reads one that somebody is writing */
  readonly damage: boolean
  readonly span: Span
  readonly sentence: string
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
  /** who waits for whom after the last step */
  readonly waits: readonly Wait[]
}

/** Everything that happened in a run, in order. */
export function timelineView(run: Run): TimelineView {
  return {
    rows: run.records.map((_, index) => rowOf(run, index)).flat(),
    emptySpans: emptySpansOf(run),
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
      damage: record.torn || emptiedPaths(run, index).length > 0,
      span: record.span,
      sentence: stepSentence(run, index),
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
