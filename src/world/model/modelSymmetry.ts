import { BugError } from '../../base/index.ts'
import { transactionKey } from '../../db/index.ts'
import type { Named, Part, Symmetry } from '../../explorer/index.ts'
import type { RequestState } from '../../machine/index.ts'
import { inodeKey, inodeRange } from '../../vfs/index.ts'
import type { Ino, OwnFiles, Pid } from '../../vfs/index.ts'
import { Identities, mark, MARK, MOST_IDENTITIES } from './identities.ts'
import type { LocalState } from './model.ts'
import type { ModelKeys } from './modelKeys.ts'
import type { Content } from './modelParts.ts'
import { letterOf } from '../world.ts'
import type { Plan } from '../world.ts'

/**
 * Requests that do the same are interchangeable. They differ only in the seed of their
 * fresh keys, their inode numbers, their temporary names and their pids: a renaming exchanges
 * these in the text of a state. It holds as long as the program does nothing with a key or a
 * number but compare it for equality and use it as a name: not for one that sorts keys or reads
 * inode numbers.
 */
export class ModelSymmetry implements Symmetry<LocalState> {
  readonly groups: readonly (readonly number[])[]
  readonly #keys: ModelKeys
  readonly #identities: Identities
  readonly #outcomes: readonly string[]
  #outcomesSeen = 0
  #failed = false
  readonly #runnings = new WeakMap<RequestState, string>()

  /** @param outcomes the names of the outcomes; grow */
  constructor(plan: Plan, outcomes: readonly string[], keys: ModelKeys) {
    this.#keys = keys
    this.#identities = new Identities(plan.requests.length)
    this.#outcomes = outcomes
    this.groups = equalProcesses(plan)
  }

  /** An outcome has the name of a process in it: a renaming would make it another. */
  failed(): boolean {
    for (; this.#outcomesSeen < this.#outcomes.length; this.#outcomesSeen++) {
      if (this.#identities.areIn(this.#outcomes[this.#outcomesSeen] as string)) this.#failed = true
    }
    return this.#failed
  }

  readonly named = {
    local: (process: number, local: LocalState): Named | null => {
      const text = this.#local(local)
      return text === null ? null : namedIn(text, [process])
    },
    part: ({ content }: Part): Named | null => {
      const text = this.#part(content as Content)
      return text === null ? null : namedIn(text, [])
    },
  }

  /** Null: of names as high as these it is not known whose they are. */
  #local({ request, own }: LocalState): string | null {
    const { running, sent, response, tornRead, counted, hit, killed } = request
    if (own.created > MOST_IDENTITIES) return null
    const where = this.#running(running)
    if (where === null) return null
    const rest = JSON.stringify([sent, response, tornRead, counted, hit, killed])
    return `${where}\n${this.#identities.marked(rest)}\n${this.#files(own)}`
  }

  #part(content: Content): string | null {
    switch (content.kind) {
      case 'jar':
        return this.#identities.marked(`jar ${JSON.stringify(content.jar)}`)
      case 'row':
      case 'cached':
        return this.#identities.marked(`${content.kind} ${JSON.stringify(content.entry)}`)
      case 'transaction': {
        const { who, open, wait } = content
        return `transaction ${mark('pid', who, '')} ${this.#identities.marked(transactionText(who, open, wait))}`
      }
      case 'name':
        return this.#identities.marked(
          `name ${JSON.stringify(content.entry[0])} ${inodeMark(content.entry[1])}`,
        )
      case 'dir': {
        const { path, ino } = content
        return this.#identities.marked(
          `dir ${JSON.stringify(path)} ${ino === null ? 'gone' : inodeMark(ino)}`,
        )
      }
      case 'inode': {
        const [ino, inode] = content.entry
        return this.#identities.marked(`inode ${inodeMark(ino)} ${JSON.stringify(inodeKey(inode))}`)
      }
      case 'process': {
        const [pid, own] = content.entry
        return `process ${mark('pid', pid, '')} ${this.#files(own)}`
      }
      case 'clock':
      case 'broken':
      case 'memory':
        // Who looks at the clock, what a rule says and what threads share are not followed.
        return null
    }
  }

  #running(running: RequestState): string | null {
    const known = this.#runnings.get(running)
    if (known !== undefined) return known
    const text = this.#keys.runningText(running)
    const found = SEED.exec(text)
    if (found === null) throw new BugError('expected a seed in the key of a request')
    const [whole, where = '', seed = '', fresh = ''] = found
    if (Number(fresh) > MOST_IDENTITIES) return null
    const who = seed.charCodeAt(0) - letterOf(0 as Pid).charCodeAt(0)
    const rest = this.#identities.marked(text.slice(whole.length))
    const marked = `${where} ${mark('seed', who, fresh)} ${rest}`
    this.#runnings.set(running, marked)
    return marked
  }

  #files({ created, files }: OwnFiles): string {
    const parts = [...files].map(([fd, { ino, path, flags, offset, lock, wrote }]) => {
      const rest = this.#identities.marked(JSON.stringify([fd, path, flags, offset, lock, wrote]))
      return `${inodeMark(ino)} ${rest}`
    })
    return [created, ...parts].join(' ')
  }
}

/** The processes of a plan, those together that do the same. */
export function equalProcesses(plan: Plan): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [process, request] of plan.requests.entries()) {
    // A request with a fault is interchangeable with no other.
    const fault = plan.fault?.who === process ? plan.fault : null
    const same = JSON.stringify([request, fault], (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    )
    groups.set(same, [...(groups.get(same) ?? []), process])
  }
  return [...groups.values()]
}

type TransactionContent = Extract<Content, { kind: 'transaction' }>

function transactionText(
  who: number,
  open: TransactionContent['open'],
  wait: TransactionContent['wait'],
): string {
  const none = { rows: new Map(), cache: new Map() }
  const transactions = new Map(open === undefined ? [] : [[who, open] as const])
  const waits = new Map(wait === undefined ? [] : [[who, wait] as const])
  return transactionKey({ ...none, transactions, waits }, who)
}

/** The shape of a text with marks, and the processes that it names. */
function namedIn(text: string, first: readonly number[]): Named {
  const processes = [...first]
  const shape = text.replace(MARK, (_, kind: string, process: string, rest: string) => {
    let place = processes.indexOf(Number(process))
    if (place < 0) place = processes.push(Number(process)) - 1
    return mark(kind, place, rest)
  })
  return { shape, processes }
}

/** In the key of a request: where it stands, its seed, and how many fresh keys it has made. */
const SEED = /^(.*?,\[)"([A-Z])","(\d+)"/

function inodeMark(ino: Ino): string {
  const range = inodeRange(ino)
  return range === null ? String(ino) : mark('inode', range.pid, range.number)
}
