import { BugError } from '../../base/index.ts'
import type * as ownPart from './ownPart.ts'

export type OwnPart = typeof ownPart

/** Null until it was fetched. */
let part: OwnPart | null = null

/** From now on own programs can be opened. */
export function provideOwn(there: OwnPart): void {
  part = there
}

/** What own programs need beside the first view; a BugError before one was opened. */
export function ownThere(): OwnPart {
  if (part === null) throw new BugError('expected own programs')
  return part
}

/** Does a link, with or without its "#", carry the text of a program? */
export function isOwnLink(hash: string): boolean {
  return /^#?[34]&/.test(hash)
}
