import type { AnyScenario, FaultKind, OwnScenario, Scenario } from '../programs/index.ts'

/**
 * Everything that a person can do on the stage, as a value. The store takes each through one
 * `dispatch`, which notifies its listeners; the label of undo is derived from it.
 */
export type StepperEvent =
  /** one step of a request at the cursor; starts a branch when the schedule differs */
  | { readonly kind: 'step'; readonly letter: string }
  /** steps one request until it is over or blocked */
  | { readonly kind: 'runToEnd'; readonly letter: string }
  | { readonly [K in Plain]: { readonly kind: K } }[Plain]
  | { readonly kind: 'goTo'; readonly cursor: number }
  | { readonly kind: 'takeBranch'; readonly index: number }
  /**
   * Another schedule of the same scenario; ignored when it cannot be followed to its end.
   * `goingOn`: the same gesture as the event before, so that one undo takes back all of it.
   */
  | {
      readonly kind: 'setSchedule'
      readonly schedule: string
      readonly cursor: number
      readonly why: ScheduleReason
      readonly goingOn?: boolean
    }
  /** a scenario and a schedule, as far as it can be followed; `title`: what is opened */
  | {
      readonly kind: 'open'
      readonly scenario: AnyScenario
      readonly schedule: string
      readonly cursor: number
      readonly title: string
    }
  | { readonly kind: 'openPreset'; readonly id: string }
  | { readonly kind: 'openLink'; readonly hash: string }
  /** the same schedule as far as it is valid in the changed scenario */
  | {
      readonly kind: 'changeScenario'
      readonly change: ScenarioChange
      readonly part: ScenarioPart
    }
  | { readonly kind: 'setFix'; readonly on: boolean }
  | { readonly kind: 'setRequestCount'; readonly count: number }
  /** a fault for a request at its next step from the cursor; ignored where it cannot happen */
  | { readonly kind: 'injectFault'; readonly fault: FaultKind; readonly letter: string }

/** Events that say all by their kind. */
export type Plain =
  | 'back'
  | 'forward'
  | 'toStart'
  | 'toEnd'
  /** one source line; steps the request that moved last (else the first that can) at a rest */
  | 'stepLine'
  | 'backLine'
  | 'undo'
  | 'redo'
  /** the empty schedule */
  | 'reset'
  | 'dismissNotice'

/** Where a new schedule comes from. `outcome`: the title of the outcome that it ends in. */
export type ScheduleReason =
  'map' | 'to the loss' | 'state graph' | 'nearest safe' | { readonly outcome: string }

/** Parts of a scenario of Django's sessions, or of an own program: those of the other are ignored. */
export type ScenarioChange = Partial<Scenario> | Partial<Omit<OwnScenario, 'kind'>>

/** Which part of the scenario a person has changed. */
export type ScenarioPart =
  | 'program'
  | 'middleware'
  | 'start'
  | 'no fault'
  | { readonly view: string }
  | 'text'
  | { readonly setting: string; readonly on: boolean }
  | { readonly setting: string; readonly value: string }
  | { readonly version: string }

/** Events that change the scenario on the stage, or open another one there. */
export type ScenarioEvent = Extract<
  StepperEvent,
  {
    kind:
      'openPreset' | 'openLink' | 'changeScenario' | 'setFix' | 'setRequestCount' | 'injectFault'
  }
>

/** Puts another scenario on the stage: at once where its program is there. */
export type OpenEvent = Extract<StepperEvent, { kind: 'open' }>

/** What the undo of a link that was opened is called. */
export const LINK_LABEL = 'open a link'

/** What undo says that it takes back: "step A". */
export function labelOf(event: Exclude<StepperEvent, ScenarioEvent>): string {
  switch (event.kind) {
    case 'step':
      return `step ${event.letter}`
    case 'open':
      return `open “${event.title}”`
    case 'stepLine':
      return 'step'
    case 'runToEnd':
      return `run ${event.letter} to its end`
    case 'takeBranch':
      return 'take another branch'
    case 'setSchedule':
      return scheduleLabel(event.why)
    default:
      return event.kind
  }
}

function scheduleLabel(why: ScheduleReason): string {
  switch (why) {
    case 'map':
      return 'bend the schedule'
    case 'to the loss':
      return 'go to the loss'
    case 'state graph':
      return 'go to a state of the graph'
    case 'nearest safe':
      return 'open the nearest safe schedule'
    default:
      return `open a schedule to “${why.outcome}”`
  }
}
