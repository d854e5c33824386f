import type { Pid } from '../vfs/index.ts'
import { openScenario, outcomesOf } from '../programs/index.ts'
import type { Outcome, Scenario, Stage } from '../programs/index.ts'
import { emptyRun, follow, prefix, scheduleOf, stateOf, worldAt } from '../world/index.ts'
import type { Run, RunState, World } from '../world/index.ts'
import type { State } from './state.ts'

/** What the panels draw, all of it computed from the state. */
export interface Derived {
  readonly stage: Stage
  /** the whole schedule */
  readonly run: Run
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
export function derived(state: Source): Derived {
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
  const stage = stageOf(state.scenario)
  const run = runOf(state.scenario, state.schedule)
  const done = prefix(run, state.cursor)
  const world = worldAt(run, state.cursor)
  return {
    stage,
    run,
    done,
    world,
    before: state.cursor === 0 ? null : worldAt(run, state.cursor - 1),
    runState: stateOf(stage.plan, world),
    outcomes: outcomesOf(stage, world),
    moved: done.records.at(-1)?.who ?? null,
  }
}

let lastStage: Stage | null = null

/** The stage of a scenario; the last one is kept. */
export function stageOf(scenario: Scenario): Stage {
  if (lastStage === null || lastStage.scenario !== scenario) lastStage = openScenario(scenario)
  return lastStage
}

let lastRun: { readonly stage: Stage; readonly run: Run } | null = null

/** The run of a valid schedule: what it shares with the last one is not run again. */
export function runOf(scenario: Scenario, schedule: string): Run {
  const stage = stageOf(scenario)
  const known = lastRun !== null && lastRun.stage === stage ? lastRun.run : emptyRun(stage.plan)
  const shared = sharedLength(scheduleOf(known), schedule)
  const { run } = follow(prefix(known, shared), schedule.slice(shared))
  lastRun = { stage, run }
  return run
}

/** How many letters two schedules have in common from the start. */
export function sharedLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}
