import fc from 'fast-check'
import type { Model } from '../model.ts'
import { lock, toyModel, unlock } from './toyModels.testing.ts'
import type { ToyLocal, ToyShared, ToyStep } from './toyModels.testing.ts'

/** Cells that few processes share, so that many steps commute, and locks around them. */
const CELLS = ['p', 'q', 'r', 's', 't']
const LOCKS = ['m', 'n']
const START: ToyShared = { p: 0, q: 0, r: 0, s: 0, t: 0, m: 0, n: 0, fuel: 2 }

const cell = fc.constantFrom(...CELLS)
const small = fc.integer({ min: 0, max: 2 })

const look = cell.map((name): ToyStep => ({
  reads: [name],
  writes: [],
  run: ([value = 0]) => ({ written: [], memory: value }),
}))

const put = fc.tuple(cell, small).map(([name, by]): ToyStep => ({
  reads: [],
  writes: [name],
  run: (_, memory) => ({ written: [(memory + by) % 3] }),
}))

const add = cell.map((name): ToyStep => ({
  reads: [name],
  writes: [name],
  run: ([value = 0]) => ({ written: [(value + 1) % 3] }),
}))

const wait = fc.tuple(cell, small).map(([name, value]): ToyStep => ({
  reads: [name],
  writes: [],
  run: ([now]) => (now === value ? null : { written: [] }),
}))

const alone = fc.constant<ToyStep>({ reads: [], writes: [], run: () => ({ written: [] }) })

const ahead = (at: number): fc.Arbitrary<ToyStep> =>
  fc.tuple(cell, small, fc.integer({ min: 2, max: 3 })).map(([name, value, by]) => ({
    reads: [name],
    writes: [],
    run: ([now]) => ({ written: [], to: now === value ? at + by : at + 1 }),
  }))

/** Goes back while a cell holds a value; what the others do decides whether it ever ends. */
const back = (at: number): fc.Arbitrary<ToyStep> =>
  fc.tuple(cell, small, fc.nat({ max: at })).map(([name, value, to]) => ({
    reads: [name],
    writes: [],
    run: ([now]) => (now === value ? { written: [], to } : { written: [] }),
  }))

/** Goes back for ever, or looks at nothing while it does. */
const round = (at: number): fc.Arbitrary<ToyStep> =>
  fc.nat({ max: at }).map((to) => ({ reads: [], writes: [], run: () => ({ written: [], to }) }))

/** Goes back twice over all processes: a loop of local states, and yet every run ends. */
const retry = (at: number): fc.Arbitrary<ToyStep> =>
  fc.nat({ max: at }).map((to) => ({
    reads: ['fuel'],
    writes: ['fuel'],
    run: ([fuel = 0]) => (fuel === 0 ? { written: [0] } : { written: [fuel - 1], to }),
  }))

const program = (longest: number, loops: boolean) =>
  fc
    .integer({ min: 1, max: longest })
    .chain((length) =>
      fc.tuple(
        ...Array.from({ length }, (_, at) =>
          fc.oneof(
            { weight: 3, arbitrary: look },
            { weight: 4, arbitrary: put },
            { weight: 2, arbitrary: add },
            { weight: 1, arbitrary: wait },
            { weight: 2, arbitrary: alone },
            { weight: 2, arbitrary: ahead(at) },
            { weight: 1, arbitrary: retry(at) },
            { weight: loops ? 3 : 0, arbitrary: back(at) },
            { weight: loops ? 1 : 0, arbitrary: round(at) },
          ),
        ),
      ),
    )
    // A stretch of it may hold a lock, or two in either order.
    .chain((steps) =>
      fc
        .tuple(fc.subarray(LOCKS), fc.boolean(), fc.integer({ min: 0, max: 3 }))
        .map(([names, turned, kind]) => {
          const held = kind === 0 ? (turned ? names.toReversed() : names) : []
          return [...held.map(lock), ...steps, ...held.map(unlock)]
        }),
    )

/**
 * Two to four processes of which many steps commute. Every cell and what each process remembers shows in the
 * outcomes. `loops`: runs may never end.
 */
export const looseModel = fc
  .tuple(fc.boolean(), fc.boolean())
  .chain(([loops, inParts]) =>
    fc
      .oneof(
        fc.tuple(program(7, loops), program(6, loops)),
        fc.tuple(program(4, loops), program(4, loops), program(3, loops)),
        fc.tuple(program(3, loops), program(2, loops), program(2, loops), program(2, loops)),
      )
      .map((programs) => modelOf(programs, inParts)),
  )

function modelOf(
  programs: readonly (readonly ToyStep[])[],
  inParts: boolean,
): Model<ToyLocal, ToyShared> {
  const facts: ((locals: readonly ToyLocal[], cells: ToyShared) => boolean)[] = [
    (locals) => locals.some(({ at }, process) => at < (programs[process]?.length ?? 0)),
    ...CELLS.flatMap((name) =>
      [1, 2].map((value) => (_: unknown, now: ToyShared) => now[name] === value),
    ),
    ...programs.flatMap((_, process) =>
      [1, 2].map((value) => (locals: readonly ToyLocal[]) => locals[process]?.memory === value),
    ),
  ]
  const names = ['end', ...facts.map((_, index) => `fact ${index}`)]
  const outcomesOf = (locals: readonly ToyLocal[], cells: ToyShared) =>
    facts.reduce((set, holds, index) => (holds(locals, cells) ? set | (2 << index) : set), 1)
  return toyModel(programs, START, names, outcomesOf, { inParts })
}
