import { useCallback, useEffect, useState } from 'react'
import { loadPrograms } from '../../../programs/index.ts'

/** Whether the listings of all programs are there. */
export type Listings =
  | { readonly state: 'fetching' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly again: () => void }

/** Fetches the programs when the page opens. */
export function useListings(): Listings {
  const [state, setState] = useState<'fetching' | 'ready' | 'failed'>('fetching')
  const [attempt, setAttempt] = useState(0)
  const again = useCallback(() => {
    setState('fetching')
    setAttempt((count) => count + 1)
  }, [])
  useEffect(() => {
    let gone = false
    async function fetchThem() {
      try {
        await loadPrograms()
        if (!gone) setState('ready')
      } catch {
        if (!gone) setState('failed')
      }
    }
    void fetchThem()
    return () => {
      gone = true
    }
  }, [attempt])
  return state === 'failed' ? { state, again } : { state }
}
