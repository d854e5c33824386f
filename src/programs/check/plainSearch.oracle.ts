import { requestStateKey } from '../../machine/index.ts'
import { fsKey } from '../../vfs/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { initialWorld, step } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'
import { faultText } from '../faults/faultText.ts'
import { faultKindsOf } from '../faults/faultsOf.ts'
import { CATALOGUE } from '../django/catalogue/catalogue.ts'
import { scenarioWith, VIEWS } from '../django/scenario.ts'
import type { Scenario, ViewId } from '../django/scenario.ts'

/** A scenario as most of them are: a live session, saved on every request. */
export function scenario(
  program: string,
  views: readonly ViewId[],
  change: Partial<Scenario> = {},
): Scenario {
  return scenarioWith({ program, views, ...change })
}

/** Every program with one request of every view, from every start, under every setting. */
export function aloneScenarios(): readonly Scenario[] {
  const views = VIEWS.map((view) => view.id)
  return CATALOGUE.flatMap(({ id }) =>
    views.flatMap((view) => [
      scenario(id, [view]),
      scenario(id, [view], { start: 'none' }),
      scenario(id, [view], { start: 'stale' }),
      scenario(id, [view], { settings: { saveEveryRequest: false, debugLogging: false } }),
      scenario(id, [view], { settings: { saveEveryRequest: true, debugLogging: true } }),
    ]),
  )
}

/** Every program with pairs of requests. */
export function pairScenarios(): readonly Scenario[] {
  return CATALOGUE.flatMap(({ id }) => [
    scenario(id, ['touch', 'touch']),
    scenario(id, ['read', 'touch']),
    scenario(id, ['set p', 'set q']),
    scenario(id, ['touch', 'set p'], { start: 'none' }),
    scenario(id, ['set p', 'set q'], { start: 'stale' }),
  ])
}

/**
 * Every program with two requests and one fault, of every kind that can happen to it. One request
 * of a program that recurses without end: two of them have tens of thousands of worlds.
 */
export function faultScenarios(): readonly Scenario[] {
  return CATALOGUE.flatMap((row) => {
    const views = row.recursionLimit === null ? (['set p', 'touch'] as const) : (['set p'] as const)
    const uses = { files: row.store === 'files', cache: row.store === 'cache' }
    return faultKindsOf(uses).flatMap((kind) =>
      [2, 4, 6].map((step) => {
        const request = step === 4 ? views.length - 1 : 0
        return scenario(row.id, views, { fault: { kind, request, step } })
      }),
    )
  })
}

/** What a scenario is called in a test. */
export function titleOf({ program, views, settings, start, fault }: Scenario): string {
  const { saveEveryRequest, debugLogging } = settings
  const wrong = fault === null ? '' : faultText(fault)
  const how = [saveEveryRequest ? '' : 'no save', debugLogging ? 'logging' : '', wrong].filter(
    Boolean,
  )
  return [program, views.join('+'), start, ...how].join(' ')
}

/** Equal exactly for equal worlds; the log is not part of it. */
export function worldKey({ fs, db, jar, requests }: World): string {
  const parts = requests.map(({ running, sent, response, tornRead, counted, hit, killed }) => [
    requestStateKey(running),
    sent,
    response,
    tornRead,
    counted,
    hit,
    killed,
  ])
  return JSON.stringify([fsKey(fs), [...db.rows], [...db.cache], jar, parts])
}

/** The requests of a world. */
export function allPids({ requests }: World): readonly Pid[] {
  return requests.map((_, index) => index as Pid)
}

/** All worlds there are, found without any trick: whole worlds, stepped one by one. */
export function plainSearch(plan: Plan): {
  readonly worlds: ReadonlyMap<string, World>
  readonly transitions: number
} {
  const first = initialWorld(plan)
  const worlds = new Map([[worldKey(first), first]])
  let transitions = 0
  // The map grows while it is walked.
  for (const world of worlds.values()) {
    for (const who of allPids(world)) {
      const next = step(plan, world, who)?.world
      if (next === undefined) continue
      transitions += 1
      const key = worldKey(next)
      if (!worlds.has(key)) worlds.set(key, next)
    }
  }
  return { worlds, transitions }
}

/** The worlds that one step leads to. */
export function successorKeys(plan: Plan, world: World): readonly string[] {
  return allPids(world).flatMap((who) => {
    const next = step(plan, world, who)?.world
    return next === undefined ? [] : [worldKey(next)]
  })
}

/** Runs every complete schedule, one after the other, and shows how each ended. */
export function everySchedule(
  plan: Plan,
  ended: (schedule: readonly Pid[], world: World, odds: number, preemptions: number) => void,
): void {
  const schedule: Pid[] = []
  const go = (world: World, odds: number, preemptions: number): void => {
    const nexts = allPids(world).flatMap((who) => {
      const next = step(plan, world, who)?.world
      return next === undefined ? [] : [{ who, next }]
    })
    if (nexts.length === 0) ended(schedule, world, odds, preemptions)
    const last = schedule.at(-1)
    const couldStay = nexts.some(({ who }) => who === last)
    for (const { who, next } of nexts) {
      schedule.push(who)
      go(next, odds / nexts.length, preemptions + (couldStay && who !== last ? 1 : 0))
      schedule.pop()
    }
  }
  go(initialWorld(plan), 1, 0)
}
