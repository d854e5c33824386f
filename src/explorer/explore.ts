import { BugError, mapProgress } from '../base/index.ts'
import { Conflicts } from './steps/commuting.ts'
import { finish } from './questions/afterSearch.ts'
import type { Graph } from './questions/graph.ts'
import type { Layer } from './states/layer.ts'
import { bitsFor, layoutFor } from './states/packing.ts'
import { limbsFor } from './states/limbs.ts'
import { finishLooping } from './steps/cyclicLayer.ts'
import { Knowledge } from './steps/knowledge.ts'
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
  readonly reductions?: {
    /** states that differ in the names of interchangeable processes are one; all counts stay */
    readonly symmetry?: boolean
    /** runs that differ in the order of commuting steps are one; outcomes stay, counts do not */
    readonly commuting?: boolean
  }
  /** what earlier searches of this very model have learnt; this one adds to it. Not with symmetry */
  readonly known?: Knowledge<Local, Shared>
  /** expansions between two yields; 4096 */
  readonly slice?: number
  /** called at every slice; true ends the search with the results so far */
  readonly stopped?: () => boolean
}

export interface Exploration {
  readonly verdict: Verdict
  /** null when the search was stopped or reduced */
  readonly graph: Graph | null
}

/** States expanded between two checks of how long the slice took. */
const CHUNK = 32

type Cut = 'overflow' | 'states' | 'bytes' | 'stopped' | null

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
  const { known, canon, conflicts } = prepareSearch(model, options)
  const { memo } = known
  const samples = yield* sample(memo)
  memo.settle()
  let limbs = 0
  for (let extra = 1; ;) {
    const layout = layoutFor(widths(memo, conflicts !== null, extra), model.processes)
    memo.layout = layout
    limbs = Math.max(limbs, memo.ranks.cyclic ? 4 : limbsFor(lengths(memo, canon !== null)))
    const limit = options.budget.states
    const { sizes } = known
    const sweep = new Sweep({ memo, layout, canon, conflicts, limbs, limit, sizes })
    const cut = yield* pass(sweep, options, slice)
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
      return yield* finish(sweep, slice)
    }
    limbs = Math.max(limbs, needed)
    memo.settle()
  }
}

function checkSize<Local, Shared>({ processes, outcomes }: Model<Local, Shared>): void {
  if (!(processes >= 1 && processes <= 8)) {
    throw new BugError(`expected 1 to 8 processes, got ${processes}`)
  }
  if (outcomes.length > MOST_OUTCOMES) {
    throw new BugError(`expected ${MOST_OUTCOMES} outcomes, got ${outcomes.length}`)
  }
}

/** What the search starts from: what is known of the model, and the reductions. */
function prepareSearch<Local, Shared>(
  model: Model<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
) {
  const { symmetry = false, commuting = false } = options.reductions ?? {}
  const renaming = symmetry ? model.symmetry : undefined
  if (options.known !== undefined) {
    if (renaming !== undefined) throw new BugError('expected no symmetry with what is known')
    if (options.known.interner.model !== model) {
      throw new BugError('expected what is known of this model, got of another')
    }
  }
  const known = options.known ?? new Knowledge(model, renaming)
  const footprint = commuting ? model.footprint?.bind(model) : undefined
  const conflicts = footprint === undefined ? null : new Conflicts(known.interner, footprint)
  return { known, canon: known.canon, conflicts }
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

function widths<Local, Shared>(
  { interner, processes }: TransitionTable<Local, Shared>,
  sleeping: boolean,
  extra: number,
): readonly number[] {
  const counts = [...interner.locals.map(({ length }) => length), interner.sharedCount]
  const bits = counts.map((count) => Math.min(28, bitsFor(count) + extra))
  return sleeping ? [...bits, processes] : bits
}

/** By symmetry a process may go as far as any other, though only one of them is followed. */
function lengths<Local, Shared>(
  memo: TransitionTable<Local, Shared>,
  symmetric: boolean,
): readonly number[] {
  const steps = memo.lengths()
  return symmetric ? steps.map(() => Math.max(...steps)) : steps
}

function limbsNeeded<Local, Shared>(sweep: Sweep<Local, Shared>): number {
  const { memo, ends, endless, canon } = sweep
  if (endless) return 1
  if (!memo.ranks.cyclic) return limbsFor(lengths(memo, canon !== null))
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
      for (let state = layer.done; state < to && !memo.overflow; state++) {
        sweep.grow(layer, rank, state)
      }
    } else {
      sweep.expand(rank, layer.done, to)
    }
    layer.done = to
  }
  return layer.done - from
}

function cutOf<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  options: ExploreOptions<Local, Shared>,
): Cut {
  if (sweep.memo.overflow) return 'overflow'
  if (sweep.states > options.budget.states) return 'states'
  if (sweep.bytes + sweep.memo.bytes > options.budget.bytes) return 'bytes'
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
