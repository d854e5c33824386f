import type { Diagnostic } from '../../../python/index.ts'

/** "2 problems" */
export function problemCount(count: number): string {
  if (count === 0) return 'No problems'
  return count === 1 ? '1 problem' : `${count} problems`
}

/** What is read out a moment after the last key. */
export function problemsSaid(problems: readonly Diagnostic[]): string {
  const [first] = problems
  if (first === undefined) return ''
  return `${problemCount(problems.length)}; line ${first.span.line}: ${firstLine(first)}`
}

/** Messages may have several lines; the first says it. */
export function firstLine({ message }: Diagnostic): string {
  return message.split('\n', 1)[0] ?? ''
}
