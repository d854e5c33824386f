import type { CheckProgress } from '../programs/index.ts'
import type { OwnPrograms } from './scenarioOptions.ts'

/** What a command gets in addition to its arguments. */
export interface Surroundings {
  /** programs that are not in the catalogue */
  readonly own: OwnPrograms
  /** characters in a line of text; Infinity: as many as it takes */
  readonly width: number
  /** called now and then during a search */
  readonly tell: (progress: CheckProgress) => void
}

/** No other programs, lines of any length, no progress. */
export const NO_SURROUNDINGS: Surroundings = {
  own: new Map(),
  width: Number.POSITIVE_INFINITY,
  tell: () => undefined,
}

/**
 * The width of a line: COLUMNS, else the terminal's; without either, lines are as long as they are.
 *
 * @param columns the variable of the environment
 * @param terminal columns of the terminal; undefined: the output goes elsewhere
 */
export function widthOf(columns: string | undefined, terminal: number | undefined): number {
  const asked = /^[1-9]\d{0,4}$/.test(columns ?? '') ? Number(columns) : undefined
  // A terminal without a size says 0.
  return asked ?? (terminal === undefined || terminal === 0 ? Number.POSITIVE_INFINITY : terminal)
}
