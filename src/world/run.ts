import type { Pid } from '../vfs/index.ts'
import { statusOf } from './bareStep.ts'
import { initialWorld } from './step.ts'
import type { StepRecord } from './bareStep.ts'
import { TakenSteps } from './takenSteps.ts'
import { letterOf, pidOf } from './world.ts'
import type { Letter, Plan, World } from './world.ts'

const takenSteps = new TakenSteps()

/** A schedule that was run: `worlds[i]` is the world after i steps, `records[i]` is step i + 1. */
export interface Run {
  readonly plan: Plan
  readonly worlds: readonly World[]
  readonly records: readonly StepRecord[]
}

/** Why a schedule could not be followed to its end. */
export interface Divergence {
  /** how many steps were followed */
  readonly at: number
  readonly letter: string
  readonly reason: 'finished' | 'blocked' | 'unknown'
}

export interface Replayed {
  readonly run: Run
  /** null: the whole schedule was followed */
  readonly divergence: Divergence | null
}

/** The run of the empty schedule. */
export function emptyRun(plan: Plan): Run {
  return { plan, worlds: [initialWorld(plan)], records: [] }
}

/** Follows a schedule as far as it is valid. Letters that name no request diverge. */
export function replay(plan: Plan, schedule: string): Replayed {
  return follow(emptyRun(plan), schedule)
}

/** Continues a run from its end. */
export function follow(run: Run, schedule: string): Replayed {
  const worlds = [...run.worlds]
  const records = [...run.records]
  for (const letter of schedule) {
    const world = worlds[worlds.length - 1]
    const who = pidOf(letter)
    if (world === undefined || who === null || world.requests[who] === undefined) {
      return {
        run: { ...run, worlds, records },
        divergence: { at: records.length, letter, reason: 'unknown' },
      }
    }
    const stepped = takenSteps.step(run.plan, world, who)
    if (stepped === null) {
      const status = statusOf(run.plan, world, who).kind
      const reason = status === 'finished' ? 'finished' : 'blocked'
      return {
        run: { ...run, worlds, records },
        divergence: { at: records.length, letter, reason },
      }
    }
    worlds.push(stepped.world)
    records.push(stepped.record)
  }
  return { run: { ...run, worlds, records }, divergence: null }
}

/** The first `length` steps of a run. */
export function prefix(run: Run, length: number): Run {
  if (length >= run.records.length) return run
  return {
    ...run,
    worlds: run.worlds.slice(0, length + 1),
    records: run.records.slice(0, length),
  }
}

/** Steps one request until it is over or cannot move. The letters that were added. */
export function toItsEnd(run: Run, who: Pid): Run {
  let current = run
  for (;;) {
    const more = follow(current, letterOf(who))
    if (more.divergence !== null) return current
    current = more.run
  }
}

/** The world at the end of a run. */
export function lastWorld(run: Run): World {
  return worldAt(run, run.records.length)
}

/** The world after `steps` steps; clamped to the run. */
export function worldAt(run: Run, steps: number): World {
  const world = run.worlds[Math.max(0, Math.min(steps, run.records.length))]
  return world ?? initialWorld(run.plan)
}

/** "AABB": what is stored, shared and undone. */
export function scheduleOf(run: Run): string {
  return run.records.map((record): Letter => letterOf(record.who)).join('')
}

/** Over, or stuck: no request can move any more. */
export type RunState = 'going' | 'finished' | 'stuck'

export function stateOf(plan: Plan, world: World): RunState {
  const kinds = world.requests.map((_, index) => statusOf(plan, world, index as Pid).kind)
  if (kinds.includes('ready')) return 'going'
  // The clock never ends, and nobody waits for it.
  return kinds.includes('blocked') ? 'stuck' : 'finished'
}
