import { checkCell } from '../../programs/index.ts'
import type { FromBatchWorker, ToBatchWorker } from './protocol.ts'
import { loadPrograms } from '../loadPrograms.ts'

/** Far above what a cell needs; what goes beyond is stopped, and says so. */
const BUDGET = { states: 2_000_000, memory: 256 * 1024 * 1024 }

/** The worker's side: one check, to its end. Rejects never. */
export async function answerBatch({ id, scenario }: ToBatchWorker): Promise<FromBatchWorker> {
  try {
    await loadPrograms()
    const work = checkCell(scenario, BUDGET)
    for (;;) {
      const next = work.next()
      if (next.done === true) return { kind: 'checked', id, result: next.value }
    }
  } catch (error) {
    return { kind: 'broken', id, message: error instanceof Error ? error.message : String(error) }
  }
}
