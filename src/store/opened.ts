import type { AnyScenario } from '../programs/index.ts'
import { scheduleOf } from '../world/index.ts'
import { preparedOf, runOf } from './derived.ts'
import { isReady } from './ready.ts'
import type { State } from './state.ts'
import { pushUndo } from './undo.ts'

/** What a stepper opens with. */
export type Opened = Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>

/** The same; what is missing is as in the first scenario. */
export type AtFirst = Partial<Opened>

export type Set = (change: Partial<State>) => void
export type Get = () => State

/** How the store is read and changed. */
export interface Access {
  readonly set: Set
  readonly get: Get
}

/** What is on its way to the stage of a store: the newest wins. */
export interface Turn {
  /** null: not known yet, as of a link that is being unpacked */
  readonly scenario: AnyScenario | null
  readonly abort: AbortController
}

export const turns = new WeakMap<Get, Turn>()

/**
 * Opens something in place of what is there; what undo then says is `label`. What is on its way is
 * dropped. False: its program is not there yet.
 */
export function openAtOnce(
  scenario: AnyScenario,
  next: () => Opened,
  label: (after: AnyScenario) => string,
  access: Access,
): boolean {
  if (!isReady(scenario)) return false
  dropTurn(access.get)
  putOnStage(next, label, access)
  return true
}

/** Puts what is ready on the stage. */
export function putOnStage(
  opening: () => Opened,
  label: (after: AnyScenario) => string,
  { set, get }: Access,
): void {
  const opened = opening()
  set({ ...opened, line: null, branches: [], ...pushUndo(get(), label(opened.scenario)) })
}

/** Nothing is on its way any more. */
export function dropTurn(get: Get): void {
  turns.get(get)?.abort.abort()
  turns.delete(get)
}

/** A schedule of a scenario, as far as it can be followed. */
export function openedAt(said: AnyScenario, schedule: string, cursor: number): Opened {
  const scenario = withPossibleFault(said)
  const followed = scheduleOf(runOf(scenario, schedule))
  const at = Math.max(0, Math.min(cursor, followed.length))
  return { scenario, schedule: followed, cursor: at, notice: null }
}

/** Without a fault of a process that is not there, or that cannot happen to this program. */
export function withPossibleFault<Any extends AnyScenario>(scenario: Any): Any {
  const { fault } = scenario
  if (fault === null) return scenario
  const without = { ...scenario, fault: null }
  const { faults, processes } = preparedOf(without)
  return faults.includes(fault.kind) && fault.request < processes.length ? scenario : without
}
