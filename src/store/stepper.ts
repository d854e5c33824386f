import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { DEFAULT_SCENARIO } from '../programs/index.ts'
import {
  enabled,
  follow,
  letterOf,
  pidOf,
  scheduleOf,
  stepLines,
  toItsEnd,
} from '../world/index.ts'
import { derivedOf, keepRun, runOf, sharedLength } from './derived.ts'
import { labelOf } from './event.ts'
import type { OpenEvent, ScenarioEvent, StepperEvent } from './event.ts'
import { whenScenarioEvents } from './loadScenarioEvents.ts'
import { openAtOnce, openedAt } from './opened.ts'
import type { AtFirst, Get, Set } from './opened.ts'
import type { Branch, State, Stepper } from './state.ts'
import { editOf, pushUndo, stateOfEdit } from './undo.ts'

export type StepperStore = StoreApi<Stepper>

const MAX_BRANCHES = 12

/** The store of one page. `opened`: what it shows at first; null: the first scenario. */
export function createStepper(opened: AtFirst | null): StepperStore {
  const state: State = {
    scenario: opened?.scenario ?? DEFAULT_SCENARIO,
    schedule: opened?.schedule ?? '',
    cursor: opened?.cursor ?? 0,
    line: null,
    branches: [],
    past: [],
    future: [],
    notice: opened?.notice ?? null,
  }
  const listeners = new Set<(event: StepperEvent) => void>()
  return createStore<Stepper>()((set, get) => {
    const dispatch = (event: StepperEvent): void => {
      handle(event, set, get)
      for (const listener of listeners) listener(event)
    }
    return {
      ...state,
      dispatch,
      onEvent: (listener) => {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    }
  })
}

/** Applies an event. Only events that change the program may wait, for its fetch. */
function handle(event: StepperEvent, set: Set, get: Get): void {
  switch (event.kind) {
    case 'open':
      openScenario(event, set, get)
      break
    case 'openPreset':
    case 'openLink':
    case 'changeScenario':
    case 'setFix':
    case 'setRequestCount':
    case 'injectFault':
      whenScenarioEvents(set, ({ changeOfScenario }) => {
        changeOfScenario(event, set, get)
      })
      break
    case 'stepLine':
      stepLine(set, get)
      break
    default:
      set(changeOfRun(event, get()) ?? {})
  }
}

/** At once where the program is there: a lesson opens its first card so. */
function openScenario(event: OpenEvent, set: Set, get: Get): void {
  const { scenario, schedule, cursor } = event
  const next = () => openedAt(scenario, schedule, cursor)
  if (openAtOnce(scenario, next, () => labelOf(event), { set, get })) return
  whenScenarioEvents(set, ({ changeOfScenario }) => {
    changeOfScenario(event, set, get)
  })
}

type RunEvent = Exclude<StepperEvent, ScenarioEvent | { kind: 'open' | 'stepLine' }>

/** The change that an event makes to the schedule and the cursor; null: none. */
function changeOfRun(event: RunEvent, state: State): Partial<State> | null {
  switch (event.kind) {
    case 'step':
      return afterChoice(state, event)
    case 'runToEnd':
      return afterRunToEnd(state, event)
    case 'takeBranch':
      return afterTakeBranch(state, event)
    case 'setSchedule':
      return withSchedule(state, event)
    case 'undo':
      return afterUndo(state)
    case 'redo':
      return afterRedo(state)
    case 'reset':
      return state.schedule === '' ? null : withNewSchedule(state, '', 0, event)
    case 'dismissNotice':
      return { notice: null }
    default:
      return positionAt(state, event)
  }
}

/** Moves of the cursor alone: nothing is lost, so nothing is undone. */
function positionAt(
  state: State,
  event: Extract<
    RunEvent,
    { kind: 'back' | 'forward' | 'toStart' | 'toEnd' | 'backLine' | 'goTo' }
  >,
): Partial<State> {
  const { cursor, schedule } = state
  const to = (wanted: number): Partial<State> => ({
    cursor: Math.max(0, Math.min(wanted, schedule.length)),
    line: null,
  })
  switch (event.kind) {
    case 'goTo':
      return to(event.cursor)
    case 'back':
      return to(cursor - 1)
    case 'forward':
      return to(cursor + 1)
    case 'toStart':
      return to(0)
    case 'toEnd':
      return to(schedule.length)
    case 'backLine': {
      const shown = state.line ?? lineCount(state)
      return shown > 1 ? { line: shown - 1 } : to(cursor - 1)
    }
  }
}

function afterChoice(
  state: State,
  event: Extract<StepperEvent, { kind: 'step' }>,
): Partial<State> | null {
  const { letter } = event
  if (pidOf(letter) === null) return null
  if (state.schedule[state.cursor] === letter) return { cursor: state.cursor + 1, line: null }
  const more = follow(derivedOf(state).done, letter)
  if (more.divergence !== null) return null
  keepRun(state.scenario, more.run)
  return withNewSchedule(state, scheduleOf(more.run), state.cursor + 1, event)
}

function stepLine(set: Set, get: Get): void {
  const { line, cursor, schedule } = get()
  if (line !== null) {
    set({ line: line + 1 < lineCount(get()) ? line + 1 : null })
    return
  }
  const letter = schedule[cursor] ?? nextLetter(get())
  if (letter === null) return
  set(afterChoice(get(), { kind: 'step', letter }) ?? {})
  if (lineCount(get()) > 1) set({ line: 1 })
}

function afterRunToEnd(
  state: State,
  event: Extract<StepperEvent, { kind: 'runToEnd' }>,
): Partial<State> | null {
  const who = pidOf(event.letter)
  if (who === null) return null
  const run = toItsEnd(derivedOf(state).done, who)
  const schedule = scheduleOf(run)
  if (!state.schedule.startsWith(schedule)) keepRun(state.scenario, run)
  return state.schedule.startsWith(schedule)
    ? { cursor: schedule.length, line: null }
    : withNewSchedule(state, schedule, schedule.length, event)
}

function afterUndo(state: State): Partial<State> | null {
  const edit = state.past.at(-1)
  if (edit === undefined) return null
  return {
    ...stateOfEdit(edit),
    past: state.past.slice(0, -1),
    future: [...state.future, editOf(state, edit.what)],
    branches: keptBranches(state, edit.schedule),
  }
}

function afterRedo(state: State): Partial<State> | null {
  const edit = state.future.at(-1)
  if (edit === undefined) return null
  return {
    ...stateOfEdit(edit),
    future: state.future.slice(0, -1),
    past: [...state.past, editOf(state, edit.what)],
  }
}

function afterTakeBranch(
  state: State,
  event: Extract<StepperEvent, { kind: 'takeBranch' }>,
): Partial<State> | null {
  const branch = offeredBranches(state)[event.index]
  if (branch === undefined) return null
  const { schedule } = branch
  const cursor = Math.min(schedule.length, sharedLength(schedule, state.schedule) + 1)
  return withNewSchedule(state, schedule, cursor, event)
}

function withSchedule(
  state: State,
  event: Extract<StepperEvent, { kind: 'setSchedule' }>,
): Partial<State> | null {
  const { schedule, goingOn = false } = event
  const at = Math.max(0, Math.min(event.cursor, schedule.length))
  if (schedule === state.schedule) return { cursor: at, line: null }
  if (scheduleOf(runOf(state.scenario, schedule)) !== schedule) return null
  const change = withNewSchedule(state, schedule, at, event)
  const { past, branches } = state
  return goingOn ? { ...change, past, branches } : change
}

/** How many source lines the step that led to the cursor ran through; 0 at the start. */
function lineCount(state: State): number {
  return stepLines(runOf(state.scenario, state.schedule), state.cursor - 1).length
}

/** The request that moves when none is named: the last that moved, else the first that can. */
export function nextLetter(state: State): string | null {
  const { prepared, world, moved } = derivedOf(state)
  const ready = enabled(prepared.plan, world)
  const next = moved !== null && ready.includes(moved) ? moved : ready[0]
  return next === undefined ? null : letterOf(next)
}

/** Branches that say something else than the current schedule, newest first. */
export function offeredBranches(state: Pick<State, 'branches' | 'schedule'>): readonly Branch[] {
  return state.branches
    .filter((branch) => !state.schedule.startsWith(branch.schedule))
    .map((branch) => ({ ...branch, shared: sharedLength(branch.schedule, state.schedule) }))
}

function withNewSchedule(
  state: State,
  schedule: string,
  cursor: number,
  event: RunEvent,
): Partial<State> {
  return {
    schedule,
    cursor,
    line: null,
    notice: null,
    branches: keptBranches(state, schedule),
    ...pushUndo(state, labelOf(event)),
  }
}

/** The old schedule becomes a branch, unless the new one continues it. */
function keptBranches(state: State, schedule: string): readonly Branch[] {
  if (schedule.startsWith(state.schedule)) return state.branches
  const left: Branch = {
    schedule: state.schedule,
    shared: sharedLength(state.schedule, schedule),
  }
  const others = state.branches.filter((branch) => !left.schedule.startsWith(branch.schedule))
  return [left, ...others].slice(0, MAX_BRANCHES)
}
