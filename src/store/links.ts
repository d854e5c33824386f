/**
 * The third face of store: how links are made and read. The first view of the lessons does without.
 */
import { isLoaded } from '../programs/index.ts'
import { fetchProgram } from './loadThen.ts'
import { NOT_FETCHED } from './notFetched.ts'
import type { AtFirst } from './opened.ts'
import { isOwnLink } from './race/ownThere.ts'
import { openedOwnLink } from './race/findOwnLink.ts'
import { parseLink, scenarioOfLink } from './readLink.ts'

export { linkOf } from './link.ts'
export { isOwnLink }

/**
 * What a link opens, with or without "#", with all that its first view needs. Where that cannot be
 * had it is the first scenario, which says so.
 */
export async function openedLink(hash: string): Promise<AtFirst> {
  if (isOwnLink(hash)) return openedOwnLink(hash)
  const scenario = scenarioOfLink(hash)
  const there = isLoaded(scenario) || (await fetchProgram(scenario))
  return there ? parseLink(hash) : { notice: NOT_FETCHED }
}
