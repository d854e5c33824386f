import type { Outcome } from '../../outcome.ts'
import type { ProgramRow, StoreKind } from '../catalogue/programRow.ts'
import type { Decisive } from '../catalogue/version.ts'
import { versionOf } from '../catalogue/versions.ts'
import { WORKLOADS } from '../matrix/workloads.ts'
import type { Workload } from '../matrix/workloads.ts'
import { OUTCOMES } from '../outcomes.ts'
import { LEVEL_ROWS } from './levelRows.ts'

/** A race that is in Django today: an outcome that a program of today can have. */
export interface OpenRace {
  readonly row: ProgramRow
  readonly outcome: Outcome
  /** under which it is found */
  readonly workload: Workload
  /** the schedule of the catalogue that shows it; null: the check of the workload has one */
  readonly decisive: Decisive | null
  /** "#37249"; null: we know of no ticket */
  readonly ticket: string | null
}

/**
 * The tickets that we know of, by program and outcome. Facts from outside: #37249 is "Resolved race
 * condition in file-session backend save()" (PR 21823), the window between check and rename. We found
 * no report of the other window of files, between read and stat, nor of that of the cache.
 */
const TICKETS: Readonly<Record<string, string>> = { 'modern resurrected': '#37249' }

/** The newest version of each store that is released: a proposal is not. */
export function todaysRows(rows: readonly ProgramRow[]): readonly ProgramRow[] {
  const newest = new Map<StoreKind, ProgramRow>()
  for (const row of rows) {
    const known = newest.get(row.store)
    if (row.ourReading) continue
    if (known === undefined || versionOf(known).date <= versionOf(row).date)
      newest.set(row.store, row)
  }
  return rows.filter((row) => newest.get(row.store) === row)
}

/**
 * What the check of every schedule finds of today's programs, the gravest first, of these versions
 * alone. A nuisance is no race to mend: it harms nothing that is stored.
 */
export function openRacesOf(
  catalogue: readonly ProgramRow[],
  rows: readonly ProgramRow[] = catalogue,
): readonly OpenRace[] {
  const today = todaysRows(catalogue).filter((row) => rows.includes(row))
  const races = today.flatMap((row) => racesOf(row))
  return (['security', 'data'] as const).flatMap((severity) =>
    races.filter(({ outcome }) => outcome.severity === severity),
  )
}

function racesOf(row: ProgramRow): readonly OpenRace[] {
  return LEVEL_ROWS.flatMap(([program, id, found]): readonly OpenRace[] => {
    const outcome = OUTCOMES.find((each) => each.id === id)
    const workload = WORKLOADS.find((each) => each.id === found)
    if (program !== row.id || outcome === undefined || workload === undefined) return []
    const decisive = versionOf(row).decisive.find(({ shows }) => shows.includes(id)) ?? null
    return [{ row, outcome, workload, decisive, ticket: TICKETS[`${row.id} ${id}`] ?? null }]
  })
}

/** "Still open: #37249" */
export function openText(ticket: string | null): string {
  return `Still open: ${ticket ?? 'no ticket known'}`
}
