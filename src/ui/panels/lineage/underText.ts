import { versionOf } from '../../../programs/index.ts'
import type { ProgramRow } from '../../../programs/index.ts'

/** What stands under the title of a version: what the title does not say already. */
export function underText(row: ProgramRow): string {
  if (row.ourReading) return 'our reading of the proposal'
  const { revision, ticket } = versionOf(row)
  return row.title.includes(revision) ? ticket : `${revision}, ${ticket}`
}
