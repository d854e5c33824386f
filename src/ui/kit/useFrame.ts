import { useMedia } from './useMedia.ts'

/** How much room the page has; the same limits as the container queries of the style sheets. */
export type Frame = 'phone' | 'narrow' | 'low' | 'wide'

export function useFrame(): Frame {
  const phone = useMedia('(width <= 760px)')
  const narrow = useMedia('(width <= 1180px)')
  const low = useMedia('(height <= 800px)')
  if (phone) return 'phone'
  if (narrow) return 'narrow'
  return low ? 'low' : 'wide'
}
