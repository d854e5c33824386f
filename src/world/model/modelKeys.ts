import { requestStateKey } from '../../machine/index.ts'
import { processesIn, transactionKey } from '../../db/index.ts'
import type { Db } from '../../db/index.ts'
import type { Cookies, RequestState, SetCookies, SharedMemory } from '../../machine/index.ts'
import { dirsKey, inodeKey, namesKey, ownKey } from '../../vfs/index.ts'
import type { Fs, OwnFiles } from '../../vfs/index.ts'
import { clockKey } from '../clock.ts'
import type { LocalState, SharedState } from './model.ts'
import type { Plan, RequestInWorld } from '../world.ts'

/**
 * Keys of the states of one model: equal for equal states, and only comparable within it. A step
 * leaves most parts of a state as they are, so that every part is written out once, when it is
 * first seen, and goes by a number from then on; but for descriptors, which are short.
 */
export class ModelKeys {
  readonly #texts = new WeakMap<RequestState, string>()
  readonly #runnings = new Numbering<RequestState>((running) => this.runningText(running))
  readonly #jars = new Numbering<Cookies | SetCookies>((jar) => JSON.stringify(jar))
  readonly #dbs = new Numbering<Db>(dbKey)
  readonly #broken = new Numbering<SharedState['broken']>((broken) => JSON.stringify(broken))
  readonly #responses = new Numbering<NonNullable<RequestInWorld['response']>>(
    ({ status, cookies }) => `${status},${this.#jars.of(cookies)}`,
  )
  readonly #names = new Numbering<Fs['names']>(namesKey)
  readonly #dirs = new Numbering<Fs['dirs']>(dirsKey)
  readonly #inodes = new Numbering<Inode>(inodeKey)
  readonly #memories: Numbering<SharedMemory>

  constructor({ threads }: Pick<Plan, 'threads'> = {}) {
    const slots = (memory: SharedMemory) => threads?.model.slots(memory) ?? []
    this.#memories = new Numbering((memory) =>
      JSON.stringify(slots(memory).map(({ slot, key }) => [slot, key])),
    )
  }

  /** The key of a request's state, as `requestStateKey`. */
  runningText(running: RequestState): string {
    const known = this.#texts.get(running)
    if (known !== undefined) return known
    const text = requestStateKey(running)
    this.#texts.set(running, text)
    return text
  }

  local({ request, own }: LocalState): string {
    const { running, sent, response, tornRead, counted, hit, killed } = request
    const asked = sent === null ? '' : this.#jars.of(sent)
    const answered = response === null ? '' : this.#responses.of(response)
    const where = this.#runnings.of(running)
    const marks = `${tornRead ? 't' : ''}${killed ? 'k' : ''}${hit ? 'h' : ''}${counted}`
    return `l${where},${asked},${answered},${marks},${ownKey(own)}`
  }

  shared({ fs, db, jar, clock, memory, broken }: SharedState): string {
    let key = `s${this.#jars.of(jar)},${this.#dbs.of(db)},${this.#names.of(fs.names)},${this.#dirs.of(fs.dirs)}`
    for (const [ino, inode] of fs.inodes) key += `,${ino}:${this.#inodes.of(inode)}`
    for (const [pid, process] of fs.processes) key += `;${pid}:${ownKey(process)}`
    const time = clockKey(clock)
    if (time !== '') key += `@${time}`
    if (memory !== null) key += `#${this.#memories.of(memory)}`
    if (broken.length > 0) key += `!${this.#broken.of(broken)}`
    return key
  }

  /** The inodes that somebody has open. */
  held({ files }: OwnFiles): string {
    let key = ''
    for (const { ino } of files.values()) key += `${ino},`
    return key
  }
}

function dbKey(db: Db): string {
  const open = processesIn(db).map((who) => `;${who}:${transactionKey(db, who)}`)
  return JSON.stringify([[...db.rows], [...db.cache]]) + open.join('')
}

type Inode = Fs['inodes'] extends ReadonlyMap<unknown, infer Held> ? Held : never

/** Numbers things in the order in which they are first seen. Equal texts, equal number. */
class Numbering<Thing extends object> {
  readonly #textOf: (thing: Thing) => string
  readonly #byText = new Map<string, number>()
  readonly #seen = new WeakMap<Thing, number>()

  constructor(textOf: (thing: Thing) => string) {
    this.#textOf = textOf
  }

  of(thing: Thing): number {
    const seen = this.#seen.get(thing)
    if (seen !== undefined) return seen
    const text = this.#textOf(thing)
    const number = this.#byText.get(text) ?? this.#byText.size
    this.#byText.set(text, number)
    this.#seen.set(thing, number)
    return number
  }
}
