import type { ProgramRow } from '../../../programs/index.ts'

/** What stands under the title of a version: what the title does not say already. */
export function underText({ title, revision, ticket, ourReading }: ProgramRow): string {
  if (ourReading) return 'our reading of the proposal'
  return title.includes(revision) ? ticket : `${revision}, ${ticket}`
}
