import { CATALOGUE } from '../../../programs/index.ts'
import type { Outcome, Prepared, ProgramRow } from '../../../programs/index.ts'

/** What to try after the end of a run. */
export type NextToTry =
  | { readonly kind: 'fix'; readonly text: string }
  | { readonly kind: 'requests'; readonly text: string; readonly count: number }
  | { readonly kind: 'program'; readonly text: string; readonly id: ProgramRow['id'] }

/** The fix after a loss, a second request after a good end of one, else the next version. */
export function nextToTry(
  { django, processes }: Pick<Prepared, 'django' | 'processes'>,
  outcomes: readonly Outcome[],
): NextToTry | null {
  const row = django?.row ?? null
  if (row === null || outcomes.length === 0) return null
  const lost = outcomes.some(({ bad }) => bad)
  if (lost && row.fix !== null && row.fix.on !== row.id) {
    return { kind: 'fix', text: 'Next: the same with the fix' }
  }
  if (!lost && processes.length === 1) {
    return { kind: 'requests', text: 'Next: two requests at once', count: 2 }
  }
  const next = CATALOGUE[CATALOGUE.findIndex(({ id }) => id === row.id) + 1]
  if (!lost || next === undefined) return null
  return { kind: 'program', text: `Next: ${next.title}`, id: next.id }
}
