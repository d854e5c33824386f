import type { Db } from '../db/index.ts'
import type {
  Access,
  Accessed,
  Advanced,
  Answer,
  Cookies,
  Finish,
  Memory,
  MemoryContent,
  MemorySlot,
  RequestMachine,
  RequestState,
  SetCookies,
  SharedMemory,
  Start,
} from '../machine/index.ts'
import type { Bytes, Fd, Fs, Pid } from '../vfs/index.ts'
import type { Broken } from './always.ts'
import type { Clock } from './clock.ts'
import type { Run } from './run.ts'
import type { StoredChange } from './view/changes.ts'
import type { LockView } from './view/locks.ts'
import type { MemoryView } from './view/memory.ts'
import type { Wait } from './view/waits.ts'
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
  /** the requests are threads of one process; absent: each is a process */
  readonly threads?: Threads
}

/** How threads run, whose memory is shared. Not in the first view. */
export interface Threads {
  /** what they share at the start */
  readonly memory: SharedMemory
  /** threads can hand descriptors to one another as numbers: what happens to a descriptor can be noticed */
  readonly sharesNumbers: boolean
  /** starts a thread, or a rule: a number that no thread has */
  start(plan: Plan, world: World, who: Pid, how: Start): Taken
  /** goes on with an answer; null: it must wait, for these */
  resume(plan: Plan, world: World, who: Pid, answer: Answer): Taken | Waits
  /** the thread with all that it can reach, to look into it */
  whole(world: World, running: RequestState): RequestState
  /** the world without objects that no thread can reach any more */
  withoutLostObjects(world: World): World
  /** what a step has done, for people */
  sentence(letter: string, answer: Answer): string
  /** the descriptors that belong to a thread for certain: those of its own file objects */
  descriptors(running: RequestState): readonly number[]
  /** who has a descriptor; null: nobody can tell */
  holder(plan: Plan, world: World, fd: Fd): Letter | null
  /** as `locks` of the views */
  locks(plan: Plan, world: World): readonly LockView[]
  /** who holds the lock of a file that a thread waits for */
  lockedBy(plan: Plan, world: World, who: Pid): readonly Letter[]
  /** who waits for whom */
  waits(plan: Plan, world: World): readonly Wait[]
  /** what the threads share after some steps of a run; null: there are not so many */
  view(run: Run, steps: number): MemoryView | null
  /** what is different in shared memory, as `storedChanges` */
  changes(plan: Plan, before: World, after: World): readonly StoredChange[]
  /** what the search asks about shared memory */
  readonly model: MemoryModel
}

/** A thread at its next rest. */
export interface Taken {
  readonly kind: 'taken'
  readonly progress: Advanced
  readonly memory: SharedMemory
  readonly accesses: readonly Accessed[]
  /** slots of shared memory that it has read or written */
  readonly touched: readonly string[]
  /** slots that decided what it did, in the order in which it looked at them; null: any may have */
  readonly looked: readonly string[] | null
}

export interface Waits {
  readonly kind: 'waits'
  readonly by: readonly Pid[]
  /** what it waits in; null: a lock of a process's own */
  readonly access: Access | null
  readonly looked: readonly string[] | null
}

export interface MemoryModel {
  slots(memory: SharedMemory): readonly MemorySlot[]
  join(contents: readonly MemoryContent[]): SharedMemory
  mayHoldObjects(memory: SharedMemory): boolean
  withoutLostObjects(memory: SharedMemory, threads: readonly RequestState[]): SharedMemory
  sharedBy(running: RequestState): readonly number[]
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
  /** what threads share; null: there are none */
  readonly memory: SharedMemory | null
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

/** The process whose descriptors a request uses: threads share those of one. */
export function processOf({ threads }: Pick<Plan, 'threads'>, who: Pid): Pid {
  return threads === undefined ? who : (0 as Pid)
}

/** The same of a world. */
export function processIn({ memory }: Pick<World, 'memory'>, who: Pid): Pid {
  return memory === null ? who : (0 as Pid)
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
