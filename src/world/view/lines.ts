import { finish, position } from '../../machine/index.ts'
import type { Span } from '../../python/index.ts'
import type { Run } from '../run.ts'
import type { StepRecord } from '../bareStep.ts'

/** A source line that a step went through, for watching it line by line. */
export interface SourceLine {
  readonly span: Span
  /** the class of the exception that was raised on it; null when none was */
  readonly raised: string | null
}

/**
 * The source lines of step `index` (from 0) of a run, up to where its request rests afterwards;
 * empty when there is no such step.
 */
export function stepLines(run: Run, index: number): readonly SourceLine[] {
  const record = run.records[index]
  if (record === undefined) return []
  const running = run.worlds[index + 1]?.requests[record.who]?.running
  const over = running === undefined || finish(running) !== null
  return linesOf(record, over ? null : position(run.plan.machine, running))
}

/**
 * The source lines of one step, in order: first the line of its operation, then each line that
 * its local work went on to. Consecutive points of one line are one entry; a line that is come
 * back to (a loop, a return) is another. `rest`: the request's cursor after the step, which
 * is the last line; null: it is over, or the line is not wanted. Never empty.
 */
export function linesOf(record: StepRecord, rest: Span | null = null): readonly SourceLine[] {
  const lines: SourceLine[] = []
  const points: readonly SourceLine[] = [
    { span: record.span, raised: null },
    ...record.microsteps,
    ...(rest === null ? [] : [{ span: rest, raised: null }]),
  ]
  for (const { span, raised } of points) {
    const last = lines.at(-1)
    if (last !== undefined && isSameLine(last.span, span)) {
      lines[lines.length - 1] = { ...last, raised: raised ?? last.raised }
    } else {
      lines.push({ span, raised })
    }
  }
  return lines
}

function isSameLine(one: Span, other: Span): boolean {
  return one.file === other.file && one.line === other.line
}
