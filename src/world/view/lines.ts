import type { Span } from '../../python/index.ts'
import type { StepRecord } from '../step.ts'

/** A source line that a step went through, for watching it line by line. */
export interface SourceLine {
  readonly span: Span
  /** the function that it belongs to */
  readonly function: string
  /** the class of the exception that was raised on it; null when none was */
  readonly raised: string | null
}

/**
 * The source lines of one step, in order: first the line of its operation, then each line that
 * its local work went on to. Consecutive points of one line are one entry; a line that is come
 * back to (a loop, a return) is another. Never empty.
 */
export function linesOf(record: StepRecord): readonly SourceLine[] {
  const lines: SourceLine[] = []
  const points = [{ span: record.span, function: record.function, raised: null }, ...record.microsteps]
  for (const point of points) {
    const last = lines.at(-1)
    if (last !== undefined && isSameLine(last.span, point.span)) {
      lines[lines.length - 1] = { ...last, raised: point.raised ?? last.raised }
    } else {
      lines.push({ span: point.span, function: point.function, raised: point.raised })
    }
  }
  return lines
}

function isSameLine(one: Span, other: Span): boolean {
  return one.file === other.file && one.line === other.line
}
