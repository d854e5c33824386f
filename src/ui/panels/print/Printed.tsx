import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { laterPart } from '../../kit/laterPart.tsx'

const PrintedRun = laterPart(async () => (await import('./PrintedRun.tsx')).PrintedRun)

/** The printed page. It is drawn only while the page is printed, but has to know the map before. */
export function Printed() {
  return <PrintedRun printing={usePrinting()} />
}

/** Is the page being printed, or shown as it would be? */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => matchMedia('print').matches)
  useEffect(() => {
    const query = matchMedia('print')
    // The browser takes its picture right after the event: the page must be there by then.
    const show = (on: boolean) => () => {
      flushSync(() => {
        setPrinting(on)
      })
    }
    const [before, after] = [show(true), show(false)]
    const changed = (): void => {
      setPrinting(query.matches)
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    query.addEventListener('change', changed)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
      query.removeEventListener('change', changed)
    }
  }, [])
  return printing
}
