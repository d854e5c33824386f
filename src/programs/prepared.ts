import type { Code } from '../python/index.ts'
import type { Plan } from '../world/index.ts'
import type { DjangoExtras } from './django/djangoExtras.ts'
import type { FaultKind } from './fault.ts'
import type { SwitchPoints } from './own/ownScenario.ts'
import type { OwnExtras } from './own/ownExtras.ts'
import type { OutcomeFamily, OutcomeRule } from './outcome.ts'

/**
 * A scenario made ready to run, and all that panels, checker, explanations and command line ask
 * about it. No other part looks a program up.
 */
export interface Prepared {
  /** equal exactly for equal scenarios: the key of everything that is kept for it */
  readonly key: string
  readonly code: Code
  readonly plan: Plan
  readonly title: string
  /** in the order of the letters */
  readonly processes: readonly Process[]
  /** bad outcomes, in the order in which they are shown */
  readonly outcomes: readonly OutcomeRule[]
  /** outcomes whose words come from the run; shown before the others */
  readonly families: readonly OutcomeFamily[]
  /** the kinds of fault that can happen */
  readonly faults: readonly FaultKind[]
  readonly devices: Devices
  readonly labels: Labels
  /** where threads may switch; absent: there are none */
  readonly switches?: SwitchPoints
  /** what only Django's sessions have; null for any other program */
  readonly django: DjangoExtras | null
  /** what only a race file has; null for Django's sessions */
  readonly own: OwnExtras | null
}

/** What runs the requests of a program, from its statechart: the same runs. */
export type RunnerOf = (statechart: Plan['machine']) => Plan['machine']

export interface Process {
  /** what it does, for a list: "leaves the session alone" */
  readonly label: string
  /** names of what it stores, and expects to find again */
  readonly stores: readonly string[]
}

/** What the program's code uses: the panels show these, and no others. */
export interface Devices {
  /** variables and locks that threads share */
  readonly memory: boolean
  readonly files: boolean
  readonly rows: boolean
  readonly cache: boolean
  readonly browser: boolean
}

/** Words that depend on what the processes are. */
export interface Labels {
  /** one of them: "request", "process" */
  readonly process: string
  /** several of them: "requests", "processes" */
  readonly processes: string
  /** when a process was killed and nothing bad happened: "The session survives" */
  readonly survives: string
  /** of a killed process: "got no answer" */
  readonly unanswered: string
}
