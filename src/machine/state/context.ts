import type { FunctionId, Place, Variable } from '../../python/index.ts'
import type { Accessed, Answer, Operation } from '../operation.ts'
import type { Program, Site } from '../chart/program.ts'
import type { Decision } from './decision.ts'
import type { Finish } from './requestState.ts'
import type { HeapObject, Ref, Value } from '../values/value.ts'

/** The whole local state of one request: the context of its statechart. Plain and immutable. */
export interface Context {
  /** what it runs; the same object in every context of a run */
  readonly program: Program
  readonly settings: Readonly<Record<string, boolean | string | bigint>>
  readonly seed: string
  /** frames of the program after which Python gives up */
  readonly recursionLimit: number
  /** how many fresh keys were made */
  readonly fresh: bigint
  /** the innermost frame; null before the start and after the end */
  readonly stack: Frame | null
  readonly heap: ReadonlyMap<number, HeapObject>
  /** the variables of the files that are set, by `variableKey`; empty in programs of the catalogue */
  readonly globals: ReadonlyMap<string, Value>
  readonly nextId: number
  /** how many objects were alive when the heap was last compacted */
  readonly alive: number
  /** bytes that were alive at the last collection, and those made since; see `weigh` */
  readonly made: number
  /** the exception on its way to a handler */
  readonly raised: Ref | null
  readonly waiting: Waiting | null
  /** how many file objects in the heap are open */
  readonly open: number
  readonly closing: Closing | null
  /** of a thread: the heap has the shared objects, too, under numbers below 0; null: of a process */
  readonly sharing: Sharing | null
  /** see `Start` */
  readonly leavesMemory: boolean
  readonly readsOnce: boolean
  readonly log: readonly string[]
  /** by what the model picked something was decided so far */
  readonly decided: readonly Decision[]
  /** micro-steps left until the next rest: a bound on loops of local work */
  readonly fuel: number
  readonly finish: Finish | null
  /** the function it began with; null before the start */
  readonly first: FunctionId | null
  /** the call that starts the request, until it has started */
  readonly entry: { readonly callee: Value; readonly args: readonly Value[] } | null
}

/** How a thread may touch the memory that it shares. */
export interface Sharing {
  /** its place among the threads: numbers of what it shares are its own */
  readonly who: number
  /** threads switch where CPython with its global lock looks for a switch, and nowhere else */
  readonly gil: boolean
  /**
   * `none`: an access must wait for its step; `point`: this point is in it; `first`, `run`: this point,
   * or a later one, and all up to the next switch are in it; `again`: a point that is in it has called a
   * function of the program; `always`: nobody else moves
   */
  readonly turn: 'none' | 'point' | 'first' | 'run' | 'again' | 'always'
  /** of `again`: of the frame whose point goes on then */
  readonly depth: number
  /** since the last rest */
  readonly accesses: readonly Accessed[]
  /** the slots that the accesses since the last rest have read or written: "object -3", "variable main.py x" */
  readonly touched: readonly string[]
  /** every slot that was looked at since the last rest, for what cannot change, too, in order */
  readonly looked: readonly string[]
}

/** A point of a thread waits for its step, and is performed then. */
export const GATE = 'gate'

/** The name of a file's variable in `Context.globals`: "main.py counter". */
export function variableKey({ file, name }: Pick<Variable, 'file' | 'name'>): string {
  return `${file} ${name}`
}

export interface Frame {
  readonly function: FunctionId
  readonly depth: number
  readonly locals: ReadonlyMap<string, Value>
  readonly temps: ReadonlyMap<number, Value>
  /** the exception that this frame's innermost handler took, while somebody may still ask */
  readonly handled: Ref | null
  /** the call it returns to, in the calling function; null for the first frame */
  readonly site: Site | null
  readonly receives: Receives
  readonly caller: Frame | null
  /** whose function this is */
  readonly generator?: Ref
  /** what the generator is to go on with */
  readonly sent?: Sent
  /** what program code that the point called back has answered, in order */
  readonly replies?: readonly Reply[]
  /** the objects that the point has made before it called back, in order */
  readonly made?: readonly Ref[]
}

/**
 * What came back from program code that was called in the middle of a point. The point is then
 * performed again from its start, and is given the answer when it asks the same again.
 */
export interface Reply extends Sent {
  /** what was called, and with what */
  readonly function: FunctionId
  readonly args: readonly Value[]
}

/** A result, or an exception. */
export interface Sent {
  readonly how: 'returned' | 'raised'
  readonly value: Value
}

/** What the caller does with the value that comes back. */
export type Receives =
  | { readonly kind: 'bind'; readonly into: Place | null }
  | { readonly kind: 'truth'; readonly negated: boolean; readonly into: Place }
  /** a constructor: the instance is the value */
  | { readonly kind: 'instance'; readonly instance: Ref; readonly into: Place | null }
  /** a call in the middle of a point, with these arguments; a constructor's answer is the first */
  | { readonly kind: 'reply'; readonly call: readonly Value[]; readonly constructs: boolean }
  /** a constructor inside `raise X`: the instance is raised */
  | { readonly kind: 'raise'; readonly instance: Ref }

/** A built-in that waits for the world. `then`: the continuation, and its state. */
export interface Waiting {
  readonly operation: Operation
  readonly then: Then
}

export interface Then {
  readonly resume: string
  readonly state: readonly Value[]
}

/** File objects that nobody refers to any more are closed, one after the other; then it goes on. */
export interface Closing {
  /** the first is being closed; empty when it can go on */
  readonly files: readonly Ref[]
  readonly then: 'completes' | 'otherwise' | 'raises' | 'returns' | 'unwinds'
  /** what is returned */
  readonly value: Value
}

export interface AnswerEvent {
  readonly type: 'ANSWER'
  readonly answer: Answer
}
