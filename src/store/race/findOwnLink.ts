import { NOT_FETCHED } from '../notFetched.ts'
import type { AtFirst } from '../opened.ts'
import type { Found } from '../openWhenFound.ts'
import { fetchOwn } from './fetchOwn.ts'

/** What a link with a program opens, after all that it needs was fetched. Never rejects. */
export async function findOwnLink(hash: string): Promise<Found> {
  const own = await fetchOwn()
  return own === null ? { kind: 'refused', notice: NOT_FETCHED } : own.foundInLink(hash)
}

/** The same, read and ready for the stage; the first scenario where it cannot run, which says why. */
export async function openedOwnLink(hash: string): Promise<AtFirst> {
  const own = await fetchOwn()
  return own === null ? { notice: NOT_FETCHED } : own.openedInLink(hash)
}
