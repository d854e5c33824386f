import type { Json } from '../../machine/index.ts'
import type { ScenarioFault } from '../fault.ts'

/** A program of anybody's: its source, what runs at the same time, and how it begins. Plain data. */
export interface OwnScenario {
  readonly kind: 'own'
  readonly title: string
  readonly summary: string
  /** Python files by name: "main.py" */
  readonly files: Readonly<Record<string, string>>
  /** in the order of the letters */
  readonly processes: readonly OwnProcess[]
  /** directories and files before the first step */
  readonly directories: readonly string[]
  readonly start: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, boolean | string>>
  readonly fault: ScenarioFault | null
}

export interface OwnProcess {
  readonly label: string
  /** "main.add": module and function */
  readonly entry: string
  /** one dictionary, or nothing */
  readonly argument: Readonly<Record<string, Json>> | null
}
