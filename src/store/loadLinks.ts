import type * as links from './links.ts'

type Links = typeof links

/** Null until it was fetched. */
let face: Links | null = null

/** Fetches what makes and reads links. Null when it could not be fetched. */
export async function fetchLinks(): Promise<Links | null> {
  try {
    face ??= await import('./links.ts')
  } catch {
    // The next call tries again.
  }
  return face
}
