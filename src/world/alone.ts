import { finish } from '../machine/index.ts'
import type { Finish, RequestState, Start } from '../machine/index.ts'
import { exitProcess, openDescriptions } from '../vfs/index.ts'
import { addRequest, bareStep, requestOf } from './bareStep.ts'
import type { StepRecord } from './bareStep.ts'
import type { Plan, World } from './world.ts'

/** A function that was run while nobody else moved. */
export interface Alone {
  /** how it ended; `blocked`: it waits, for a lock or in a loop, and would for ever */
  readonly end: Finish | { readonly kind: 'blocked' }
  /** the shared state after it, with nobody in it */
  readonly world: World
  readonly running: RequestState
  /** paths of the descriptors that it left open when it returned */
  readonly left: readonly string[]
  readonly records: readonly StepRecord[]
}

/**
 * Runs a function of the program on a copy of the world, alone, to its end. `world` stays as it
 * is. Neither the faults of the plan nor its rules apply.
 */
export function runAlone(
  plan: Plan,
  world: World,
  {
    seed = 'probe',
    most = 100_000,
    ...call
  }: Pick<Start, 'entry' | 'args' | 'leavesMemory'> & {
    readonly seed?: string
    /** who takes more steps alone is taken to go on for ever */
    readonly most?: number
  },
): Alone {
  const quiet: Plan = { ...plan, fault: null, always: [], afterStep: null, keepsOpen: true }
  // Where only some processes are known, it must not take the place of another one.
  const [first] = world.requests
  const others =
    first === undefined ? [] : plan.requests.map((_, index) => world.requests[index] ?? first)
  const begun = addRequest(quiet, { ...world, requests: others }, { ...call, seed })
  const { who } = begun
  const records: StepRecord[] = []
  for (let current = begun.world; ;) {
    const { running } = requestOf(current, who)
    const over = finish(running)
    const goesOn = over === null && records.length < most
    const stepped = goesOn ? bareStep(quiet, current, who) : null
    if (stepped === null) {
      const end = over ?? { kind: 'blocked' }
      const ended = over !== null && over.kind !== 'not-modelled'
      const fs = ended && plan.threads === undefined ? exitProcess(current.fs, who) : current.fs
      const left = openDescriptions(current.fs).filter(({ pid }) => pid === who)
      const paths = left.map(({ path }) => path)
      return { end, running, left: paths, records, world: { ...current, fs, requests: [] } }
    }
    records.push(stepped.record)
    current = stepped.world
  }
}
