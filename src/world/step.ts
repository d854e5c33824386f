import { emptyFs, withFile } from '../vfs/index.ts'
import type { Fs, Pid } from '../vfs/index.ts'
import { addRequest, bareStep } from './bareStep.ts'
import type { Stepped } from './bareStep.ts'
import { START_CLOCK } from './clock.ts'
import type { Clock } from './clock.ts'
import { letterOf } from './world.ts'
import type { Plan, World } from './world.ts'

/** The first world of a plan: every request is before its first shared operation. */
export function initialWorld(plan: Plan): World {
  const { disk, db, cookies } = plan
  const empty: World = {
    fs: disk ?? diskOf(plan),
    db,
    jar: cookies,
    clock: startClock(plan),
    memory: plan.threads?.memory ?? null,
    requests: [],
    broken: [],
  }
  const begun = plan.requests.reduce((world, request) => {
    const who = world.requests.length as Pid
    return addRequest(plan, world, { ...request, seed: letterOf(who) }).world
  }, empty)
  return plan.requests.length === 0 ? begun : withRules(plan, begun)
}

function withRules(plan: Plan, world: World): World {
  return plan.afterStep === null ? world : plan.afterStep(plan, world)
}

function startClock({ times }: Plan): Clock {
  return times !== null ? { ...START_CLOCK, written: new Map() } : START_CLOCK
}

function diskOf({ directories, files }: Plan): Fs {
  return files.reduce((fs, { path, data }) => withFile(fs, path, data), emptyFs(directories))
}

/**
 * THE step: one shared operation of one request, and the local work that follows it up to the
 * next one. Null when the request cannot move. Everything (stepping, replay, search, the
 * headless command) goes through here.
 */
export function step(plan: Plan, world: World, who: Pid): Stepped | null {
  const stepped = stepOfOne(plan, world, who)
  const { threads } = plan
  return stepped === null || threads === undefined
    ? stepped
    : { ...stepped, world: threads.withoutLostObjects(stepped.world) }
}

/** The same where of the others nothing is known: what they alone keep is kept. */
export function stepOfOne(plan: Plan, world: World, who: Pid): Stepped | null {
  const stepped = bareStep(plan, world, who)
  if (stepped === null || plan.afterStep === null) return stepped
  return { ...stepped, world: withRules(plan, stepped.world) }
}
