import type { DbCall, DbResult } from '../db/index.ts'
import type { SysResult, Syscall } from '../vfs/index.ts'

/**
 * What a request asks of the shared world. The machine stops here; the world performs it and
 * hands the answer back. The machine never sees the shared state.
 */
export type Operation =
  | { readonly kind: 'syscall'; readonly call: Syscall }
  /** a statement to the database, or a command to the cache */
  | { readonly kind: 'db'; readonly call: DbCall }
  /** the browser sends the request: the cookie jar is read */
  | { readonly kind: 'send' }
  /** time passes: others may move, and nothing is ordered by it */
  | { readonly kind: 'sleep'; readonly seconds: number }
  /**
   * `look`: about to read the clock, so that time may pass first; `read`: reads it; `pass`: time
   * passes, which only the clock's own process asks for
   */
  | { readonly kind: 'clock'; readonly call: 'look' | 'read' | 'pass' }
  /** touches memory that threads share, or waits for one of its locks: the machine itself performs it */
  | { readonly kind: 'memory'; readonly access: Access; readonly blocked?: Blocked }
  /** the browser receives the response: the jar takes its cookies, the last response wins */
  | { readonly kind: 'receive'; readonly status: number; readonly cookies: SetCookies }

/** One access to memory that threads share. */
export interface Access {
  /** `call`: of what the object's type has; else of a name */
  readonly verb: 'load' | 'store' | 'delete' | 'call'
  /** of a call the type: "list", "Lock"; else null */
  readonly type: string | null
  /** "visits", ".status"; of a call "append", "__getitem__", "wait, again" */
  readonly name: string
  /** how a person would write the object: "seen", "forks[1]"; null: it has no name, is a variable itself, or was not looked at yet */
  readonly of: string | null
  /** the same in the words of a harness: "load visits", "list.append"; see `accessText` */
  readonly text: string
  /** one word for people: "loads", "reads" */
  readonly word: string
  /** what is to be done, for people: "load visits", "take red_lock" */
  readonly order: string
}

/** Why a thread cannot go on. */
export interface Blocked {
  /** the letters of those who hold what it waits for; empty: it waits for the next one to come */
  readonly by: readonly string[]
}

/** An access that was made. */
export interface Accessed {
  readonly access: Access
  /** the value that it loaded, stored or gave, as Python's repr; the class of what it raised */
  readonly result: string
  readonly raised: boolean
  /** the result; of a further access in one step with its words before it */
  readonly told: string
}

export type Answer =
  | { readonly kind: 'syscall'; readonly result: SysResult }
  | { readonly kind: 'db'; readonly result: DbResult }
  | { readonly kind: 'send'; readonly cookies: Cookies }
  | { readonly kind: 'receive' }
  | { readonly kind: 'sleep' }
  /** the accesses of the step, in order */
  | { readonly kind: 'memory'; readonly accesses: readonly Accessed[] }
  /** how often time has passed */
  | { readonly kind: 'clock'; readonly epoch: number }

/** Cookie name to value. */
export type Cookies = Readonly<Record<string, string>>

/** The cookies that a response sets; null: it deletes that cookie. */
export type SetCookies = Readonly<Record<string, string | null>>
