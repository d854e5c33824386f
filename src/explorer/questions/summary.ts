import type { Kind } from '../states/terminals.ts'
import { shareOf } from '../states/limbs.ts'
import type { FewestSwitches } from './paths.ts'
import type { SampleRun } from '../steps/sample.ts'
import type { Sweep } from '../steps/sweep.ts'
import type { End, OutcomeVerdict, Schedule, Tally, Verdict } from '../verdict.ts'

/** The verdict of a search that has seen everything. */
export function completeVerdict<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  bytes: number,
  shortest: ReadonlyMap<number, Schedule>,
  fewest: ReadonlyMap<number, FewestSwitches>,
): Verdict {
  const { ends, endless, fan } = sweep
  const kinds = ends.kinds.map((kind, index) => ({ ...kind, ways: ends.ways(index) }))
  const ways = kinds.reduce((sum, kind) => sum + kind.ways, 0n)
  const counted = !endless && !fan.sleeping
  const longest = (of: readonly { readonly most: number }[]) =>
    endless ? null : of.reduce((most, kind) => Math.max(most, kind.most), 0)
  const tally = (of: typeof kinds): Tally => {
    const schedules = of.reduce((sum, kind) => sum + kind.ways, 0n)
    return {
      states: of.reduce((sum, kind) => sum + kind.states, 0),
      schedules: counted ? schedules : null,
      share: counted ? shareOf(schedules, ways) : null,
      odds: counted ? oddsOf(of, kinds) : null,
    }
  }
  const outcomes = sweep.memo.interner.model.outcomes.map((name, bit): OutcomeVerdict => {
    const of = kinds.filter(({ set }) => (set >>> bit) & 1)
    const path = shortest.get(bit) ?? null
    return {
      name,
      bit,
      found: of.length > 0,
      ...tally(of),
      shortest: path,
      fewest: fewest.get(bit) ?? null,
      longest: of.length > 0 ? longest(of) : null,
      example: path,
    }
  })
  return {
    end: { kind: 'exhausted' },
    ...sizes(sweep, bytes),
    schedules: counted ? ways : null,
    endless,
    livelock: null,
    leftLoop: null,
    longest: longest(kinds),
    outcomes,
    sets: kinds
      .map((kind) => ({ set: kind.set, ...tally([kind]) }))
      .sort((one, other) => one.set - other.set),
    classes: fan.sleeping && !endless ? ways : null,
  }
}

/** The verdict of a search that was stopped: what was met, and no count that it cannot know. */
export function stoppedVerdict<Local, Shared>(
  sweep: Sweep<Local, Shared>,
  end: End,
  samples: readonly SampleRun[],
): Verdict {
  const { kinds } = sweep.ends
  const unknown = { schedules: null, share: null, odds: null }
  const statesOf = (has: (set: number) => boolean) =>
    kinds.reduce((sum, kind) => sum + (has(kind.set) ? kind.states : 0), 0)
  const outcomes = sweep.memo.interner.model.outcomes.map((name, bit): OutcomeVerdict => {
    const has = (set: number) => ((set >>> bit) & 1) === 1
    const run = samples
      .filter(({ set }) => has(set))
      .reduce<SampleRun | null>(
        (best, run) => (best === null || run.schedule.length < best.schedule.length ? run : best),
        null,
      )
    return {
      name,
      bit,
      found: run !== null || kinds.some(({ set }) => has(set)),
      states: statesOf(has),
      ...unknown,
      shortest: null,
      fewest: null,
      longest: null,
      example: run?.schedule ?? null,
    }
  })
  const sets = new Set([...kinds, ...samples].map(({ set }) => set))
  return {
    end,
    ...sizes(sweep, sweep.bytes),
    schedules: null,
    endless: sweep.endless,
    livelock: null,
    leftLoop: null,
    longest: null,
    outcomes,
    sets: [...sets]
      .sort((one, other) => one - other)
      .map((set) => ({ set, states: statesOf((other) => other === set), ...unknown })),
    classes: null,
  }
}

/**
 * All ends together are certain, whatever was lost by rounding on the way to each; so that what
 * is found at all of them is certain to the last bit.
 */
function oddsOf(of: readonly Kind[], all: readonly Kind[]): number {
  const sum = (kinds: readonly Kind[]) => kinds.reduce((odds, kind) => odds + kind.odds, 0)
  return sum(of) / sum(all)
}

function sizes<Local, Shared>(sweep: Sweep<Local, Shared>, bytes: number) {
  const { ends, memo, orbits } = sweep
  const { interner } = memo
  const stored = sweep.isByOrbits
    ? { states: sweep.members, transitions: sweep.memberSteps, orbits: sweep.states }
    : { states: sweep.states, transitions: sweep.transitions, orbits: null }
  return {
    ...stored,
    ends: ends.members,
    bytes,
    memoBytes: memo.bytes + (orbits?.bytes ?? 0),
    bytesPerState: bytes / sweep.states,
    locals: interner.locals.map(({ length }) => length),
    shared: interner.sharedCount,
    steps: interner.ran,
  }
}
