import { openScenario, scenarioWith } from '../../src/programs/index.ts'
import type { ProgramRow } from '../../src/programs/index.ts'
import { compareWorkload } from './compareWorkload.ts'
import type { Compared, Limits, OtherSide } from './compareWorkload.ts'
import { VERBATIM } from './telling.ts'
import { Ways } from './ways.ts'
import { faultsOf, workloadsOf } from './workloads.ts'
import type { Workload } from './workloads.ts'

const FULL = process.env['RACETRACK_PROOF'] === 'full'
const LIMITS: Limits = FULL ? { all: 20_000, sample: 5000 } : { all: 2000, sample: 300 }
const FAULT_LIMITS: Limits = FULL ? { all: 2000, sample: 300 } : { all: 40, sample: 20 }

/**
 * Compares every workload of a program that the other side can run, and everything that can go
 * wrong for its first request.
 */
export async function compareProgram(
  row: ProgramRow,
  other: OtherSide,
  canRun: (workload: Workload) => boolean = () => true,
): Promise<readonly Compared[]> {
  const done: Compared[] = []
  const workloads = [...workloadsOf(row), ...faultsOf(row, stepsAlone(row))]
  for (const workload of workloads.filter(canRun)) {
    const limits = workload.kind === 'fault' ? FAULT_LIMITS : LIMITS
    done.push(await compareWorkload(workload, limits, other))
  }
  return done
}

/** How many steps the first request of the faults makes when nothing goes wrong. */
function stepsAlone(row: ProgramRow): number {
  const stage = openScenario(scenarioWith({ program: row.id, views: ['set p'] }))
  return new Ways(stage, VERBATIM).of('').schedule.length
}
