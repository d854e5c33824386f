import { freshKey } from '../../machine/index.ts'
import { temporaryName } from '../../vfs/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { letterOf } from '../world.ts'

/** Fresh keys and temporary names of a process that are known as its own: its first ones. */
export const MOST_IDENTITIES = 32

/** Signs of a temporary name, the shorter of the two. */
const SHORTEST = 6

/** The texts that distinguish processes that do the same: their fresh keys and temporary names. */
export class Identities {
  /** by text: the mark that stands for it */
  readonly #marks = new Map<string, string>()
  readonly #pattern: RegExp

  constructor(processes: number) {
    for (let process = 0; process < processes; process++) {
      const who = process as Pid
      for (let n = 0; n <= MOST_IDENTITIES; n++) {
        const key = freshKey(letterOf(who), BigInt(n))
        this.#marks.set(key, mark('key', process, n))
        this.#marks.set(dashed(key), mark('uuid', process, n))
        this.#marks.set(temporaryName(who, n), mark('temporary', process, n))
      }
    }
    // They are letters, digits and dashes, which mean themselves in a pattern.
    this.#pattern = new RegExp([...this.#marks.keys()].sort().join('|'), 'g')
  }

  /** A text with every identity in it replaced by its mark. */
  marked(text: string): string {
    return text.replace(this.#pattern, (name) => this.#marks.get(name) ?? name)
  }

  areIn(text: string): boolean {
    return text.length >= SHORTEST && text.search(this.#pattern) >= 0
  }
}

/** The text of a UUID. */
function dashed(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Begins and ends a mark. In JSON it is escaped, so that no text of a program can look like one. */
const SIGN = '\u0001'

/** A mark: its kind, the process, and what else belongs to it. */
export const MARK = new RegExp(`${SIGN}(\\w+) (\\d+) (\\w*)${SIGN}`, 'g')

export function mark(kind: string, process: number, rest: number | string): string {
  return `${SIGN}${kind} ${process} ${rest}${SIGN}`
}
