import { useEffect, useState } from 'react'
import type { GalleryEntry } from '../../gallery/index.ts'
import { idle } from '../kit/idle.ts'

/** The races of the gallery, as soon as the page has nothing else to fetch; empty until then, and without the network. */
export function useGallery(): readonly GalleryEntry[] {
  const [entries, setEntries] = useState<readonly GalleryEntry[]>([])
  useEffect(() => {
    let gone = false
    const fetchGallery = async () => {
      await idle()
      const { GALLERY } = await import('../../gallery/index.ts')
      if (!gone) setEntries(GALLERY)
    }
    fetchGallery().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [])
  return entries
}
