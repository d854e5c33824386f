import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type * as lessons from '../../../learn/everyLesson.ts'

type EveryLesson = typeof lessons

interface Fetched {
  /** null: not yet */
  readonly all: EveryLesson | null
  /** the last try has failed */
  readonly failed: boolean
}

const fetched = createStore<Fetched>()(() => ({ all: null, failed: false }))

/** All lessons, once they are there. */
export function everyLesson(): EveryLesson | null {
  return fetched.getState().all
}

export function useEveryLesson(): Fetched {
  return useStore(fetched)
}

/** Fetches all lessons. False when they cannot be had; the next call tries again. */
export async function fetchEveryLesson(): Promise<boolean> {
  try {
    const all = fetched.getState().all ?? (await import('../../../learn/everyLesson.ts'))
    fetched.setState({ all, failed: false })
    return true
  } catch {
    fetched.setState({ failed: true })
    return false
  }
}
