import type { Decisive, ProgramRow } from './programRow.ts'

/** A race that is in Django today, shown by one schedule of a version. */
export interface OpenRace {
  readonly row: ProgramRow
  readonly decisive: Decisive
  /** "#37249"; null: we know of no ticket */
  readonly ticket: string | null
}

/** The races of these versions that are open today, in the order of the versions. */
export function openRacesOf(rows: readonly ProgramRow[]): readonly OpenRace[] {
  return rows.flatMap((row) =>
    row.decisive.flatMap((decisive) =>
      decisive.openToday === undefined
        ? []
        : [{ row, decisive, ticket: decisive.openToday.ticket }],
    ),
  )
}

/** "Still open: #37249" */
export function openText(ticket: string | null): string {
  return `Still open: ${ticket ?? 'no ticket known'}`
}
