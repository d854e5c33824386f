import { COOKIE, prepareDjango } from '../../src/programs/index.ts'
import type { PreparedDjango } from '../../src/programs/index.ts'
import { check } from '../../src/programs/check/drained.testing.ts'
import { seededRandom } from '../../src/programs/check/seededRandom.ts'
import { START_KEY } from '../../src/programs/django/scenario.ts'
import { firstDifference } from './difference.ts'
import { realOutcomes } from './realOutcomes.ts'
import { SEED } from './seed.ts'
import type { Answer, Job } from './pythons.ts'
import type { Telling } from '../../src/programs/trace/telling.ts'
import { waysOf } from './endText.ts'
import type { OurRun } from '../../src/programs/trace/ways.ts'
import type { Workload, WorkloadKind } from './workloads.ts'

/** How many schedules of one workload are compared. */
export interface Limits {
  /** for one and two requests: all schedules, if there are at most this many */
  readonly all: number
  /** else this many, drawn by a seed */
  readonly sample: number
}

/** What was compared of one workload. */
export interface Compared {
  readonly kind: WorkloadKind
  readonly name: string
  readonly schedules: number
  /** all there are; else a sample, and the shortest of each outcome */
  readonly whole: boolean
  readonly steps: number
  /** how many of the schedules end with a request that waits for ever */
  readonly hangs: number
  /** for people; empty when the other side did the same in every one */
  readonly differences: readonly string[]
}

/** A real interpreter that runs the same schedules. */
export interface OtherSide {
  /** for people */
  readonly name: string
  readonly ask: Ask
  readonly telling: Telling
}

export type Ask = (job: Job) => Promise<readonly Answer[]>

/** Runs schedules of a workload on our side and on the other, and compares every step. */
export async function compareWorkload(
  workload: Workload,
  limits: Limits,
  { name: otherName, ask, telling }: OtherSide,
): Promise<Compared> {
  const { kind, name } = workload
  const prepared = prepareDjango(workload.scenario)
  const { runs, whole } = chosenRuns(prepared, workload, limits, telling)
  const answers = await ask(jobOf(prepared, runs))
  const differences = runs.flatMap((run, index) => {
    const answer = answers[index]
    const { scenario } = prepared.django
    const outcomes =
      telling.books && answer !== undefined ? realOutcomes(prepared.django, answer) : null
    const found = firstDifference(scenario, run, answer, outcomes, otherName)
    return found === null ? [] : [found]
  })
  return {
    kind,
    name,
    schedules: runs.length,
    whole,
    steps: runs.reduce((sum, { schedule }) => sum + schedule.length, 0),
    hangs: runs.filter(({ hangs }) => hangs).length,
    differences,
  }
}

/** The runs of a workload that are compared, each schedule once. */
function chosenRuns(
  prepared: PreparedDjango,
  { kind, scenario, schedules }: Workload,
  limits: Limits,
  telling: Telling,
): { readonly runs: readonly OurRun[]; readonly whole: boolean } {
  const ways = waysOf(prepared, telling)
  if (schedules.length > 0) {
    return { runs: schedules.map((schedule) => ways.of(schedule)), whole: false }
  }
  const every = prepared.django.views.length > 2 ? null : ways.every(limits.all)
  if (every !== null) return { runs: every, whole: true }
  const shortest = kind === 'matrix' ? check(scenario).report(0).outcomes : []
  const runs = new Map(drawRuns(ways, limits.sample).map((run) => [run.schedule, run]))
  for (const outcome of shortest) runs.set(outcome.shortest, ways.of(outcome.shortest))
  return { runs: [...runs.values()], whole: false }
}

/** That many different runs; each next request is drawn among those that can move. */
function drawRuns(ways: ReturnType<typeof waysOf>, count: number): readonly OurRun[] {
  const random = seededRandom(SEED)
  const runs = new Map<string, OurRun>()
  for (let tries = 0; tries < 10 * count && runs.size < count; tries++) {
    const run = ways.random(random)
    runs.set(run.schedule, run)
  }
  return [...runs.values()]
}

/** A scenario and some schedules of it, as the harness wants them. */
export function jobOf(prepared: PreparedDjango, runs: readonly OurRun[]): Job {
  const { plan, code } = prepared
  const { views } = prepared.django
  return {
    program: Object.fromEntries(code.sources.map(({ name, text }) => [name, text])),
    version: code.version,
    settings: plan.settings as Job['settings'],
    recursionLimit: plan.recursionLimit,
    fault: plan.fault,
    directories: plan.directories,
    start: {
      files: Object.fromEntries(plan.files.map(({ path, data }) => [path, data])),
      rows: Object.fromEntries(plan.db.rows),
      cache: Object.fromEntries(plan.db.cache),
      cookies: plan.cookies,
    },
    requests: views.map((view) => view.function.replace('views.', '')),
    lookKey: START_KEY,
    cookie: COOKIE,
    schedules: runs.map(({ schedule }) => schedule),
  }
}
