import { BugError } from '../../base/index.ts'
import { processesIn, transactionKey } from '../../db/index.ts'
import type { Symmetry } from '../../explorer/index.ts'
import { freshKey, requestStateKey } from '../../machine/index.ts'
import type { RequestState } from '../../machine/index.ts'
import { inodeRange, temporaryName } from '../../vfs/index.ts'
import type { Ino, OwnFiles, Pid } from '../../vfs/index.ts'
import type { LocalState, SharedState } from './model.ts'
import { letterOf } from '../world.ts'
import type { Plan } from '../world.ts'

/** Fresh keys and temporary names of a request that are known as its own. */
const MOST = 32

/**
 * Requests that do the same are interchangeable. They differ only in the seed of their
 * fresh keys, their inode numbers, their temporary names and their pids: a renaming exchanges
 * these in the text of a state. It holds as long as the program does nothing with a key or a
 * number but compare it for equality and use it as a name: not for one that sorts keys or reads
 * inode numbers.
 */
export class ModelSymmetry implements Symmetry {
  readonly groups: readonly (readonly number[])[]
  readonly #stateOf: (key: string) => LocalState | SharedState
  readonly #names = new Map<string, string>()
  readonly #templates = new Map<string, string>()
  readonly #runnings = new WeakMap<RequestState, string>()

  /** `stateOf`: the state of a key that was given before */
  constructor(plan: Plan, stateOf: (key: string) => LocalState | SharedState) {
    this.#stateOf = stateOf
    const groups = new Map<string, number[]>()
    for (const [process, request] of plan.requests.entries()) {
      // A request with a fault is interchangeable with no other.
      const fault = plan.fault?.who === process ? plan.fault : null
      const same = JSON.stringify([request, fault], (_, value: unknown) =>
        typeof value === 'bigint' ? `${value}n` : value,
      )
      groups.set(same, [...(groups.get(same) ?? []), process])
      for (let n = 0; n <= MOST; n++) {
        const who = process as Pid
        this.#names.set(freshKey(letterOf(who), BigInt(n)), mark('key', process, n))
        this.#names.set(temporaryName(who, n), mark('temporary', process, n))
      }
    }
    this.groups = [...groups.values()]
  }

  rename(key: string, to: readonly number[]): string {
    let template = this.#templates.get(key)
    if (template === undefined) {
      const state = this.#stateOf(key)
      template = 'own' in state ? this.#local(state) : this.#shared(state)
      this.#templates.set(key, template)
    }
    const renamed = template.replace(MARK, (_, kind: string, process: string, rest: string) =>
      mark(kind, to[Number(process)] ?? Number(process), rest),
    )
    // Parts of the shared state are ordered by name, and the names have changed.
    return renamed.startsWith('shared') ? renamed.split('\n').sort(inOrder).join('\n') : renamed
  }

  #local({ request, own }: LocalState): string {
    const { running, sent, response, tornRead, counted, hit, killed } = request
    const marked = this.#marked(JSON.stringify([sent, response, tornRead, counted, hit, killed]))
    return `local\n${this.#running(running)}\n${marked}\n${this.#files(own)}`
  }

  #shared({ fs, db, jar }: SharedState): string {
    const parts = [`jar ${JSON.stringify(jar)}`]
    for (const [key, text] of db.rows) parts.push(`row ${key} ${JSON.stringify(text)}`)
    for (const [key, text] of db.cache) parts.push(`cached ${key} ${JSON.stringify(text)}`)
    for (const who of processesIn(db)) {
      parts.push(`transaction ${mark('pid', who, '')} ${transactionKey(db, who)}`)
    }
    for (const [path, ino] of fs.dirs) parts.push(`dir ${path} ${inodeMark(ino)}`)
    for (const [path, ino] of fs.names) parts.push(`name ${path} ${inodeMark(ino)}`)
    for (const [ino, { data, nlink }] of fs.inodes) {
      parts.push(`inode ${inodeMark(ino)} ${nlink} ${JSON.stringify(data)}`)
    }
    for (const [pid, process] of fs.processes) {
      parts.push(`process ${mark('pid', pid, '')} ${this.#files(process)}`)
    }
    return `shared\n${this.#marked(parts.join('\n'))}`
  }

  #running(running: RequestState): string {
    const known = this.#runnings.get(running)
    if (known !== undefined) return known
    const [value, context] = JSON.parse(requestStateKey(running)) as [unknown, unknown[]]
    const [seed, fresh, ...rest] = context
    if (Number(fresh) > MOST) throw new BugError(`expected at most ${MOST} fresh keys`)
    const who = String(seed).charCodeAt(0) - letterOf(0 as Pid).charCodeAt(0)
    const text = `${mark('seed', who, '')}${JSON.stringify([value, fresh, rest])}`
    const marked = this.#marked(text)
    this.#runnings.set(running, marked)
    return marked
  }

  #files({ created, files }: OwnFiles): string {
    const parts = [...files].map(([fd, { ino, path, flags, offset, lock, wrote }]) =>
      JSON.stringify([fd, inodeMark(ino), this.#marked(path), flags, offset, lock, wrote]),
    )
    return [created, ...parts].join(' ')
  }

  /** A text with the names that belong to a request replaced by marks. */
  #marked(text: string): string {
    return [32, 6].reduce((marked, length) => {
      let done = ''
      let from = 0
      for (let at = 0; at + length <= marked.length; at++) {
        const name = this.#names.get(marked.slice(at, at + length))
        if (name === undefined) continue
        done += marked.slice(from, at) + name
        from = at + length
        at = from - 1
      }
      return done + marked.slice(from)
    }, text)
  }
}

const MARK = /⟨(\w+) (\d+) (\w*)⟩/g

function mark(kind: string, process: number, rest: number | string): string {
  return `⟨${kind} ${process} ${rest}⟩`
}

function inodeMark(ino: Ino): string {
  const range = inodeRange(ino)
  return range === null ? String(ino) : mark('inode', range.pid, range.number)
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
