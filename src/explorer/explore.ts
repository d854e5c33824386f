import { BugError, mapProgress } from '../base/index.ts'
import { Conflicts } from './steps/commuting.ts'
import { finish } from './questions/afterSearch.ts'
import type { Graph } from './questions/graph.ts'
import type { Layer } from './states/layer.ts'
import { bitsFor, layoutFor } from './states/packing.ts'
import { limbsFor } from './states/limbs.ts'
import { finishLooping } from './steps/cyclicLayer.ts'
import { Knowledge } from './steps/knowledge.ts'
import type { Reductions } from './steps/knowledge.ts'
import { mostSteps } from './steps/mostSteps.ts'
import type { TransitionTable } from './steps/transitionTable.ts'
import { MOST_OUTCOMES } from './model.ts'
import type { Model } from './model.ts'
import { progress } from './progress.ts'
import { ASKED, sampleRuns } from './steps/sample.ts'
import type { SampleRun } from './steps/sample.ts'
import { stoppedVerdict } from './questions/summary.ts'
import { Sweep } from './steps/sweep.ts'
import type { End, Progress, Verdict } from './verdict.ts'

export interface Budget {
  readonly states: number
  /** of the arrays that hold the states, and of the memo */
  readonly bytes: number
}

export interface ExploreOptions<Local, Shared> {
  readonly budget: Budget
  /** with both, no schedules are given */
  readonly reductions?: Reductions
  /** what earlier searches of this very model have learnt; this one adds to it. Made for the same reductions */
  readonly known?: Knowledge<Local, Shared>
  /** expansions between two yields; 4096 */
  readonly slice?: number
  /** called at every slice; true ends the search with the results so far */
  readonly stopped?: () => boolean
}

export interface Exploration {
  readonly verdict: Verdict
  /** null when the search was stopped, or has left out commuting steps */
  readonly graph: Graph | null
}

/** States expanded between two checks of how long the slice took. */
const CHUNK = 32

type Cut = 'not symmetric' | 'overflow' | 'states' | 'bytes' | 'stopped' | null

/**
 * Explicit-state model checking: every schedule of a model. Yields every slice; the caller pauses by not going on, and cancels by
 * dropping the generator. Deterministic: the same model and options, the same result.
 */
export function* explore<Local, Shared>(
  model: Model<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
): Generator<Progress, Exploration, void> {
  checkSize(model)
  const { slice = 4096 } = options
  const { known, conflicts } = prepareSearch(model, options)
  const { memo, orbits } = known
  const samples = yield* sample(memo)
  memo.settle()
  let limbs = 0
  for (let extra = 1; ;) {
    orbits?.widen()
    const layout = layoutFor(widths(known, conflicts !== null, extra), model.processes)
    memo.layout = layout
    limbs = Math.max(limbs, memo.ranks.cyclic ? 4 : limbsFor(mostSteps(memo, orbits)))
    const limit = options.budget.states
    const { sizes } = known
    const sweep = new Sweep({ memo, layout, orbits, conflicts, limbs, limit, sizes })
    const cut = yield* pass(sweep, options, slice)
    if (cut === 'not symmetric') return yield* exploreUnreduced(model, options, known)
    if (cut === 'overflow') {
      extra += 1
      continue
    }
    if (cut !== null) {
      const end: End = { kind: 'budget', hit: cut }
      return { verdict: stoppedVerdict(sweep, end, samples), graph: null }
    }
    const needed = limbsNeeded(sweep)
    if (!memo.ranks.wrong && needed <= limbs) {
      known.sizes = Array.from(sweep.layers, (layer) => layer?.count ?? 0)
      if (sweep.endless && orbits !== null && conflicts === null) {
        return yield* exploreUnreduced(model, options, known)
      }
      return yield* finish(sweep, slice)
    }
    limbs = Math.max(limbs, needed)
    memo.settle()
  }
}

/**
 * The search again without the reduction by symmetry: something was met that cannot be renamed, or
 * runs may never end. A loop of orbits is a loop of states, gone round a few times; but whether it is
 * fair to all processes is not seen in orbits, which forget who moves.
 */
function* exploreUnreduced<Local, Shared>(
  model: Model<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
  { unreduced }: Knowledge<Local, Shared>,
): Generator<Progress, Exploration, void> {
  const reductions = { ...options.reductions, symmetry: false }
  return yield* explore(model, { ...options, reductions, known: unreduced })
}

function checkSize<Local, Shared>({ processes, outcomes }: Model<Local, Shared>): void {
  if (!(processes >= 1 && processes <= 8)) {
    throw new BugError(`expected 1 to 8 processes, got ${processes}`)
  }
  if (outcomes.length > MOST_OUTCOMES) {
    throw new BugError(`expected ${MOST_OUTCOMES} outcomes, got ${outcomes.length}`)
  }
}

/** What the search starts from: what is known of the model, and which steps commute. */
function prepareSearch<Local, Shared>(
  model: Model<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
) {
  const { reductions = {} } = options
  const known = options.known ?? new Knowledge(model, reductions)
  if (known.interner.model !== model) {
    throw new BugError('expected what is known of this model, got of another')
  }
  if (known.orbits !== null && reductions.symmetry !== true) {
    throw new BugError('expected what is known without symmetry')
  }
  const footprint = reductions.commuting === true ? model.footprint?.bind(model) : undefined
  const conflicts = footprint === undefined ? null : new Conflicts(known.interner, footprint)
  return { known, conflicts }
}

function* sample<Local, Shared>(
  memo: TransitionTable<Local, Shared>,
): Generator<Progress, readonly SampleRun[], void> {
  return yield* mapProgress(sampleRuns(memo), () => SAMPLING)
}

const SAMPLING: Progress = {
  phase: 'sampling',
  states: 0,
  transitions: 0,
  depth: 0,
  depths: 0,
  live: 0,
}

/** Bits of the fields of a state as it is stored. */
function widths<Local, Shared>(
  { interner, orbits }: Knowledge<Local, Shared>,
  sleeping: boolean,
  extra: number,
): readonly number[] {
  const { processes } = interner.model
  const locals = interner.locals.map(({ length }) => bitsFor(length) + extra)
  // Orbits are few, and so is what the sample runs show of them: another pass would cost more.
  const shared = bitsFor(interner.sharedCount) + (orbits === null ? extra : 8 + 2 * extra)
  const bits = [...locals, shared].map((bits) => Math.min(28, bits))
  return sleeping ? [...bits, processes] : bits
}

function limbsNeeded<Local, Shared>(sweep: Sweep<Local, Shared>): number {
  const { memo, ends, endless, orbits } = sweep
  if (endless) return 1
  if (!memo.ranks.cyclic) return limbsFor(mostSteps(memo, orbits))
  const longest = ends.kinds.reduce((most, kind) => Math.max(most, kind.most), 0)
  return Math.ceil((longest * Math.log2(memo.processes) + 2) / 48)
}

function* pass<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
  slice: number,
): Generator<Progress, Cut, void> {
  const { layers, memo } = sweep
  sweep.start()
  let expanded = 0
  let ends = 0
  for (let rank = 0; rank < layers.length;) {
    const layer = layers[rank]
    if (layer === undefined || layer.done === layer.count) {
      rank += 1
      continue
    }
    while (layer.done < layer.count) {
      expanded += expandSlice(sweep, layer, rank, slice)
      const cut = cutOf(sweep, options)
      if (cut !== null) return cut
      yield progress(sweep, 'searching', rank, sweep.states - expanded)
    }
    if (!memo.ranks.wrong) {
      if (sweep.cyclic) finishLooping(sweep, layer, rank)
      ends = tallyEnds(sweep, layer, ends)
    }
    layer.close()
    // A step that does not raise the rank may have opened an earlier layer again.
    rank = memo.ranks.wrong ? 0 : rank + 1
  }
  return null
}

/** Expands up to `slice` states of a layer, fewer when they cost much; how many. */
function expandSlice<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  slice: number,
): number {
  const { memo } = sweep
  const { interner } = memo
  const from = layer.done
  const end = Math.min(layer.count, from + slice)
  for (const asked = interner.asked; layer.done < end && interner.asked - asked < ASKED;) {
    const to = Math.min(end, layer.done + CHUNK)
    if (sweep.cyclic) {
      // After an overflow the truncated id is invalid: stop before reading it.
      for (let state = layer.done; state < to && !isOverflow(sweep); state++) {
        sweep.grow(layer, rank, state)
      }
    } else {
      sweep.expand(rank, layer.done, to)
    }
    layer.done = to
  }
  return layer.done - from
}

function isOverflow<Local, Shared>({ memo, orbits }: Sweep<Local, Shared>): boolean {
  return memo.overflow || orbits?.overflow === true
}

function cutOf<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
): Cut {
  if (sweep.orbits?.failed === true) return 'not symmetric'
  if (isOverflow(sweep)) return 'overflow'
  if (sweep.states > options.budget.states) return 'states'
  const bytes = sweep.bytes + sweep.memo.bytes + (sweep.orbits?.bytes ?? 0)
  if (bytes > options.budget.bytes) return 'bytes'
  return options.stopped?.() === true ? 'stopped' : null
}

function tallyEnds<Local, Shared>(
  { ends, gatheredStride }: Sweep<Local, Shared>,
  layer: Layer,
  from: number,
): number {
  for (let end = from; end < ends.count; end++) {
    const state = ends.list[3 * end + 1] as number
    const kind = ends.list[3 * end + 2] as number
    ends.tally(kind, layer, state, state * gatheredStride)
  }
  return ends.count
}
