import { useStore } from 'zustand'
import { createBatch } from '../../store/index.ts'
import type { Batch, BatchState } from '../../store/index.ts'

let batch: Batch | null = null

/**
 * The checks beside those of the stage, for the whole page. Made when somebody asks first, so that
 * the first view comes without them.
 */
export function useBatch(): Batch {
  return (batch ??= createBatch(storage()))
}

/** One part of what is known. The selector picks, and builds nothing. */
export function useBatchState<T>(selector: (state: BatchState) => T): T {
  return useStore(useBatch().store, selector)
}

/** The very access throws where storage is forbidden. */
function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
