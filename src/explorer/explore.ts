import { Fate } from './fate.ts'
import { Conflicts } from './commuting.ts'
import { Graph } from './graph.ts'
import { Interner } from './intern.ts'
import type { Layer } from './layer.ts'
import { bitsFor, layoutFor } from './layout.ts'
import { limbsFor } from './limbs.ts'
import { finishLooping } from './loopingLayer.ts'
import { Memo } from './memo.ts'
import type { Model } from './model.ts'
import { alongTrail, fewestSwitches } from './paths.ts'
import type { FewestSwitches } from './paths.ts'
import { Ranks } from './ranks.ts'
import { sampleRuns } from './sample.ts'
import { Space } from './space.ts'
import { judged, unjudged } from './summary.ts'
import { Sweep } from './sweep.ts'
import { Canon } from './symmetry.ts'
import type { End, Progress, Schedule, Verdict } from './verdict.ts'

export interface Budget {
  readonly states: number
  /** of the arrays that hold the states, and of the memo */
  readonly bytes: number
}

export interface ExploreOptions {
  readonly budget: Budget
  readonly reductions?: {
    /** states that differ in the names of interchangeable processes are one; all counts stay */
    readonly symmetry?: boolean
    /** runs that differ in the order of commuting steps are one; outcomes stay, counts do not */
    readonly commuting?: boolean
  }
  /** expansions between two yields; 4096 */
  readonly slice?: number
  /** asked at every slice; true ends the search with what is known */
  readonly stopped?: () => boolean
}

export interface Exploration {
  readonly verdict: Verdict
  /** null when the search was stopped or reduced */
  readonly graph: Graph | null
}

type Cut = 'overflow' | 'states' | 'bytes' | 'stopped' | null

/**
 * Every schedule of a model. Yields every slice; the caller pauses by not going on, and cancels by
 * dropping the generator. Deterministic: the same model and options, the same result.
 */
export function* explore<Local, Shared>(
  model: Model<Local, Shared>,
  options: ExploreOptions,
): Generator<Progress, Exploration, void> {
  const { symmetry = false, commuting = false } = options.reductions ?? {}
  const interner = new Interner(model)
  const canon =
    symmetry && model.symmetry !== undefined ? new Canon(interner, model.symmetry) : null
  const conflicts =
    commuting && model.footprint !== undefined
      ? new Conflicts(interner, model.footprint.bind(model))
      : null
  const ranks = new Ranks()
  const memo = new Memo(interner, ranks, numbered(ranks, canon))
  const samples = sampleRuns(memo)
  ranks.settle()
  let limbs = 0
  for (let extra = 1; ; ) {
    memo.retarget(layoutFor(widths(memo, conflicts !== null, extra), model.processes))
    limbs = Math.max(limbs, memo.ranks.looping ? 4 : limbsFor(lengths(memo)))
    const limit = options.budget.states
    const layout = memo.layout ?? layoutFor([], 0)
    const sweep = new Sweep({ memo, layout, canon, conflicts, limbs, limit })
    const cut = yield* pass(sweep, options)
    if (cut === 'overflow') {
      extra += 1
      continue
    }
    if (cut !== null) {
      const end: End = { kind: 'budget', hit: cut }
      return { verdict: unjudged(sweep, end, samples), graph: null }
    }
    const needed = limbsNeeded(sweep)
    if (!ranks.wrong && needed <= limbs) return yield* finish(sweep, options)
    limbs = Math.max(limbs, needed)
    ranks.settle()
  }
}

function numbered<Local, Shared>(ranks: Ranks, canon: Canon<Local, Shared> | null) {
  const orbits = new Map<string, number>()
  return (process: number, lid: number): number => {
    if (canon === null) return ranks.add()
    const orbit = canon.orbit(process, lid)
    const known = orbits.get(orbit) ?? ranks.add()
    orbits.set(orbit, known)
    return known
  }
}

function widths<Local, Shared>(
  { interner, processes }: Memo<Local, Shared>,
  sleeping: boolean,
  extra: number,
): readonly number[] {
  const counts = [...interner.locals, interner.shared].map(({ length }) => length)
  const bits = counts.map((count) => Math.min(28, bitsFor(count) + extra))
  return sleeping ? [...bits, processes] : bits
}

/** The most steps each process can take, when no process can go round in circles. */
function lengths<Local, Shared>(memo: Memo<Local, Shared>): readonly number[] {
  return memo.nodes.map((nodes) => {
    const ranks = nodes.map((node) => memo.ranks.rank(node))
    return ranks.reduce((most, rank) => Math.max(most, rank), 0) - (ranks[0] ?? 0)
  })
}

function limbsNeeded<Local, Shared>(sweep: Sweep<Local, Shared>): number {
  const { memo, ends, endless } = sweep
  if (endless) return 1
  if (!memo.ranks.looping) return limbsFor(lengths(memo))
  const longest = ends.kinds.reduce((most, kind) => Math.max(most, kind.most), 0)
  return Math.ceil((longest * Math.log2(memo.processes) + 2) / 48)
}

function* pass<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  options: ExploreOptions,
): Generator<Progress, Cut, void> {
  const { layers, memo } = sweep
  const slice = options.slice ?? 4096
  sweep.start()
  let expanded = 0
  let ends = 0
  for (let rank = 0; rank < layers.length; ) {
    const layer = layers[rank]
    if (layer === undefined || layer.done === layer.count) {
      rank += 1
      continue
    }
    while (layer.done < layer.count) {
      const to = Math.min(layer.count, layer.done + slice)
      expandSome(sweep, layer, rank, to)
      expanded += to - layer.done
      layer.done = to
      const cut = cutOf(sweep, options)
      if (cut !== null) return cut
      yield progress(sweep, 'searching', rank, sweep.states - expanded)
    }
    if (!memo.ranks.wrong) {
      if (sweep.looping) finishLooping(sweep, layer, rank)
      ends = tallyEnds(sweep, layer, ends)
    }
    layer.close()
    // A step that does not raise the rank may have opened an earlier layer again.
    rank = memo.ranks.wrong ? 0 : rank + 1
  }
  return null
}

function expandSome<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  layer: Layer,
  rank: number,
  to: number,
): void {
  if (!sweep.looping) {
    sweep.expand(rank, layer.done, to)
    return
  }
  for (let state = layer.done; state < to; state++) sweep.grow(layer, rank, state)
}

function cutOf<Local, Shared>(sweep: Sweep<Local, Shared>, options: ExploreOptions): Cut {
  if (sweep.memo.overflow) return 'overflow'
  if (sweep.states > options.budget.states) return 'states'
  if (sweep.bytes + sweep.memo.bytes > options.budget.bytes) return 'bytes'
  return options.stopped?.() === true ? 'stopped' : null
}

function tallyEnds<Local, Shared>(
  { ends, limbs }: Sweep<Local, Shared>,
  layer: Layer,
  from: number,
): number {
  for (let end = from; end < ends.count; end++) {
    const state = ends.list[3 * end + 1] as number
    const kind = ends.list[3 * end + 2] as number
    const [fewest, most] = [layer.fewest[state] as number, layer.most[state] as number]
    ends.tally(kind, layer.ways, state * limbs, layer.odds[state] as number, fewest, most)
  }
  return ends.count
}

function* finish<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  options: ExploreOptions,
): Generator<Progress, Exploration, void> {
  const slice = options.slice ?? 4096
  const fate = new Fate(sweep)
  const bytes = sweep.bytes
  let judgedStates = 0
  for (let rank = sweep.layers.length - 1; rank >= 0; rank--) {
    const count = sweep.layers[rank]?.count ?? 0
    for (let changed = true; changed && count > 0; ) {
      changed = false
      for (let from = count - 1; from >= 0; from -= slice) {
        const to = Math.max(-1, from - slice)
        if (fate.judge(rank, from, to) && sweep.looping) changed = true
        judgedStates += from - to
        yield progress(sweep, 'judging', sweep.layers.length - rank, sweep.states - judgedStates)
      }
    }
  }
  const space = new Space(sweep, fate.kindWords)
  const set = sweep.ends.kinds.reduce((all, kind) => all | kind.set, 0)
  const shortest = new Map<number, Schedule>()
  for (let bit = 0; bit < 16; bit++) {
    if ((set >>> bit) & 1) shortest.set(bit, alongTrail(space, bit))
  }
  for (const layer of sweep.layers) if (layer !== undefined) layer.trail = new Uint16Array(0)
  let fewest: ReadonlyMap<number, FewestSwitches> = new Map()
  if (!sweep.fan.sleeping) {
    const search = fewestSwitches(space, space.start(), -1, set)
    for (let step = search.next(); ; step = search.next()) {
      if (step.done === true) {
        fewest = step.value
        break
      }
      yield progress(sweep, 'tracing', step.value, 0)
    }
  }
  const reduced = sweep.canon !== null || sweep.fan.sleeping
  return {
    verdict: judged(sweep, bytes, shortest, fewest),
    // The questions of a graph are about numbers only, never about the states themselves.
    graph: reduced ? null : new Graph(space as unknown as Space<unknown, unknown>),
  }
}

function progress<Local, Shared>(
  { states, transitions, layers }: Sweep<Local, Shared>,
  phase: Progress['phase'],
  depth: number,
  live: number,
): Progress {
  return { phase, states, transitions, depth, depths: layers.length, live: Math.max(0, live) }
}
