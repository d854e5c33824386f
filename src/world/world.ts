import type { Cookies, Finish, RequestMachine, Running, Start } from '../machine/index.ts'
import type { Bytes, Fs, Pid } from '../vfs/index.ts'

/** Everything that is fixed before the first step. Two equal plans give equal worlds. */
export interface Plan {
  readonly machine: RequestMachine
  /** one per request, in the order of the letters */
  readonly requests: readonly Pick<Start, 'entry' | 'args'>[]
  readonly settings: Start['settings']
  readonly directories: readonly string[]
  readonly files: readonly { readonly path: string; readonly data: Bytes }[]
  readonly cookies: Cookies
}

/** The shared state, and where every request is. Immutable; derived by replay, never stored. */
export interface World {
  readonly fs: Fs
  readonly jar: Cookies
  readonly requests: readonly RequestState[]
}

export interface RequestState {
  readonly running: Running
  /** the cookies it was sent with; null before `send` */
  readonly sent: Cookies | null
  /** what it answered; null before `receive` */
  readonly response: { readonly status: number; readonly cookies: Cookies } | null
  /** it read a file while a save of that file was under way */
  readonly tornRead: boolean
}

/** `blocked`: its next operation waits for a lock that these requests hold. */
export type RequestStatus =
  | { readonly kind: 'ready' }
  | { readonly kind: 'blocked'; readonly by: readonly Pid[] }
  | { readonly kind: 'finished'; readonly finish: Finish }

export type Letter = 'A' | 'B' | 'C' | 'D' | 'E'

const LETTERS: readonly Letter[] = ['A', 'B', 'C', 'D', 'E']

/** The letter of a request: its name everywhere. A RangeError past the fifth. */
export function letterOf(who: Pid): Letter {
  const letter = LETTERS[who]
  if (letter === undefined)
    throw new RangeError(`expected at most ${LETTERS.length} requests, got ${who}`)
  return letter
}

/** The request of a letter, or null when the text is no letter of a request. */
export function pidOf(letter: string): Pid | null {
  const index = LETTERS.findIndex((known) => known === letter)
  return index === -1 ? null : (index as Pid)
}
