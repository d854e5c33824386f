import { useCallback, useSyncExternalStore } from 'react'

/** Does the page match a media query now? */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => {
        list.removeEventListener('change', changed)
      }
    },
    [query],
  )
  const matches = () => matchMedia(query).matches
  // The build draws the opening card, for a width of its own.
  return useSyncExternalStore(subscribe, matches, matches)
}
