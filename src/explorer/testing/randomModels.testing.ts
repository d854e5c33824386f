import fc from 'fast-check'
import type { Model, Named, Symmetry } from '../model.ts'
import { toyModel } from './toyModels.testing.ts'
import type { ToyLocal, ToyShared, ToyStep } from './toyModels.testing.ts'

const cell = fc.constantFrom('x', 'y')
const small = fc.integer({ min: 0, max: 2 })

/** A memory of WHO + p + 1 remembers process p. */
const WHO = 10

const anyStep = fc.oneof<fc.Arbitrary<ToyStep>[]>(
  // reads into the memory
  cell.map((name) => ({
    reads: [name],
    writes: [],
    run: ([value = 0]: readonly number[]) => ({ written: [], memory: value }),
  })),
  fc.tuple(cell, small).map(([name, value]) => ({
    reads: [],
    writes: [name],
    run: (_: unknown, memory: number) => ({
      // Who is remembered is no number to count with.
      written: [(memory < WHO ? memory + value : value) % 3],
      memory: 0,
    }),
  })),
  // waits for a value
  fc.tuple(cell, small).map(([name, value]) => ({
    reads: [name],
    writes: [],
    run: ([now]: readonly number[]) => (now === value ? null : { written: [] }),
  })),
  // adds in one step
  cell.map((name) => ({
    reads: [name],
    writes: [name],
    run: ([value = 0]: readonly number[]) => ({ written: [(value + 1) % 3] }),
  })),
  // who was here last, and whether it was this process
  fc.constant<ToyStep>({
    reads: [],
    writes: ['who'],
    run: (_, __, process) => ({ written: [process + 1] }),
  }),
  fc.constant<ToyStep>({
    reads: ['who'],
    writes: [],
    run: ([who], _, process) => ({ written: [], memory: who === process + 1 ? 2 : 1 }),
  }),
)

/** Remembers and names processes, in its memory and in a cell that names two at once. */
const namingStep = fc.constantFrom<ToyStep[]>(
  {
    reads: ['who'],
    writes: [],
    run: ([who = 0]) => ({ written: [], memory: who === 0 ? 0 : WHO + who }),
  },
  {
    reads: [],
    writes: ['who'],
    run: (_, memory, process) => ({ written: [memory > WHO ? memory - WHO : process + 1] }),
  },
  {
    reads: ['who'],
    writes: [],
    run: ([who], memory) => (memory > WHO && who === memory - WHO ? null : { written: [] }),
  },
  {
    reads: ['who'],
    writes: ['pair'],
    run: ([who = 0], _, process) => ({ written: [PAIR * who + process + 1] }),
  },
  {
    reads: ['pair'],
    writes: [],
    run: ([pair = 0], _, process) => ({
      written: [],
      memory: Math.floor(pair / PAIR) === process + 1 ? 1 : pair % PAIR === process + 1 ? 2 : 0,
    }),
  },
)

/** The cell `pair` holds `PAIR * (p + 1) + (q + 1)` for processes p and q. */
const PAIR = 10

/** Jumps ahead on a value, so that states are reached by different numbers of steps. */
const jump = (at: number): fc.Arbitrary<ToyStep> =>
  fc.tuple(cell, small, fc.integer({ min: 2, max: 3 })).map(([name, value, by]) => ({
    reads: [name],
    writes: [],
    run: ([now]) => ({ written: [], to: now === value ? at + by : at + 1 }),
  }))

/** Goes back once over all processes: a loop of local states, and yet every run ends. */
const retry = (at: number): fc.Arbitrary<ToyStep> =>
  fc.constant({
    reads: ['fuel'],
    writes: ['fuel'],
    run: ([fuel = 0]) =>
      fuel === 0 ? { written: [0] } : { written: [0], to: Math.max(0, at - 1) },
  })

const program = (longest: number, loops: boolean, step: fc.Arbitrary<ToyStep> = anyStep) =>
  fc
    .integer({ min: 0, max: longest })
    .chain((length) =>
      fc.tuple(
        ...Array.from({ length }, (_, at) =>
          fc.oneof(
            { weight: 4, arbitrary: step },
            { weight: 2, arbitrary: jump(at) },
            { weight: loops ? 1 : 0, arbitrary: retry(at) },
          ),
        ),
      ),
    )

const START: ToyShared = { x: 0, y: 0, who: 0, pair: 0, fuel: 1 }

function modelOf(
  programs: readonly (readonly ToyStep[])[],
  symmetry: Symmetry<ToyLocal> | null,
): Model<ToyLocal, ToyShared> {
  const outcomesOf = (locals: readonly ToyLocal[], { x, y }: ToyShared) => {
    const over = locals.every(({ at }, process) => at >= (programs[process]?.length ?? 0))
    return (over ? 0 : 1) | (x === 1 ? 2 : 0) | (y === 2 ? 4 : 0) || 8
  }
  const names = ['hang', 'x is 1', 'y is 2', 'ok']
  // Half of them, so that both ways of searching are tried.
  const inParts = symmetry !== null || programs.flat().length % 2 === 0
  const extra = { inParts, ...(symmetry !== null && { symmetry }) }
  return toyModel(programs, START, names, outcomesOf, extra)
}

/** Up to three processes with a few hundred schedules. */
export const anyModel = fc
  .boolean()
  .chain((loops) =>
    fc.oneof(
      fc.tuple(program(6, loops)),
      fc.tuple(program(5, loops), program(4, loops)),
      fc.tuple(program(3, loops), program(2, loops), program(2, loops)),
    ),
  )
  .map((programs) => modelOf(programs, null))

/** Goes anywhere on a value: runs may never end. */
const anywhere = (length: number): fc.Arbitrary<ToyStep> =>
  fc.tuple(cell, small, fc.nat({ max: length })).map(([name, value, to]) => ({
    reads: [name],
    writes: [],
    run: ([now]) => (now === value ? { written: [], to } : { written: [] }),
  }))

const loopingProgram = (longest: number, step: fc.Arbitrary<ToyStep> = anyStep) =>
  fc
    .integer({ min: 1, max: longest })
    .chain((length) =>
      fc.tuple(
        ...Array.from({ length }, () =>
          fc.oneof({ weight: 1, arbitrary: step }, { weight: 2, arbitrary: anywhere(length) }),
        ),
      ),
    )

/** Up to three short processes, some of which may go round in circles. */
export const anyLoopingModel = fc
  .oneof(
    fc.tuple(loopingProgram(3)),
    fc.tuple(loopingProgram(3), loopingProgram(2)),
    fc.tuple(loopingProgram(2), loopingProgram(2), loopingProgram(1)),
  )
  .map((programs) => modelOf(programs, null))

const namingProgram = (longest: number, loops: boolean) =>
  program(longest, loops, fc.oneof({ weight: 2, arbitrary: anyStep }, namingStep))

/** The same program two or three times, interchangeable but for who is named where. */
export const symmetricModel = fc
  .oneof(
    fc.tuple(namingProgram(4, true), fc.constant(2)),
    fc.tuple(namingProgram(2, true), fc.constant(3)),
    fc.tuple(namingProgram(3, false), fc.constant(3)),
  )
  .map(([steps, count]) => {
    const processes = Array.from({ length: count }, (_, process) => process)
    return symmetric(
      processes.map(() => steps),
      [processes],
    )
  })

/** Two that are interchangeable and a third that is not, in the middle. */
export const partlySymmetricModel = fc
  .tuple(namingProgram(2, true), namingProgram(2, false))
  .map(([twice, once]) => symmetric([twice, once, twice], [[0, 2]]))

/** The same short program two or three times, which may go round in circles. */
export const symmetricLoopingModel = fc
  .oneof(
    fc.tuple(loopingProgram(3, fc.oneof(anyStep, namingStep)), fc.constant(2)),
    fc.tuple(loopingProgram(2, fc.oneof(anyStep, namingStep)), fc.constant(3)),
  )
  .map(([steps, count]) => {
    const processes = Array.from({ length: count }, (_, process) => process)
    return symmetric(
      processes.map(() => steps),
      [processes],
    )
  })

function symmetric(
  programs: readonly (readonly ToyStep[])[],
  groups: readonly (readonly number[])[],
): Model<ToyLocal, ToyShared> {
  return modelOf(programs, { groups, named: NAMED })
}

const NAMED: Symmetry<ToyLocal>['named'] = {
  local: (process, { at, memory }) =>
    namedText(`${at}:${memory > WHO ? 'who' : memory}`, [
      process,
      ...(memory > WHO ? [memory - WHO - 1] : []),
    ]),
  part: ({ slot, key }) => {
    const value = Number(key)
    if (value === 0 || (slot !== 'who' && slot !== 'pair')) return namedText(`${slot} ${key}`, [])
    if (slot === 'who') return namedText(slot, [value - 1])
    const first = Math.floor(value / PAIR)
    return namedText(`${slot} ${first > 0}`, [
      ...(first > 0 ? [first - 1] : []),
      (value % PAIR) - 1,
    ])
  },
}

/** A thing that names processes one after the other, perhaps one of them twice. */
function namedText(text: string, names: readonly number[]): Named {
  const processes = [...new Set(names)]
  return { shape: `${text} ${names.map((name) => processes.indexOf(name)).join()}`, processes }
}
