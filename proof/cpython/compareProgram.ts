import { prepareDjango, scenarioWith } from '../../src/programs/index.ts'
import type { ProgramRow } from '../../src/programs/index.ts'
import { compareWorkload } from './compareWorkload.ts'
import type { Compared, Limits, OtherSide } from './compareWorkload.ts'
import { VERBATIM } from '../../src/programs/trace/telling.ts'
import { waysOf } from './endText.ts'
import { drawnWorkloadsOf } from './drawnWorkloads.ts'
import { SEED } from './seed.ts'
import { faultsOf, workloadsOf } from './workloads.ts'
import type { Workload } from './workloads.ts'

/** How much is compared: at every change, in CI (`npm run test:all`), or for hours. */
const AMOUNT =
  process.env['RACETRACK_PROOF'] === 'full'
    ? 'full'
    : process.env['RACETRACK_EXHAUSTIVE'] === '1'
      ? 'exhaustive'
      : 'quick'
const LIMITS: Limits = {
  quick: { all: 200, sample: 40 },
  exhaustive: { all: 2000, sample: 300 },
  full: { all: 20_000, sample: 5000 },
}[AMOUNT]
/** where there are many workloads of a kind */
const FEWER: Limits = {
  quick: { all: 12, sample: 6 },
  exhaustive: { all: 40, sample: 20 },
  full: { all: 2000, sample: 300 },
}[AMOUNT]
/** scenarios of a program that are drawn by the seed of the day */
const DRAWN = { quick: 4, exhaustive: 25, full: 400 }[AMOUNT]

/** Every workload of a program, and everything that can go wrong for its first request. */
export function everyWorkloadOf(row: ProgramRow): readonly Workload[] {
  const drawn = drawnWorkloadsOf(row, DRAWN, SEED)
  return [...workloadsOf(row), ...faultsOf(row, stepsAlone(row)), ...drawn]
}

/**
 * Every workload of a program; at every change a fifth of them, others each day. For a side that
 * takes a process for each request.
 */
export function sampledWorkloadsOf(row: ProgramRow): readonly Workload[] {
  const all = everyWorkloadOf(row)
  return AMOUNT === 'quick' ? all.filter((_, index) => (index + SEED) % 5 === 0) : all
}

/** Compares some workloads, one after the other. */
export async function compareAll(
  workloads: readonly Workload[],
  other: OtherSide,
): Promise<readonly Compared[]> {
  const done: Compared[] = []
  for (const workload of workloads) {
    done.push(await compareWorkload(workload, limitsOf(workload), other))
  }
  return done
}

function limitsOf({ kind }: Workload): Limits {
  return kind === 'fault' || kind === 'start' || kind === 'drawn' ? FEWER : LIMITS
}

/** How many steps the first request of the faults makes when nothing goes wrong. */
function stepsAlone(row: ProgramRow): number {
  const prepared = prepareDjango(scenarioWith({ program: row.id, views: ['set p'] }))
  return waysOf(prepared, VERBATIM).of('').schedule.length
}
