import type { Diagnostic, Span } from '../source.ts'

/** A half-open range of UTF-16 offsets. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Something wrong with the source, as one of the phases of `parse` found it. What an early phase
 * found hides what a later phase then stumbled over:
 * - lexical: characters, strings, brackets, indentation
 * - syntax: the grammar
 * - construct: readable, but not Python or outside of the subset
 * - placement: a statement in the wrong place
 */
export interface Problem extends Range {
  readonly phase: 'lexical' | 'syntax' | 'construct' | 'placement'
  /**
   * What cannot be trusted any more: this logical line; the structure of all that follows; or all
   * that follows altogether.
   */
  readonly spoils: 'line' | 'structure' | 'everything'
  readonly message: string
  readonly instead: string | null
}

/** For each offset, the index of its logical line. */
export type LineOf = (offset: number) => number

const ORDER: readonly Problem['phase'][] = ['lexical', 'syntax', 'construct', 'placement']

/** The problems worth showing, by position, without what is only a consequence of another. */
export function settleProblems(
  problems: readonly Problem[],
  lineOf: LineOf,
  span: (range: Range) => Span,
): readonly Diagnostic[] {
  const kept: Problem[] = []
  for (const phase of ORDER) {
    const earlier = [...kept]
    for (const problem of byPosition(problems.filter((one) => one.phase === phase))) {
      const hidden =
        earlier.some((cause) => isConsequence(problem, cause, lineOf)) ||
        kept.some((other) => isRepeat(problem, other, lineOf))
      if (!hidden) kept.push(problem)
    }
  }
  return byPosition(kept).map((problem) => ({
    span: span(problem),
    message: problem.message,
    instead: problem.instead,
  }))
}

function byPosition(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.from - b.from || a.to - b.to)
}

/** Did an earlier phase make this one? */
function isConsequence(problem: Problem, cause: Problem, lineOf: LineOf): boolean {
  if (lineOf(problem.from) === lineOf(cause.from)) return true
  if (problem.from < cause.from) return false
  if (cause.spoils === 'everything') return true
  const structural = problem.phase === 'syntax' || problem.phase === 'placement'
  return structural && cause.spoils === 'structure'
}

/** Is this the same thing again, found by the same phase? */
function isRepeat(problem: Problem, other: Problem, lineOf: LineOf): boolean {
  if (other.from <= problem.from && problem.to <= other.to) return true
  if (problem.phase !== other.phase) return false
  if (other.spoils === 'everything' && other.from < problem.from) return true
  // recovery stumbles along one line, and one word about it is enough
  const sameAgain = problem.phase === 'syntax' || problem.message === other.message
  const early = problem.phase === 'syntax' || problem.phase === 'lexical'
  return early && sameAgain && lineOf(problem.from) === lineOf(other.from)
}
