/** Sets of outcomes are positive numbers of 32 bits. */
export const MOST_OUTCOMES = 31

/**
 * A few processes over one shared state. What a process does next depends on its own local state
 * and the shared state alone; that is what makes the search fast. Everything is plain immutable
 * data with a canonical key: equal states have equal keys, and the same choice from an equal
 * state gives an equal state.
 */
export interface Model<Local, Shared> {
  /** at most 8 */
  readonly processes: number
  readonly locals: readonly Local[]
  readonly shared: Shared
  /**
   * names of the outcomes, at most MOST_OUTCOMES; bit i of an outcome set is names[i]. More may be
   * added at the end while a search meets them
   */
  readonly outcomes: readonly string[]
  /** one step of a process; null when it cannot move now */
  step(process: number, local: Local, shared: Shared): Moved<Local, Shared> | null
  localKey(process: number, local: Local): string
  sharedKey(shared: Shared): string
  /**
   * Drops the parts of the shared state that no process can reach. Only called when there
   * may be any in `shared` (`mayHoldGarbage`).
   */
  collect?(locals: readonly Local[], shared: Shared): Shared
  mayHoldGarbage?(shared: Shared): boolean
  /**
   * What of the shared state a local state keeps reachable, as a key. Without it `collect` is
   * taken to depend on everything in the local states, and is called far more often.
   */
  holds?(process: number, local: Local): string
  /** the outcome set of a state in which no process can move; never 0 */
  outcomesOf(locals: readonly Local[], shared: Shared): number
  /**
   * has this process left what the model knows? It cannot move, though in truth it might, so that
   * nothing is said of how it would go on
   */
  hasLeft?(process: number, local: Local): boolean
  /** what a process' next step touches, for commuting steps; null: it cannot move */
  footprint?(process: number, local: Local, shared: Shared): Footprint | null
  /** a footprint is decided by what the step looks at (`lookedAt`), where that is known */
  readonly footprintsFollow?: boolean
  /**
   * of a process that cannot move now: all that decided so, in the slots of footprints; none when it can
   * never move again. Null: anything may have
   */
  waitsOn?(process: number, local: Local, shared: Shared): readonly string[] | null
  /** processes that do the same, and what of a state names them; only with `parts` */
  readonly symmetry?: Symmetry<Local>
  /** with it, a step is run once for each content of the parts that it looks at */
  readonly parts?: Parts<Local, Shared>
}

/** A shared state as a row of parts that can be exchanged one by one. */
export interface Parts<Local, Shared> {
  /** every part of a shared state, each slot at most once; equal states have equal parts */
  of(shared: Shared): readonly Part[]
  /** the shared state of these parts, by slot */
  join(parts: ReadonlyMap<string, Part['content']>): Shared
  /**
   * The slots that decide what a step does, whether there is a part in them or not, and all that
   * it may change. Which slot is named next may depend on the process, its local state and the
   * parts in the slots named before, on nothing else. Null: the step may look at anything.
   */
  lookedAt(process: number, local: Local, shared: Shared): readonly string[] | null
}

export interface Part {
  readonly slot: string
  /** equal exactly for equal contents of this slot */
  readonly key: string
  readonly content: unknown
  /** as `mayHoldGarbage`, which is true of a state if it is of one of its parts */
  readonly garbage: boolean
}

export interface Moved<Local, Shared> {
  readonly local: Local
  readonly shared: Shared
}

/**
 * Two steps commute when neither writes what the other reads or writes. What a step may write, unless it has just
 * made it, is among what it reads; so from equal contents of what it reads it does the same.
 */
export interface Footprint {
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

/**
 * A renaming makes process p process to[p], within the groups. Each is a symmetry of the model: it
 * keeps steps, and the outcomes of an end.
 */
export interface Symmetry<Local> {
  /** groups of interchangeable processes: [[0, 1], [2]] */
  readonly groups: readonly (readonly number[])[]
  /** something was met that a renaming does not keep; asked now and then. The search is not reduced then */
  failed?(): boolean
  /**
   * Two things are renamings of each other when their shapes are equal, and their processes map.
   * Null: of this one it is not known whom it names. The search is not reduced then.
   */
  readonly named: {
    /** its own process is the first that it names */
    local(process: number, local: Local): Named | null
    part(part: Part): Named | null
  }
}

/** A thing with the processes that it names taken out. */
export interface Named {
  /** all else, with each name as the place of its process in `processes` */
  readonly shape: string
  /** each once, in the order in which they are named */
  readonly processes: readonly number[]
}
