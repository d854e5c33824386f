import type { StoreApi } from 'zustand'
import { derivedOf } from '../../../store/index.ts'
import type { Actions, Check, StepperStore } from '../../../store/index.ts'
import { latest } from '../../app/latest.ts'
import { goOn } from './goOn.ts'
import { standsAt, stepsTo } from '../../kit/map/mapPath.ts'
import type { Pair, MapPoint } from '../../kit/map/mapPath.ts'

export interface Bend {
  /** a gesture begins; the moves that follow belong to it, and one undo takes them back */
  begin(): void
  /** to a cell, by the least change of the schedule; nothing when no schedule passes it */
  move(place: MapPoint): void
  /** the schedule as it was when the gesture began */
  cancel(): void
}

/** One press, or one drag from press to release. */
interface Gesture {
  /** the schedule that is bent, always from the start of the gesture */
  readonly base: string
  readonly cursor: number
  /** it has changed the schedule already */
  changed: boolean
  cancelled: boolean
}

/** A cell to go to, and the gesture that asked for it. */
interface Steered {
  readonly place: MapPoint
  readonly current: Gesture
}

/** Moves the position of a map to its cells, and the schedule with it. */
export function createBend(
  check: StoreApi<Check>,
  stepper: StepperStore,
  setSchedule: Actions['setSchedule'],
  { across, up }: Pair,
): Bend {
  let gesture: Gesture | null = null
  const begun = (): Gesture => {
    const { schedule, cursor } = stepper.getState()
    return { base: schedule, cursor, changed: false, cancelled: false }
  }
  const set = (current: Gesture, schedule: string, cursor: number): void => {
    const before = stepper.getState().schedule
    setSchedule(schedule, cursor, 'map', current.changed)
    if (stepper.getState().schedule !== before) current.changed = true
  }
  // Of more requests the others stay where they are now; the checker takes that from the end.
  const bent = async ({ base, cursor }: Gesture, { x, y }: MapPoint): Promise<string | null> => {
    if (across === up) return across.repeat(x)
    const state = stepper.getState()
    const slice = derivedOf(state).prepared.processes.length > 2
    const schedule = slice ? base.slice(0, cursor) : base
    const answer = await check.getState().ask({ kind: 'bend', schedule, across, up, x, y })
    if (answer?.kind !== 'schedule' || answer.schedule === null) return null
    return slice
      ? goOn(answer.schedule, derivedOf({ ...state, schedule: base }).run)
      : answer.schedule
  }
  const steer = latest(async ({ place, current }: Steered) => {
    if (current.cancelled) return
    const { base, cursor } = current
    const near = base.slice(0, cursor)
    const { scenario } = stepper.getState()
    const there = standsAt(base, { across, up }, place, near)
    if (there !== null) {
      set(current, base, there)
      return
    }
    const schedule = await bent(current, place)
    // Meanwhile the gesture may have been cancelled, or another one begun.
    if (current.cancelled || (gesture !== null && gesture !== current)) return
    if (schedule === null || stepper.getState().scenario !== scenario) return
    const to = stepsTo(schedule, { across, up }, place, near)
    if (to !== null) set(current, schedule, to)
  })
  return {
    begin: () => {
      gesture = begun()
    },
    move: (place) => {
      steer({ place, current: gesture ?? begun() })
    },
    cancel: () => {
      const current = gesture
      gesture = null
      if (current !== null) current.cancelled = true
      if (current?.changed === true) set(current, current.base, current.cursor)
    },
  }
}
