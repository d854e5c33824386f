import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import { ShelfError } from './draft.ts'
import type { Draft, OldVersion, Trouble, Unreadable, Unsaved } from './draft.ts'
import { readDraft, readOldVersion, readUnreadable } from './readDraft.ts'

/** Where programs of a person's own are kept. Every promise rejects with a ShelfError, and with nothing else. */
export interface Shelf {
  list(): Promise<Listed>
  /** null: it is not there, or cannot be read */
  read(id: string): Promise<Draft | null>
  /** see `SaveOptions`; nothing is ever overwritten that its writer has not seen */
  save(draft: Unsaved, options: SaveOptions): Promise<Saved>
  rename(id: string, name: string): Promise<void>
  /** what was taken away, so that it can be put back; null: it was not there */
  remove(id: string): Promise<Removed | null>
  putBack(removed: Removed): Promise<void>
  /** the newest first, at most twenty */
  history(id: string): Promise<readonly OldVersion[]>
  removeVersion(id: string, version: number): Promise<void>
}

export interface SaveOptions {
  /** the version that this text continues; 0: none */
  readonly over: number
  /** keeps what it replaces in the history, however short ago that was saved */
  readonly keepOld: boolean
  /** milliseconds since 1970 */
  readonly now: number
  /** the id of the copy, should another tab have saved meanwhile */
  readonly copyId: string
}

export type Saved =
  | { readonly kind: 'saved'; readonly draft: Draft }
  /** another tab has saved since: that stays, and this is a program of its own now */
  | { readonly kind: 'copied'; readonly draft: Draft }

export interface Listed {
  /** the newest first */
  readonly programs: readonly Draft[]
  readonly unreadable: readonly Unreadable[]
}

export interface Removed {
  readonly name: string
  /** as they were, readable or not */
  readonly records: { readonly program: Draft; readonly history: readonly OldVersion[] }
}

/** How many earlier versions of a program are kept. */
export const MOST_VERSIONS = 20

/** So far apart two versions are at least, in milliseconds, or the history would be that of one minute. */
const APART = 60_000

/** As this page writes them; what is there may be damaged, and is read by `readDraft`. */
interface Schema extends DBSchema {
  readonly programs: { readonly key: string; readonly value: Draft }
  readonly history: { readonly key: [string, number]; readonly value: OldVersion }
}

type Writing = IDBPTransaction<Schema, ('programs' | 'history')[], 'readwrite'>

const STORES: ('programs' | 'history')[] = ['programs', 'history']

/** The shelf of this browser. Nothing is opened before the first call. */
export function createShelf(name = 'racetrack.programs'): Shelf {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('programs', { keyPath: 'id' })
        db.createObjectStore('history', { keyPath: ['id', 'version'] })
      },
      // A later version of the page wants to change it: let it.
      blocking: (_from, _to, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
        opened = null
      },
      terminated: () => {
        opened = null
      },
    })
    return opened
  }
  const withDb = async <T>(job: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    let db: IDBPDatabase<Schema>
    try {
      db = await open()
    } catch (error) {
      // The next call tries again.
      opened = null
      throw new ShelfError(troubleOf(error, 'forbidden'), error)
    }
    try {
      return await job(db)
    } catch (error) {
      throw new ShelfError(troubleOf(error, 'broken'), error)
    }
  }
  /** One transaction: all of it happens, or nothing, and no other tab in between. */
  const write = <T>(job: (all: Writing) => Promise<T>): Promise<T> =>
    withDb(async (db) => {
      const all = db.transaction(STORES, 'readwrite')
      const [result] = await Promise.all([job(all), all.done])
      return result
    })

  return {
    list: () =>
      withDb(async (db) => {
        const records = await db.getAll('programs')
        return {
          programs: readable(records, readDraft).sort((one, other) => other.savedAt - one.savedAt),
          unreadable: readable(records, readUnreadable),
        }
      }),
    read: (id) => withDb(async (db) => readDraft(await db.get('programs', id))),
    save: (draft, options) => write((all) => saved(all, draft, options)),
    rename: (id, newName) =>
      write(async (all) => {
        const programs = all.objectStore('programs')
        const draft = await programs.get(id)
        if (draft !== undefined) await programs.put({ ...draft, name: newName })
      }),
    remove: (id) =>
      write(async (all) => {
        const programs = all.objectStore('programs')
        const program = await programs.get(id)
        if (program === undefined) return null
        const history = await versionsOf(all, id)
        await programs.delete(id)
        for (const { version } of history) await all.objectStore('history').delete([id, version])
        const name = (readDraft(program) ?? readUnreadable(program))?.name ?? id
        return { name, records: { program, history } }
      }),
    putBack: ({ records: { program, history } }) =>
      write(async (all) => {
        await all.objectStore('programs').put(program)
        for (const old of history) await all.objectStore('history').put(old)
      }),
    history: (id) =>
      withDb(async (db) => {
        const records = await db.getAll('history', versionsRange(id))
        return readable(records, readOldVersion).reverse()
      }),
    removeVersion: (id, version) =>
      write((all) => all.objectStore('history').delete([id, version])),
  }
}

function readable<T>(records: readonly unknown[], read: (record: unknown) => T | null): T[] {
  return records.flatMap((record) => {
    const found = read(record)
    return found === null ? [] : [found]
  })
}

async function saved(
  all: Writing,
  unsaved: Unsaved,
  { over, keepOld, now, copyId }: SaveOptions,
): Promise<Saved> {
  const programs = all.objectStore('programs')
  const before = await programs.get(unsaved.id)
  if (before !== undefined && before.version !== over) {
    const draft = { ...unsaved, id: copyId, name: copyName(unsaved.name), version: 1, savedAt: now }
    await programs.put(draft)
    return { kind: 'copied', draft }
  }
  if (before !== undefined) await keepVersion(all, before, keepOld)
  // A name that another tab has given it meanwhile is newer than what this one knows.
  const name = before?.name ?? unsaved.name
  const draft = { ...unsaved, name, version: over + 1, savedAt: now }
  await programs.put(draft)
  return { kind: 'saved', draft }
}

/** Keeps a version that is about to be replaced, unless one was kept a moment before it. */
async function keepVersion(all: Writing, draft: Draft, always: boolean): Promise<void> {
  const versions = await versionsOf(all, draft.id)
  const last = versions.at(-1)
  if (!always && last !== undefined && draft.savedAt - last.savedAt < APART) return
  const { id, version, scenario, savedAt } = draft
  const history = all.objectStore('history')
  await history.put({ id, version, scenario, savedAt })
  const tooMany = versions.slice(0, Math.max(0, versions.length + 1 - MOST_VERSIONS))
  for (const old of tooMany) await history.delete([id, old.version])
}

function versionsOf(all: Writing, id: string): Promise<OldVersion[]> {
  return all.objectStore('history').getAll(versionsRange(id))
}

function versionsRange(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity])
}

/** "counter.py" to "counter.py (copy)". */
export function copyName(name: string): string {
  return `${name.replace(/ \(copy\)$/, '')} (copy)`
}

function troubleOf(error: unknown, otherwise: Trouble): Trouble {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : otherwise
}
