import { versionOf } from '../../../programs/index.ts'
import type { Milestone, ProgramRow } from '../../../programs/index.ts'

/** What stands in one place of the line of time. */
export type Stop =
  | { readonly kind: 'version'; readonly date: string; readonly row: ProgramRow }
  | { readonly kind: 'milestone'; readonly date: string; readonly milestone: Milestone }

export interface Year {
  readonly year: string
  readonly stops: readonly Stop[]
  /** years since the one before it here; null for the first */
  readonly after: number | null
}

/** Versions and milestones by year, in the order of their dates; of one date, in the order given. */
export function yearsOf(
  rows: readonly ProgramRow[],
  milestones: readonly Milestone[],
): readonly Year[] {
  const stops: readonly Stop[] = [
    ...rows.map((row): Stop => ({ kind: 'version', date: versionOf(row).date, row })),
    ...milestones.map((milestone): Stop => ({
      kind: 'milestone',
      date: milestone.date,
      milestone,
    })),
  ].sort((left, right) => (left.date < right.date ? -1 : Number(left.date > right.date)))
  const years = [...new Set(stops.map(({ date }) => yearOf(date)))]
  return years.map((year, index) => {
    const before = years[index - 1]
    return {
      year,
      stops: stops.filter(({ date }) => yearOf(date) === year),
      after: before === undefined ? null : Number(year) - Number(before),
    }
  })
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** "14 Aug", or "Apr" of a month: what stands under the heading of its year. */
export function dayOf(date: string): string {
  const [, month, day] = date.split('-')
  const name = MONTHS[Number(month) - 1] ?? ''
  return day === undefined ? name : `${Number(day)} ${name}`
}

function yearOf(date: string): string {
  return date.slice(0, 4)
}
