import { independent } from '../steps/commuting.ts'
import type { Footprint, Model } from '../model.ts'

export interface BruteRun {
  readonly schedule: readonly number[]
  readonly set: number
  readonly odds: number
  readonly preemptions: number
  /** keys of the states passed, the start first */
  readonly states: readonly string[]
}

export interface Brute {
  readonly runs: readonly BruteRun[]
  readonly states: ReadonlySet<string>
  readonly transitions: number
}

/** Actually runs every schedule, each from its beginning; for small models without endless runs. */
export function bruteForce<Local, Shared>(model: Model<Local, Shared>): Brute {
  const runs: BruteRun[] = []
  const edges = new Set<string>()
  const states = new Set<string>()
  const go = (schedule: readonly number[]) => {
    const { locals, shared, keys, odds, preemptions } = replay(model, schedule)
    if (runs.length > 20_000) throw new Error('expected fewer schedules')
    const here = keys.at(-1) ?? ''
    states.add(here)
    const moves = enabled(model, locals, shared)
    for (const process of moves) edges.add(`${here} ${process}`)
    if (moves.length === 0) {
      const set = model.outcomesOf(locals, shared)
      runs.push({ schedule, set, odds, preemptions, states: keys })
    }
    for (const process of moves) go([...schedule, process])
  }
  go([])
  return { runs, states, transitions: edges.size }
}

function enabled<Local, Shared>(
  model: Model<Local, Shared>,
  locals: readonly Local[],
  shared: Shared,
): readonly number[] {
  return locals.flatMap((local, process) =>
    model.step(process, local, shared) === null ? [] : [process],
  )
}

function keyOf<Local, Shared>(
  model: Model<Local, Shared>,
  locals: readonly Local[],
  shared: Shared,
): string {
  const keys = locals.map((local, process) => model.localKey(process, local))
  return [...keys, model.sharedKey(shared)].join('|')
}

function replay<Local, Shared>(model: Model<Local, Shared>, schedule: readonly number[]) {
  let locals = model.locals
  let shared = model.collect?.(locals, model.shared) ?? model.shared
  let odds = 1
  let preemptions = 0
  const keys = [keyOf(model, locals, shared)]
  for (const [index, process] of schedule.entries()) {
    const moves = enabled(model, locals, shared)
    odds /= moves.length
    const last = schedule[index - 1]
    if (last !== undefined && last !== process && moves.includes(last)) preemptions += 1
    const moved = model.step(process, locals[process] as Local, shared)
    if (moved === null) throw new Error(`expected ${process} to be able to move`)
    locals = locals.with(process, moved.local)
    shared = model.collect?.(locals, moved.shared) ?? moved.shared
    keys.push(keyOf(model, locals, shared))
  }
  return { locals, shared, keys, odds, preemptions }
}

/** Classes of complete schedules by exchanging neighbours that commute, one exchange at a time. */
export function bruteClasses<Local, Shared>(
  model: Model<Local, Shared>,
  runs: readonly BruteRun[],
): number {
  const parent = new Map(runs.map(({ schedule }) => [schedule.join(), schedule.join()]))
  const root = (key: string): string => {
    const up = parent.get(key) ?? key
    return up === key ? key : root(up)
  }
  const prints = new Map<string, readonly (Footprint | null)[]>()
  const printsAfter = (prefix: readonly number[]) => {
    const known = prints.get(prefix.join())
    if (known !== undefined) return known
    const { locals, shared } = replay(model, prefix)
    const found = locals.map((local, process) => model.footprint?.(process, local, shared) ?? null)
    prints.set(prefix.join(), found)
    return found
  }
  for (const { schedule } of runs) {
    for (let at = 0; at + 1 < schedule.length; at++) {
      const [one, other] = [schedule[at] as number, schedule[at + 1] as number]
      const found = printsAfter(schedule.slice(0, at))
      const [first = null, second = null] = [found[one], found[other]]
      if (one === other || first === null || second === null) continue
      if (!independent(first, second)) continue
      const swapped = schedule.with(at, other).with(at + 1, one)
      parent.set(root(schedule.join()), root(swapped.join()))
    }
  }
  return new Set([...parent.keys()].map(root)).size
}
