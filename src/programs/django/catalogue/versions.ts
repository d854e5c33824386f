import { BugError } from '../../../base/index.ts'
import { EARLY_2008 } from './early.ts'
import { MODERN } from './modern.ts'
import { OTHER_STORES } from './otherStores.ts'
import { SUMMER_2008 } from './summer2008.ts'
import type { Version } from './version.ts'

/** By the id of the row. Apart from the rows, so that the first view of the lessons does without. */
const VERSIONS: Readonly<Record<string, Version>> = {
  ...EARLY_2008,
  ...SUMMER_2008,
  ...MODERN,
  ...OTHER_STORES,
}

/** What there is to read about a program of the catalogue. */
export function versionOf({ id }: { readonly id: string }): Version {
  const version = VERSIONS[id]
  if (version === undefined) throw new BugError(`expected a program of the catalogue, got ${id}`)
  return version
}
