import { prepareDjango, scenarioWith } from '../../src/programs/index.ts'
import type { ProgramRow } from '../../src/programs/index.ts'
import { compareWorkload } from './compareWorkload.ts'
import type { Compared, Limits, OtherSide } from './compareWorkload.ts'
import { VERBATIM } from './telling.ts'
import { Ways } from './ways.ts'
import { faultsOf, workloadsOf } from './workloads.ts'
import type { Workload } from './workloads.ts'

const FULL = process.env['RACETRACK_PROOF'] === 'full'
const LIMITS: Limits = FULL ? { all: 20_000, sample: 5000 } : { all: 2000, sample: 300 }
/** where there are many workloads of a kind */
const FEWER: Limits = FULL ? { all: 2000, sample: 300 } : { all: 40, sample: 20 }

/** Every workload of a program, and everything that can go wrong for its first request. */
export function everyWorkloadOf(row: ProgramRow): readonly Workload[] {
  return [...workloadsOf(row), ...faultsOf(row, stepsAlone(row))]
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
  return kind === 'fault' || kind === 'start' ? FEWER : LIMITS
}

/** How many steps the first request of the faults makes when nothing goes wrong. */
function stepsAlone(row: ProgramRow): number {
  const prepared = prepareDjango(scenarioWith({ program: row.id, views: ['set p'] }))
  return new Ways(prepared, VERBATIM).of('').schedule.length
}
