import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import {
  DEFAULT_SCENARIO,
  faultWords,
  isLoaded,
  MAX_REQUESTS,
  PRESETS,
  programRow,
} from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import {
  enabled,
  follow,
  letterOf,
  pidOf,
  scheduleOf,
  stepLines,
  toItsEnd,
} from '../world/index.ts'
import { befallen } from './injectFault.ts'
import { changed } from './changeScenario.ts'
import { derived, runOf, sharedLength } from './derived.ts'
import { fitting, withProgram } from './normaliseScenario.ts'
import { parseLink, scenarioOfLink } from './link.ts'
import type { Actions, Branch, Edit, Stepper, State } from './state.ts'
import { NOT_FETCHED, whenLoaded } from './loadThen.ts'

export type SessionStore = StoreApi<Stepper>

const MAX_UNDO = 200
const MAX_BRANCHES = 12

/**
 * The store of one page. `hash`: the link it was opened with, with or without "#"; may be empty.
 * A link whose program is not there (see `fetchForLink`) opens the first scenario and says so.
 */
export function createStepper(hash: string): SessionStore {
  const opened = hash.replace(/^#/, '') === '' ? null : openedWith(hash)
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
  return createStore<Stepper>()((set, get) => ({ ...state, ...actions(set, get) }))
}

function openedWith(hash: string): Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'> {
  const { program, middleware } = scenarioOfLink(hash)
  if (isLoaded(program, middleware)) return parseLink(hash)
  return { scenario: DEFAULT_SCENARIO, schedule: '', cursor: 0, notice: NOT_FETCHED }
}

type Set = (change: Partial<State>) => void
type Get = () => State

function actions(set: Set, get: Get): Actions {
  return { ...moves(set, get), ...edits(set, get), ...scenarios(set, get) }
}

type Moves = 'back' | 'forward' | 'toStart' | 'toEnd' | 'goTo' | 'backLine' | 'dismissNotice'

/** Moves of the cursor alone: nothing is lost, so nothing is undone. */
function moves(set: Set, get: Get): Pick<Actions, Moves> {
  const goTo = (cursor: number): void => {
    const { schedule } = get()
    set({ cursor: Math.max(0, Math.min(cursor, schedule.length)), line: null })
  }
  return {
    goTo,
    back: () => {
      goTo(get().cursor - 1)
    },
    forward: () => {
      goTo(get().cursor + 1)
    },
    toStart: () => {
      goTo(0)
    },
    toEnd: () => {
      goTo(get().schedule.length)
    },
    backLine: () => {
      const { cursor, line } = get()
      const shown = line ?? lineCount(get())
      if (shown > 1) set({ line: shown - 1 })
      else goTo(cursor - 1)
    },
    dismissNotice: () => {
      set({ notice: null })
    },
  }
}

type Edits =
  'choose' | 'stepLine' | 'runToEnd' | 'undo' | 'redo' | 'reset' | 'takeBranch' | 'setSchedule'

/** Changes of the schedule. */
function edits(set: Set, get: Get): Pick<Actions, Edits> {
  const choose = (letter: string): void => {
    const state = get()
    const who = pidOf(letter)
    if (who === null) return
    if (state.schedule[state.cursor] === letter) {
      set({ cursor: state.cursor + 1, line: null })
      return
    }
    const { done } = derived(state)
    const more = follow(done, letter)
    if (more.divergence !== null) return
    set(rescheduled(state, scheduleOf(more.run), state.cursor + 1, `step ${letter}`))
  }
  return {
    choose,
    stepLine: () => {
      const { line, cursor, schedule } = get()
      const count = lineCount(get())
      if (line !== null) {
        set({ line: line + 1 < count ? line + 1 : null })
        return
      }
      const letter = schedule[cursor] ?? nextLetter(get())
      if (letter === null) return
      choose(letter)
      if (lineCount(get()) > 1) set({ line: 1 })
    },
    runToEnd: (letter) => {
      const state = get()
      const who = pidOf(letter)
      if (who === null) return
      const schedule = scheduleOf(toItsEnd(derived(state).done, who))
      if (state.schedule.startsWith(schedule)) set({ cursor: schedule.length, line: null })
      else set(rescheduled(state, schedule, schedule.length, `run ${letter} to its end`))
    },
    undo: () => {
      const state = get()
      const edit = state.past.at(-1)
      if (edit === undefined) return
      set({
        ...restored(edit),
        past: state.past.slice(0, -1),
        future: [...state.future, { ...editOf(state, edit.what) }],
        branches: keptBranches(state, edit.schedule),
      })
    },
    redo: () => {
      const state = get()
      const edit = state.future.at(-1)
      if (edit === undefined) return
      set({
        ...restored(edit),
        future: state.future.slice(0, -1),
        past: [...state.past, editOf(state, edit.what)],
      })
    },
    reset: () => {
      const state = get()
      if (state.schedule !== '') set({ ...rescheduled(state, '', 0, 'reset'), notice: null })
    },
    takeBranch: (index) => {
      const state = get()
      const branch = offeredBranches(state)[index]
      if (branch === undefined) return
      const cursor = Math.min(
        branch.schedule.length,
        sharedLength(branch.schedule, state.schedule) + 1,
      )
      set(rescheduled(state, branch.schedule, cursor, 'take another branch'))
    },
    setSchedule: (schedule, cursor, what, goingOn = false) => {
      const state = get()
      const at = Math.max(0, Math.min(cursor, schedule.length))
      if (schedule === state.schedule) {
        set({ cursor: at, line: null })
        return
      }
      if (scheduleOf(runOf(state.scenario, schedule)) !== schedule) return
      const change = rescheduled(state, schedule, at, what)
      const { past, branches } = state
      set(goingOn ? { ...change, past, branches } : change)
    },
  }
}

type Scenarios =
  'openPreset' | 'open' | 'changeScenario' | 'befall' | 'setFix' | 'setRequestCount' | 'openLink'

/** Changes of the scenario. */
function scenarios(set: Set, get: Get): Pick<Actions, Scenarios> {
  const replaceAll = (
    next: Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>,
    what: string,
  ): void => {
    set({ ...next, line: null, branches: [], ...pushed(get(), what) })
  }
  const tell = (notice: State['notice']): void => {
    set({ notice })
  }
  const open = (scenario: Scenario, schedule: string, cursor: number, what: string): void => {
    whenLoaded(scenario, tell, () => {
      const followed = scheduleOf(runOf(scenario, schedule))
      const at = Math.max(0, Math.min(cursor, followed.length))
      replaceAll({ scenario, schedule: followed, cursor: at, notice: null }, what)
    })
  }
  const changeScenario = (change: Partial<Scenario>, what: string): void => {
    const scenario = fitting(get().scenario, change)
    whenLoaded(scenario, tell, () => {
      replaceAll(changed(get(), scenario), what)
    })
  }
  return {
    open,
    changeScenario,
    befall: (kind, letter) => {
      const next = befallen(get(), kind, letter)
      if (next?.scenario.fault) replaceAll(next, faultWords(next.scenario.fault))
    },
    openPreset: (id) => {
      const preset = PRESETS.find((row) => row.id === id)
      if (preset === undefined) return
      open(preset.scenario, preset.schedule, 0, 'open another scenario')
    },
    setFix: (on) => {
      const { scenario } = get()
      const fix = programRow(scenario.program)?.fix
      const next = (on ? fix?.on : fix?.off) ?? scenario.program
      if (next === scenario.program) return
      changeScenario(withProgram(scenario, next), on ? 'Fix on' : 'Fix off')
    },
    setRequestCount: (count) => {
      const { views } = get().scenario
      const wanted = Math.max(1, Math.min(MAX_REQUESTS, count))
      const filler = views.at(-1) ?? 'touch'
      const next = Array.from({ length: wanted }, (_, index) => views[index] ?? filler)
      if (wanted !== views.length) changeScenario({ views: next }, `${wanted} requests`)
    },
    openLink: (hash) => {
      whenLoaded(scenarioOfLink(hash), tell, () => {
        const { scenario, schedule, cursor, notice } = parseLink(hash)
        replaceAll({ scenario, schedule, cursor, notice }, 'open a link')
      })
    },
  }
}

/** How many source lines the step that led to the cursor ran through; 0 at the start. */
function lineCount(state: State): number {
  return stepLines(runOf(state.scenario, state.schedule), state.cursor - 1).length
}

/** The request that goes on when nobody is named: the last that moved, else the first that can. */
export function nextLetter(state: State): string | null {
  const { prepared, world, moved } = derived(state)
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

function rescheduled(state: State, schedule: string, cursor: number, what: string): Partial<State> {
  return {
    schedule,
    cursor,
    line: null,
    notice: null,
    branches: keptBranches(state, schedule),
    ...pushed(state, what),
  }
}

/** What is left behind is kept, unless the new schedule goes on from it. */
function keptBranches(state: State, schedule: string): readonly Branch[] {
  if (schedule.startsWith(state.schedule)) return state.branches
  const left: Branch = {
    schedule: state.schedule,
    shared: sharedLength(state.schedule, schedule),
  }
  const others = state.branches.filter((branch) => !left.schedule.startsWith(branch.schedule))
  return [left, ...others].slice(0, MAX_BRANCHES)
}

function pushed(state: State, what: string): Pick<State, 'past' | 'future'> {
  return { past: [...state.past, editOf(state, what)].slice(-MAX_UNDO), future: [] }
}

function editOf({ scenario, schedule, cursor }: State, what: string): Edit {
  return { scenario, schedule, cursor, what }
}

function restored({ scenario, schedule, cursor }: Edit): Partial<State> {
  return { scenario, schedule, cursor, line: null, notice: null }
}
