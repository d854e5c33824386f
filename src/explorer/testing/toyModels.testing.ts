import type { Footprint, Model, Parts, Symmetry } from '../model.ts'

/** One step of a toy: what it reads, what it writes, and when it has to wait. */
export interface ToyStep {
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  /** null: wait; otherwise the new values of `writes`, the memory, and where to go on */
  run(
    seen: readonly number[],
    memory: number,
    process: number,
  ): { readonly written: readonly number[]; readonly memory?: number; readonly to?: number } | null
}

export interface ToyLocal {
  readonly at: number
  readonly memory: number
}

export type ToyShared = Readonly<Record<string, number>>

/** Small programs over a few named cells; a process is over when it runs off its end. */
export function toyModel(
  programs: readonly (readonly ToyStep[])[],
  shared: ToyShared,
  outcomes: readonly string[],
  outcomesOf: (locals: readonly ToyLocal[], shared: ToyShared) => number,
  {
    symmetry,
    inParts = false,
  }: { readonly symmetry?: Symmetry<ToyLocal>; readonly inParts?: boolean } = {},
): Model<ToyLocal, ToyShared> {
  const stepOf = (process: number, local: ToyLocal) => programs[process]?.[local.at]
  const step = (process: number, local: ToyLocal, before: ToyShared) => {
    const now = stepOf(process, local)
    const done = now?.run(
      now.reads.map((cell) => before[cell] ?? 0),
      local.memory,
      process,
    )
    if (now === undefined || done === null || done === undefined) return null
    const after = { ...before }
    for (const [index, cell] of now.writes.entries()) after[cell] = done.written[index] ?? 0
    const { memory = local.memory, to = local.at + 1 } = done
    return { local: { at: to, memory }, shared: after }
  }
  return {
    processes: programs.length,
    locals: programs.map(() => ({ at: 0, memory: 0 })),
    shared,
    outcomes,
    step,
    localKey: (_, { at, memory }) => `${at}:${memory}`,
    sharedKey: (cells) => JSON.stringify(Object.entries(cells).sort(byName)),
    outcomesOf,
    footprint: (process, local, before): Footprint | null => {
      const now = stepOf(process, local)
      return now === undefined || step(process, local, before) === null ? null : now
    },
    waitsOn: (process, local) => stepOf(process, local)?.reads ?? [],
    ...(inParts && { parts: toyParts(stepOf) }),
    ...(symmetry !== undefined && { symmetry }),
  }
}

/** The cells, each by itself. */
function toyParts(
  stepOf: (process: number, local: ToyLocal) => ToyStep | undefined,
): Parts<ToyLocal, ToyShared> {
  return {
    of: (cells) =>
      Object.entries(cells).map(([slot, value]) => {
        return { slot, key: String(value), content: value, garbage: false }
      }),
    join: (parts) => Object.fromEntries(parts) as ToyShared,
    lookedAt: (process, local) => {
      const now = stepOf(process, local)
      return now === undefined ? [] : [...now.reads, ...now.writes]
    },
  }
}

/** Steps that no other process can notice. */
export function localSteps(count: number): ToyStep[] {
  return Array.from({ length: count }, () => ({
    reads: [],
    writes: [],
    run: () => ({ written: [] }),
  }))
}

/** cell += 1 in two steps, as a race wants it. */
export function increment(cell: string): ToyStep[] {
  return [
    { reads: [cell], writes: [], run: ([value = 0]) => ({ written: [], memory: value }) },
    { reads: [], writes: [cell], run: (_, memory) => ({ written: [memory + 1], memory: 0 }) },
  ]
}

export function lock(name: string): ToyStep {
  return { reads: [name], writes: [name], run: ([held]) => (held === 0 ? { written: [1] } : null) }
}

export function unlock(name: string): ToyStep {
  return { reads: [], writes: [name], run: () => ({ written: [0] }) }
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : 1
}
