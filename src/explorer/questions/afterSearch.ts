import { mapProgress } from '../../base/index.ts'
import { bitsOf, BackwardPass } from './backwardPass.ts'
import { Graph } from './graph.ts'
import { endlessRunsIn } from './livelock.ts'
import { alongTrail, fewestSwitches } from './paths.ts'
import type { FewestSwitches } from './paths.ts'
import { progress } from '../progress.ts'
import { StatePool } from '../states/statePool.ts'
import { completeVerdict } from './summary.ts'
import type { Sweep } from '../steps/sweep.ts'
import type { Progress, Schedule, Verdict } from '../verdict.ts'

/** Everything that is computed after all states have been found and counted. */
export function* finish<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  slice: number,
): Generator<Progress, { readonly verdict: Verdict; readonly graph: Graph | null }, void> {
  const fate = new BackwardPass(sweep)
  const bytes = sweep.bytes
  yield* runBackwardPass(sweep, fate, slice)
  const space = new StatePool(sweep, fate.kindWords)
  const set = sweep.ends.kinds.reduce((all, kind) => all | kind.set, 0)
  const shortest = new Map<number, Schedule>()
  // Who sleeps depends on the names of the processes, so that with both reductions the states
  // along a schedule are not those of the search.
  const traceable = sweep.orbits === null || !sweep.fan.sleeping
  for (const bit of traceable ? bitsOf(set) : []) shortest.set(bit, alongTrail(space, bit))
  for (const layer of sweep.layers) if (layer !== undefined) layer.trail = new Uint16Array(0)
  // Left out runs may be those with the fewest switches.
  const fewest = sweep.fan.sleeping ? new Map() : yield* traceBack(space, set)
  const verdict = completeVerdict(sweep, bytes, shortest, fewest)
  if (sweep.fan.sleeping) return { verdict, graph: null }
  // The questions of a graph are about numbers only, never about the states themselves.
  const graph = new Graph(space as unknown as StatePool<unknown, unknown>)
  return { verdict: { ...verdict, ...endlessRunsIn(space, graph) }, graph }
}

function* runBackwardPass<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  fate: BackwardPass<Local, Shared>,
  slice: number,
): Generator<Progress, void, void> {
  let judged = 0
  for (let rank = sweep.layers.length - 1; rank >= 0; rank--) {
    const count = sweep.layers[rank]?.count ?? 0
    // Within a loop it takes several rounds until every state has heard from all it leads to.
    for (let again = count > 0; again;) {
      again = false
      for (let from = count - 1; from >= 0; from -= slice) {
        const to = Math.max(-1, from - slice)
        if (fate.judge(rank, from, to) && sweep.cyclic) again = true
        judged += from - to
        yield progress(sweep, 'judging', sweep.layers.length - rank, sweep.states - judged)
      }
    }
  }
}

function* traceBack<Local, Shared>(
  space: StatePool<Local, Shared>,
  set: number,
): Generator<Progress, ReadonlyMap<number, FewestSwitches>, void> {
  const search = fewestSwitches(space, space.start(), -1, set)
  return yield* mapProgress(search, (step) => progress(space.sweep, 'tracing', step, 0))
}
