import type { StoreApi } from 'zustand/vanilla'
import type { Checker } from './checker.ts'
import type { Check } from './state.ts'

/** What checks scenarios. */
export interface Checks {
  /** one worker for all of them */
  readonly checker: Checker
  createCheck(checker: Checker): StoreApi<Check>
}

/** Fetches what checks scenarios, with a checker that has no worker yet. Rejects when it cannot. */
export async function fetchChecks(): Promise<Checks> {
  const { createCheck, createChecker } = await import('./checks.ts')
  return { checker: createChecker(), createCheck }
}
