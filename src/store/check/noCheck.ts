import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Check, CheckState } from './state.ts'

/** Before the first check. */
export const NOTHING: CheckState = {
  scenario: null,
  status: 'idle',
  progress: null,
  report: null,
  trouble: null,
  others: new Map(),
}

/** What stands for the check as long as there is no checker. */
export function createNoCheck(): StoreApi<Check> {
  const nothing = (): void => {}
  return createStore<Check>()(() => ({
    ...NOTHING,
    check: nothing,
    bound: nothing,
    compare: nothing,
    cancel: nothing,
    pause: nothing,
    resume: nothing,
    ask: () => Promise.resolve(null),
  }))
}
