import type { ScenarioFault } from '../fault.ts'

/** A program of anybody's: a race file and what was chosen for it. Plain data. */
export interface OwnScenario {
  readonly kind: 'own'
  /** Python files by name: "main.py" */
  readonly files: Readonly<Record<string, string>>
  /** which of them is the race file; it imports the others by their names */
  readonly main: string
  /** values for its SETTINGS; those that are missing are as the file has them */
  readonly settings: Readonly<Record<string, boolean | string>>
  /** so many copies of its only process; null: the processes as it lists them */
  readonly copies: number | null
  /**
   * where threads may switch: at every access to what they share, or only where CPython with its global lock
   * looks for a switch; absent: at every access
   */
  readonly switches?: SwitchPoints
  readonly fault: ScenarioFault | null
}

/** A race file as it is, without others beside it. */
export function raceScenario(main: string, text: string): OwnScenario {
  return { kind: 'own', files: { [main]: text }, main, settings: {}, copies: null, fault: null }
}

/** Where threads may switch: see `OwnScenario`. */
export type SwitchPoints = 'every-access' | 'gil'
