import { fetchLinks } from './loadLinks.ts'
import { NOT_FETCHED } from './notFetched.ts'
import type { AtFirst } from './opened.ts'

/**
 * Reads a link, with or without "#", and fetches what its first view needs. Where that cannot be
 * had it opens the first scenario and says so. Null: there is no link.
 */
export async function fetchLink(hash: string): Promise<AtFirst | null> {
  if (/^#?$/.test(hash)) return null
  const links = await fetchLinks()
  return links === null ? { notice: NOT_FETCHED } : links.openedLink(hash)
}
