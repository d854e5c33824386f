import { useStore } from 'zustand'
import { createBatch } from '../../store/index.ts'
import type { Batch, BatchState, Checker } from '../../store/index.ts'
import { useChecks } from './check.tsx'

/** One for each checker, so for each page. */
const batches = new WeakMap<Checker, Batch>()

/**
 * The checks beside those of the stage, for the whole page. Made when somebody asks first, so that
 * the first view comes without them.
 */
export function useBatch(): Batch {
  const { checker } = useChecks()
  const made = batches.get(checker) ?? createBatch(storage(), checker)
  batches.set(checker, made)
  return made
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
