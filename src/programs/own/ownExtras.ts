import type { OwnScenario } from './ownScenario.ts'
import type { Race } from './race.ts'

/** What only a race file has: its settings, its rules, and how many copies there may be. */
export interface OwnExtras extends Pick<
  Race,
  'description' | 'byName' | 'atEnd' | 'always' | 'settings'
> {
  readonly scenario: OwnScenario
  /** how many copies of its only process run; null: it has several processes, which are as they are */
  readonly copies: number | null
  /** the most copies that there may be */
  readonly mostCopies: number
  /** the place of the process that lets time pass; null: the program reads no clock */
  readonly clock: number | null
}
