import type { TransitionTable } from './transitionTable.ts'
import { BLOCKED, NEXT_GID, NEXT_LID } from './transitionTable.ts'

/** A run that was tried before the search proper: where it ended, and how. */
export interface SampleRun {
  readonly set: number
  readonly schedule: readonly number[]
}

/** Questions to the model between two yields: each may take as long as hundreds of expansions. */
export const ASKED = 24
const RUNS = 48
const LONGEST = 2000

/**
 * A few runs under a scheduler that is random but always the same, as the training runs of SPIN
 * (Holzmann 1997). They show the search most of the local steps there are, so that its ranks are right from the start, and leave a witness of
 * common outcomes even if the search is stopped. Yields when the model has been asked a little.
 */
export function* sampleRuns<Local, Shared>(
  memo: TransitionTable<Local, Shared>,
): Generator<void, readonly SampleRun[], void> {
  const { interner, processes } = memo
  const { model } = interner
  const first = model.locals.map((local, process) => interner.lid(process, local))
  const shared = interner.collected(first, interner.gid(model.shared))
  let seed = 0x2545f491
  const below = (count: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * count)
  }
  for (const [process, lid] of first.entries()) memo.start(process, lid)
  const runs: SampleRun[] = []
  let asked = 0
  for (let run = 0; run < (processes === 1 ? 1 : RUNS); run++) {
    const lids = [...first]
    let gid = shared
    const schedule: number[] = []
    // The first runs let one process after the other go as far as it can.
    const eager = run < processes ? run : -1
    for (;;) {
      const moves: number[] = []
      for (let process = 0; process < processes; process++) {
        const record = memo.find(gid, ((lids[process] as number) << 3) | process)
        if (memo.records[record + NEXT_LID] !== BLOCKED) moves.push(process)
      }
      if (moves.length === 0) runs.push({ set: interner.outcomes(lids, gid), schedule })
      if (moves.length === 0 || schedule.length === LONGEST) break
      const chosen = moves.includes(eager) ? eager : (moves[below(moves.length)] as number)
      const record = memo.find(gid, ((lids[chosen] as number) << 3) | chosen)
      lids[chosen] = memo.records[record + NEXT_LID] as number
      const next = memo.records[record + NEXT_GID] as number
      gid = next < 0 ? interner.collected(lids, ~next) : next
      schedule.push(chosen)
      if (interner.asked - asked < ASKED) continue
      asked = interner.asked
      yield
    }
  }
  return runs
}
