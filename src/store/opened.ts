import type { Scenario } from '../programs/index.ts'
import { scheduleOf } from '../world/index.ts'
import { runOf } from './derived.ts'
import { whenLoaded } from './loadThen.ts'
import type { State } from './state.ts'
import { pushUndo } from './undo.ts'

/** What a stepper opens with. */
export type Opened = Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>

export type Set = (change: Partial<State>) => void
export type Get = () => State

/** How the store is read and changed. */
export interface Access {
  readonly set: Set
  readonly get: Get
}

/**
 * Opens something in place of what is there; what undo then says is `label`. A program that is not
 * there yet is fetched first.
 */
export function openWhenLoaded(
  scenario: Scenario,
  next: () => Opened,
  label: (after: Scenario) => string,
  { set, get }: Access,
): void {
  whenLoaded(
    scenario,
    (notice) => {
      set({ notice })
    },
    () => {
      const opened = next()
      set({
        ...opened,
        line: null,
        branches: [],
        ...pushUndo(get(), label(opened.scenario)),
      })
    },
  )
}

/** A schedule of a scenario, as far as it can be followed. */
export function openedAt(scenario: Scenario, schedule: string, cursor: number): Opened {
  const followed = scheduleOf(runOf(scenario, schedule))
  const at = Math.max(0, Math.min(cursor, followed.length))
  return { scenario, schedule: followed, cursor: at, notice: null }
}
