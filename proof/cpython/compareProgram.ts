import { openScenario, scenarioWith } from '../../src/programs/index.ts'
import type { ProgramRow } from '../../src/programs/index.ts'
import { compareWorkload } from './compareWorkload.ts'
import type { Ask, Compared, Limits } from './compareWorkload.ts'
import { Ways } from './ways.ts'
import { faultsOf, workloadsOf } from './workloads.ts'

const FULL = process.env['RACETRACK_PROOF'] === 'full'
const LIMITS: Limits = FULL ? { all: 20_000, sample: 5000 } : { all: 2000, sample: 300 }
const FAULT_LIMITS: Limits = FULL ? { all: 2000, sample: 300 } : { all: 40, sample: 20 }

/** Compares every workload of a program, and everything that can go wrong for its first request. */
export async function compareProgram(row: ProgramRow, ask: Ask): Promise<readonly Compared[]> {
  const done: Compared[] = []
  for (const workload of [...workloadsOf(row), ...faultsOf(row, stepsAlone(row))]) {
    const limits = workload.kind === 'fault' ? FAULT_LIMITS : LIMITS
    done.push(await compareWorkload(workload, limits, ask))
  }
  return done
}

/** How many steps the first request of the faults makes when nothing goes wrong. */
function stepsAlone(row: ProgramRow): number {
  const stage = openScenario(scenarioWith({ program: row.id, views: ['set p'] }))
  return new Ways(stage).of('').schedule.length
}
