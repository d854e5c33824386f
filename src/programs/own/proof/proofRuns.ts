import { logLines } from '../../../machine/index.ts'
import { initialWorld, letterOf } from '../../../world/index.ts'
import type { Pid } from '../../../vfs/index.ts'
import { tablePrepared } from '../../check/checkModel.ts'
import { seededRandom } from '../../check/seededRandom.ts'
import type { Prepared } from '../../prepared.ts'
import { Ways } from '../../trace/ways.ts'
import type { OurRun } from '../../trace/ways.ts'
import type { Race } from '../race.ts'
import { raceEnd, RACE_TELLING } from './raceEnd.ts'

/** So many states, and no more, are met only to draw every schedule with the same chance. */
const COUNTED_STATES = 20_000

/** Runs of a race that are held against CPython. */
export interface ProofRuns {
  readonly runs: readonly OurRun[]
  /** all that there are; else a sample, drawn by the seed */
  readonly whole: boolean
}

/**
 * Every schedule, if there are at most `limit`; else so many, drawn by the seed: first so that each goes
 * where none has gone, and what is left, where schedules can be counted, each with the same chance. A run that could go
 * on for ever ends at the first state that it meets again.
 */
export function proofRuns(race: Race, prepared: Prepared, limit: number, seed: number): ProofRuns {
  // The worlds of `Ways` are those of the table.
  const table = tablePrepared(prepared)
  const ways = new Ways(prepared, RACE_TELLING, (world, cut) => raceEnd(race, table, world, cut))
  const before = logBefore(prepared)
  const withLog = (run: OurRun): OurRun => {
    const trace = run.trace === '' ? before : [...before, run.trace]
    return { ...run, trace: trace.join('\n') }
  }
  const every = ways.every(limit)
  if (every !== null) return { runs: every.map(withLog), whole: true }
  const random = seededRandom(seed)
  const runs = new Map<string, OurRun>()
  const draw = (run: OurRun) => runs.set(run.schedule, withLog(run))
  for (let tries = 0; tries < limit; tries++) draw(ways.spread(random))
  const countable = ways.uniform(random, COUNTED_STATES) !== null
  for (let tries = 0; tries < 10 * limit && runs.size < limit; tries++) {
    draw((countable ? ways.uniform(random, COUNTED_STATES) : null) ?? ways.random(random))
  }
  return { runs: [...runs.values()], whole: false }
}

/** What the processes have written before the first step of all. */
function logBefore({ plan }: Prepared): readonly string[] {
  return initialWorld(plan).requests.flatMap(({ running }, index) =>
    logLines(running).map((line) => `${letterOf(index as Pid)} | ${line}`),
  )
}
