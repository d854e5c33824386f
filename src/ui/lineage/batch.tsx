import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { BugError } from '../../base/index.ts'
import type { Batch, BatchState } from '../../store/index.ts'

const Context = createContext<Batch | null>(null)

/** Puts the batch of checks at hand: the matrix, and the checks with one fault. */
export const BatchProvider = Context

/** What a person can have checked. */
export function useBatch(): Batch {
  const batch = use(Context)
  if (batch === null) throw new BugError('expected a BatchProvider around this component')
  return batch
}

/** One part of what is known. The selector picks, and builds nothing. */
export function useBatchState<T>(selector: (state: BatchState) => T): T {
  return useStore(useBatch().store, selector)
}
