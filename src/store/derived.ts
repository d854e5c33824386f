import type { Pid } from '../vfs/index.ts'
import { isOwn, outcomesOf, prepareDjango, scenarioKey } from '../programs/index.ts'
import type { AnyScenario, Outcome, Prepared } from '../programs/index.ts'
import {
  emptyRun,
  follow,
  prefix,
  scheduleOf,
  stateOf,
  timelineView,
  worldAt,
} from '../world/index.ts'
import type { Run, RunState, TimelineView, World } from '../world/index.ts'
import { ownThere } from './race/ownThere.ts'
import type { State } from './state.ts'

/** What the panels draw, all of it computed from the state. */
export interface Derived {
  readonly prepared: Prepared
  /** the whole schedule */
  readonly run: Run
  /** of the whole schedule: computed once per run, for every panel */
  readonly timeline: TimelineView
  /** the first `cursor` steps */
  readonly done: Run
  /** at the cursor */
  readonly world: World
  /** one step before the cursor; null at the start */
  readonly before: World | null
  /** at the cursor */
  readonly runState: RunState
  /** at the cursor; empty while a request can move */
  readonly outcomes: readonly Outcome[]
  /** the request that made the step that led here; null at the start */
  readonly moved: Pid | null
}

type Source = Pick<State, 'scenario' | 'schedule' | 'cursor'>

let last: { readonly source: Source; readonly value: Derived } | null = null

/** Memoised on the last state: every panel asks, one computes. */
export function derivedOf(state: Source): Derived {
  if (
    last !== null &&
    last.source.scenario === state.scenario &&
    last.source.schedule === state.schedule &&
    last.source.cursor === state.cursor
  ) {
    return last.value
  }
  const value = compute(state)
  last = { source: state, value }
  return value
}

function compute(state: Source): Derived {
  const prepared = preparedOf(state.scenario)
  const run = runOf(state.scenario, state.schedule)
  const done = prefix(run, state.cursor)
  const world = worldAt(run, state.cursor)
  return {
    prepared,
    run,
    timeline: timelineOf(state.scenario),
    done,
    world,
    before: state.cursor === 0 ? null : worldAt(run, state.cursor - 1),
    runState: stateOf(prepared.plan, world),
    outcomes: outcomesOf(prepared, world),
    moved: done.records.at(-1)?.who ?? null,
  }
}

/**
 * Computes what the panels draw, so that it is there when they ask, in pieces that hold up nobody for
 * long. `pause`: lets others in between two of them.
 */
export async function deriveInPieces(state: Source, pause: () => Promise<void>): Promise<void> {
  preparedOf(state.scenario)
  await pause()
  runOf(state.scenario, state.schedule)
  await pause()
  derivedOf(state)
}

/** A scenario made ready, and the run that was last followed in it, beside its letters. */
interface Opened {
  readonly prepared: Prepared
  run: Run
  schedule: string
  /** of the run; null: not computed yet */
  timeline: TimelineView | null
}

/** Keeps the last scenarios with their runs. */
const KEPT = 8

/** By what the scenario says; the last used last. */
const openScenarios = new Map<string, Opened>()

/** A scenario made ready; the last ones are kept. */
export function preparedOf(scenario: AnyScenario): Prepared {
  return open(scenario).prepared
}

function open(scenario: AnyScenario): Opened {
  const key = scenarioKey(scenario)
  const found = openScenarios.get(key) ?? openedNow(scenario)
  openScenarios.delete(key)
  openScenarios.set(key, found)
  for (const oldest of openScenarios.keys()) {
    if (openScenarios.size <= KEPT) break
    openScenarios.delete(oldest)
  }
  return found
}

function openedNow(scenario: AnyScenario): Opened {
  const prepared = isOwn(scenario) ? ownThere().prepareReadRace(scenario) : prepareDjango(scenario)
  return { prepared, run: emptyRun(prepared.plan), schedule: '', timeline: null }
}

/** The run of a valid schedule: what it shares with the last one is not run again. */
export function runOf(scenario: AnyScenario, schedule: string): Run {
  const found = open(scenario)
  if (found.schedule === schedule) return found.run
  const shared = sharedLength(found.schedule, schedule)
  keep(found, follow(prefix(found.run, shared), schedule.slice(shared)).run)
  return found.run
}

/**
 * Keeps a run that was followed already, so that the step that made it is not followed again from
 * its letters.
 */
export function keepRun(scenario: AnyScenario, run: Run): void {
  keep(open(scenario), run)
}

function keep(opened: Opened, run: Run): void {
  opened.run = run
  opened.schedule = scheduleOf(run)
  opened.timeline = null
}

/** The timeline of the run that is kept: computed once, however many panels draw it. */
function timelineOf(scenario: AnyScenario): TimelineView {
  const found = open(scenario)
  return (found.timeline ??= timelineView(found.run))
}

/** How many letters two schedules have in common from the start. */
export function sharedLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}
