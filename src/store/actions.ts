import type { AnyScenario, FaultKind } from '../programs/index.ts'
import type { Plain, ScenarioChange, ScenarioPart, ScheduleReason, StepperEvent } from './event.ts'

/** A function for every event: what buttons and keys call. */
export type Actions = { readonly [K in Plain]: () => void } & {
  choose(letter: string): void
  runToEnd(letter: string): void
  goTo(cursor: number): void
  takeBranch(index: number): void
  setSchedule(schedule: string, cursor: number, why: ScheduleReason, goingOn?: boolean): void
  open(scenario: AnyScenario, schedule: string, cursor: number, title: string): void
  openPreset(id: string): void
  openLink(hash: string): void
  changeScenario(change: ScenarioChange, part: ScenarioPart): void
  setFix(on: boolean): void
  setRequestCount(count: number): void
  injectFault(fault: FaultKind, letter: string): void
}

/** Calls that become events. */
export function actionsOf(dispatch: (event: StepperEvent) => void): Actions {
  const plain = (kind: Plain) => () => {
    dispatch({ kind })
  }
  return {
    back: plain('back'),
    forward: plain('forward'),
    toStart: plain('toStart'),
    toEnd: plain('toEnd'),
    stepLine: plain('stepLine'),
    backLine: plain('backLine'),
    undo: plain('undo'),
    redo: plain('redo'),
    reset: plain('reset'),
    dismissNotice: plain('dismissNotice'),
    choose: (letter) => {
      dispatch({ kind: 'step', letter })
    },
    runToEnd: (letter) => {
      dispatch({ kind: 'runToEnd', letter })
    },
    goTo: (cursor) => {
      dispatch({ kind: 'goTo', cursor })
    },
    takeBranch: (index) => {
      dispatch({ kind: 'takeBranch', index })
    },
    setSchedule: (schedule, cursor, why, goingOn = false) => {
      dispatch({ kind: 'setSchedule', schedule, cursor, why, goingOn })
    },
    open: (scenario, schedule, cursor, title) => {
      dispatch({ kind: 'open', scenario, schedule, cursor, title })
    },
    openPreset: (id) => {
      dispatch({ kind: 'openPreset', id })
    },
    openLink: (hash) => {
      dispatch({ kind: 'openLink', hash })
    },
    changeScenario: (change, part) => {
      dispatch({ kind: 'changeScenario', change, part })
    },
    setFix: (on) => {
      dispatch({ kind: 'setFix', on })
    },
    setRequestCount: (count) => {
      dispatch({ kind: 'setRequestCount', count })
    },
    injectFault: (fault, letter) => {
      dispatch({ kind: 'injectFault', fault, letter })
    },
  }
}
