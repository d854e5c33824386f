import type { Db } from '../db/index.ts'
import type {
  Cookies,
  Finish,
  Memory,
  RequestMachine,
  RequestState,
  SetCookies,
  Start,
} from '../machine/index.ts'
import type { Bytes, Fs, Pid } from '../vfs/index.ts'
import type { Broken } from './always.ts'
import type { Clock } from './clock.ts'
import type { WriteTimes } from './writeTimes.ts'

/** Everything that is fixed before the first step. Two equal plans give equal worlds. */
export interface Plan {
  readonly machine: RequestMachine
  /** one per request, in the order of the letters */
  readonly requests: readonly Pick<Start, 'entry' | 'args'>[]
  readonly settings: Start['settings']
  /** frames of the program after which Python gives up; null: as many as Python has by default */
  readonly recursionLimit: number | null
  /** nobody writes in place what others read: see `Start.readsOnce` */
  readonly readsOnce: boolean
  readonly directories: readonly string[]
  readonly files: readonly { readonly path: string; readonly data: Bytes }[]
  /** the whole disk at the start, instead of the directories and files; null: those */
  readonly disk: Fs | null
  /** the rows and the cache at the start */
  readonly db: Db
  readonly cookies: Cookies
  /** what the variables of the files hold when a process starts; null: none of them is set */
  readonly memory: Memory | null
  /** whether the numbers of files that are gone are given out again: see `withNumbersFreed` */
  readonly freesNumbers: boolean
  /** who is over keeps its descriptors: `runAlone` looks at them */
  readonly keepsOpen?: true
  /** keeps when files were written; null: the program cannot see it */
  readonly times: WriteTimes | null
  /** the fault; null: none */
  readonly fault: Fault | null
  /** functions that are called after every step: rules that may only read */
  readonly always: readonly { readonly name: string; readonly entry: Start['entry'] }[]
  /** checks them: `withBroken`; null where there are none */
  readonly afterStep: ((plan: Plan, world: World) => World) | null
}

/**
 * Something that happens to one request at one of its own steps. `kill`: instead of that step its
 * worker dies, so that what it had buffered is lost and what it had open is closed. `disk-full`:
 * that step, when it writes, finds no space. `evict`: just before that step the cache drops all
 * it holds.
 */
export interface Fault {
  readonly kind: 'kill' | 'disk-full' | 'evict'
  readonly who: Pid
  /** counted from 1 among the steps of that request */
  readonly step: number
}

/** The shared state, and where every request is. Immutable; derived by replay, never stored. */
export interface World {
  readonly fs: Fs
  readonly db: Db
  readonly jar: Cookies
  readonly clock: Clock
  readonly requests: readonly RequestInWorld[]
  /** the rules of the plan that did not hold after some step so far, each as it was then */
  readonly broken: readonly Broken[]
}

export interface RequestInWorld {
  readonly running: RequestState
  /** the cookies it was sent with; null before `send` */
  readonly sent: Cookies | null
  /** what it answered; null before `receive` */
  readonly response: { readonly status: number; readonly cookies: SetCookies } | null
  /** it read a file while a save of that file was under way */
  readonly tornRead: boolean
  /**
   * how many steps it has made, as far as the fault of the plan needs to know: it stops counting
   * at the step of the fault, and stays 0 for a request that no fault hits
   */
  readonly counted: number
  /** the fault of the plan has hit it: a full disk does not at a step that writes nothing */
  readonly hit: boolean
  /** its worker died in the middle of it: it is over and answers nothing */
  readonly killed: boolean
}

/** `blocked`: its next operation waits for a lock that these requests hold. */
export type RequestStatus =
  | { readonly kind: 'ready' }
  | { readonly kind: 'blocked'; readonly by: readonly Pid[] }
  /** the clock, while nobody looks at it: it cannot move, and waits for nothing */
  | { readonly kind: 'idle' }
  | { readonly kind: 'finished'; readonly finish: Finish | { readonly kind: 'killed' } }

export type Letter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'

const LETTERS: readonly Letter[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

/** The letter of a request: its name everywhere. A RangeError past the seventh. */
export function letterOf(who: Pid): Letter {
  const letter = LETTERS[who]
  if (letter === undefined)
    throw new RangeError(`expected at most ${LETTERS.length} requests, got ${who}`)
  return letter
}

/** The letters of all requests of a plan, in their order. */
export function lettersOf({ requests }: Pick<Plan, 'requests'>): readonly Letter[] {
  return requests.map((_, index) => letterOf(index as Pid))
}

/** The request of a letter, or null when the text is no letter of a request. */
export function pidOf(letter: string): Pid | null {
  const index = LETTERS.findIndex((known) => known === letter)
  return index === -1 ? null : (index as Pid)
}
