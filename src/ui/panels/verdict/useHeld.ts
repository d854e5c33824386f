import { useEffect, useState } from 'react'
import type { CheckReport } from '../../../programs/index.ts'

/** The report that is shown. */
export interface Held {
  readonly report: CheckReport
  /** how many requests it is about */
  readonly requests: number
}

/** Most checks take less: no progress is shown for them, so nothing flickers. */
const PATIENCE = 250

/** Keeps the last report in place (`stale`) for a moment while the next one is being made. */
export function useHeld(
  report: CheckReport | null,
  requests: number,
): { readonly held: Held | null; readonly stale: boolean } {
  const [held, setHeld] = useState<Held | null>(null)
  if (report !== null && held?.report !== report) setHeld({ report, requests })
  const stale = report === null && held !== null
  useEffect(() => {
    if (!stale) return
    const timer = setTimeout(() => {
      setHeld(null)
    }, PATIENCE)
    return () => {
      clearTimeout(timer)
    }
  }, [stale])
  return { held, stale }
}
