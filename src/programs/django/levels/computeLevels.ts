import { drain } from '../../../base/index.ts'
import { checkScenario } from '../../check/checkScenario.ts'
import type { ProgramRow } from '../catalogue/programRow.ts'
import { cellScenario, WORKLOADS } from '../matrix/workloads.ts'
import { OUTCOMES } from '../outcomes.ts'
import type { LevelRow } from './level.ts'

const BUDGET = { states: 1_000_000, memory: 2 ** 28 }

/**
 * Every bad outcome of a program with the fewest requests, and of those the first workload of the
 * matrix, that reach it; par is the fewest switches by the check of every schedule.
 */
export function levelRowsOf(row: ProgramRow): readonly LevelRow[] {
  const byRequests = WORKLOADS.toSorted((one, other) => one.views.length - other.views.length)
  const found = new Map<string, LevelRow>()
  for (const workload of byRequests) {
    const { outcomes } = drain(
      checkScenario(cellScenario(row, workload), { budget: BUDGET }),
    ).report(0)
    for (const { id, preemptions } of outcomes) {
      if (id !== 'ok' && !found.has(id)) found.set(id, [row.id, id, workload.id, preemptions])
    }
  }
  return OUTCOMES.flatMap(({ id }) => {
    const level = found.get(id)
    return level === undefined ? [] : [level]
  })
}
