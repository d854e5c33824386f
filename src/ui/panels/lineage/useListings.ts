import { useCallback, useEffect, useState } from 'react'
import { fetchPrograms } from '../../../store/index.ts'

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
    void fetchPrograms().then((there) => {
      if (!gone) setState(there ? 'ready' : 'failed')
      return there
    })
    return () => {
      gone = true
    }
  }, [attempt])
  return state === 'failed' ? { state, again } : { state }
}
