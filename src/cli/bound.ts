import type { CheckOptions } from '../programs/index.ts'
import { UsageError } from './usageError.ts'

/** Enough for four requests of any program many times over. */
const MAX_STATES = 20_000_000

/** Bytes of the arrays that hold the states of one check. */
export const MEMORY = 2 ** 31

/** What `--search` says; absent: every schedule, and beyond the bound one of each class. Throws a UsageError. */
export function searchOf(word: string | undefined): Pick<CheckOptions, 'search'> {
  if (word === undefined) return {}
  if (word === 'every-schedule') return { search: 'every schedule' }
  if (word === 'partial-order') return { search: 'partial order' }
  throw new UsageError(`expected --search to be every-schedule or partial-order, got "${word}"`)
}

/** What `--max-states` says: distinct states of one check. Throws a UsageError. */
export function statesOf(word: string | undefined): number {
  if (word === undefined) return MAX_STATES
  const states = /^\d+$/.test(word) ? Number(word) : 0
  if (states < 1 || !Number.isSafeInteger(states)) {
    throw new UsageError(`expected --max-states to be a whole number from 1, got "${word}"`)
  }
  return states
}
