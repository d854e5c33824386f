import type { FunctionId, PointId, Span } from '../../python/index.ts'
import type { Branded } from '../../base/index.ts'
import type { Memory } from './memory.ts'

/** The statechart of a program, built once. Opaque outside `machine`. */
export type RequestMachine = Branded<object, 'RequestMachine'>

/** Where one request is: opaque, immutable. Made by `start` and `resume` only. */
export type RequestState = Branded<object, 'Running'>

/** How to call the program. */
export interface Start {
  /** a function; or a function, or a bound method, that `memory` holds */
  readonly entry: FunctionId | Remembered
  readonly args: readonly Argument[]
  /** attributes of the modelled module `settings` */
  readonly settings: Readonly<Record<string, boolean | string | bigint>>
  /** fresh keys and temporary names are derived from it and from a counter: "A", "B", … */
  readonly seed: string
  /** frames of the program after which Python gives up; null: as many as Python has by default */
  readonly recursionLimit?: number | null
  /** what the files' variables hold at the start, a copy; null: none of them is set */
  readonly memory?: Memory | null
  /**
   * another run will start with its memory: what its variables hold, open files too, does not go
   * when it ends, as it does at the end of a process. By default not.
   */
  readonly leavesMemory?: boolean
  /**
   * Python 3's file objects: a read that gets less than it asks for has found the end, and the
   * read(2) by which CPython makes sure is left out. Right only when nobody, this run included, writes in
   * place (append, truncate, overwrite) what somebody has open for reading. By default it is not.
   */
  readonly readsOnce?: boolean
  /** a thread; absent: a process */
  readonly thread?: ThreadStart
}

/** A thread: its memory is shared with the others. */
export interface ThreadStart {
  readonly who: number
  readonly gil: boolean
  /** nobody else moves: a rule */
  readonly alone: boolean
}

/** A value in the memory that a process starts with: what `name` holds, or an item in it. */
export interface Remembered {
  readonly kind: 'remembered'
  readonly file: string
  readonly name: string
  /** indices into tuples and lists: [1, 2] is `name[1][2]` */
  readonly path: readonly number[]
}

export type Argument =
  | Remembered
  | { readonly kind: 'function'; readonly id: FunctionId }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'none' }
  /** str keys; JSON-like values, integers as bigint */
  | { readonly kind: 'dict'; readonly value: Readonly<Record<string, Json>> }

export type Json =
  null | boolean | bigint | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One source line's worth of local work: a program point that was left. For watching only. */
export interface LeftPoint {
  readonly function: FunctionId
  readonly point: PointId
  readonly span: Span
  /** the class of the exception that this point raised; null when it raised none */
  readonly raised: string | null
}

export interface Advanced {
  readonly running: RequestState
  /** in order, since the last rest */
  readonly microsteps: readonly LeftPoint[]
}

/** How a request ended. */
export type Finish =
  | {
      readonly kind: 'returned'
      /** Python's repr */ readonly repr: string
      readonly json: Json | undefined
    }
  | {
      readonly kind: 'died'
      readonly exception: string
      readonly message: string
      /** Python's repr of the exception */
      readonly repr: string
      readonly traceback: readonly TracebackLine[]
    }
  /** the run met what the model cannot do, or a bound: nobody knows how it would go on */
  | NotModelled

export interface NotModelled {
  readonly kind: 'not-modelled'
  /** what is not modelled: "`str.title()`" */
  readonly what: string
  /** what to write instead, as a sentence; null: no advice */
  readonly instead: string | null
  readonly span: Span
}

export interface TracebackLine {
  readonly function: string
  readonly span: Span
}

/** One frame of the call stack for people, innermost last. */
export interface FrameView {
  readonly function: FunctionId
  readonly name: string
  /** its position: the point about to run, or the call it waits in */
  readonly span: Span
  readonly variables: readonly VariableView[]
}

export interface VariableView {
  readonly name: string
  /** Python's repr; objects of the program's own as "StepperStore(session_key='3f9c')" with their attributes */
  readonly repr: string
  /** for a file object: what waits in its user-space buffer */
  readonly file: {
    readonly fd: number
    readonly path: string
    readonly mode: string
    readonly closed: boolean
    readonly buffered: number
  } | null
}
