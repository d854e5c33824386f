import type { Json } from '../../machine/index.ts'
import type { Prepared } from '../prepared.ts'
import type { ProgramRow } from './catalogue/programRow.ts'
import type { Scenario, Start, View } from './scenario.ts'

/** What only a scenario of Django's sessions has; Fix, session panel and lineage read it. */
export interface DjangoExtras {
  readonly scenario: Scenario
  readonly row: ProgramRow
  readonly views: readonly View[]
  readonly start: Start
  /** of the session that is there at the start, or that the browser's cookie names */
  readonly key: string
  /** what the session holds at the start; empty when there is none */
  readonly data: Readonly<Record<string, Json>>
}

/** A scenario of Django's sessions made ready to run. */
export interface PreparedDjango extends Prepared {
  readonly django: DjangoExtras
}
