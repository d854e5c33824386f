import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { ShelfError } from './draft.ts'
import type { Draft, OldVersion, Trouble, Unreadable, Unsaved } from './draft.ts'
import { copyName } from './shelf.ts'
import type { Removed, Shelf } from './shelf.ts'

export interface DraftsState {
  /** the newest first; null: not read yet */
  readonly programs: readonly Draft[] | null
  /** what is kept and cannot be read */
  readonly unreadable: readonly Unreadable[]
  /** the program that is written now; null: none, or nothing of it was saved yet */
  readonly current: Draft | null
  readonly kept: Kept
  /** what was deleted last, as long as it can be had back */
  readonly removed: Removed | null
  /** why the browser keeps nothing; null: it does, as far as is known */
  readonly trouble: Trouble | null
  /** a sentence about something that happened to a program; null: nothing */
  readonly notice: string | null
}

/** How the text on the screen is kept. `not wanted`: a page that keeps nothing. */
export type Kept = 'nothing yet' | 'waiting' | 'kept' | 'not kept' | 'not wanted'

export interface DraftsActions {
  refresh(): Promise<void>
  /** what is written from now on continues this one; null: it is a program that nobody has saved */
  take(draft: Draft | null): void
  /** saves it soon. `keepOld`: what it replaces stays in the history */
  change(unsaved: Omit<Unsaved, 'id'>, keepOld?: boolean): void
  /** saves at once what waits */
  flush(): Promise<void>
  read(id: string): Promise<Draft | null>
  rename(id: string, name: string): Promise<void>
  duplicate(id: string): Promise<void>
  remove(id: string): Promise<void>
  undoRemove(): Promise<void>
  history(id: string): Promise<readonly OldVersion[]>
  removeVersion(id: string, version: number): Promise<void>
  dismiss(): void
}

export type Drafts = DraftsState & DraftsActions
export type DraftsStore = StoreApi<Drafts>

/** What drafts need of the page. */
export interface Surroundings {
  /** milliseconds since 1970 */
  now(): number
  newId(): string
  /** tells the other tabs, and hears from them, that the shelf has changed */
  readonly tabs: { tell(): void; hear(listener: () => void): void } | null
}

/** Milliseconds after the last key. */
const QUIET = 400
/** Milliseconds after the first key that is not saved: a crash takes no more than that. */
const LONGEST = 900

/** The programs of a person's own. `shelf` null: nothing is read and nothing kept. */
export function createDrafts(shelf: Shelf | null, { now, newId, tabs }: Surroundings): DraftsStore {
  return createStore<Drafts>()((set, get) => {
    let waiting: Waiting | null = null
    let since = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    /** one save after the other: each names the version before it */
    let saving: Promise<void> = Promise.resolve()
    let place: Place = { id: newId(), version: 0 }

    const fail = (error: unknown): void => {
      if (!(error instanceof ShelfError)) throw error
      set({ trouble: error.trouble })
    }
    /** Null: there is no shelf, or it failed, which is said. */
    const onShelf = async <T>(job: (shelf: Shelf) => Promise<T>): Promise<T | null> => {
      if (shelf === null) return null
      try {
        return await job(shelf)
      } catch (error) {
        fail(error)
        return null
      }
    }
    const refresh = async (): Promise<void> => {
      const listed = await onShelf((there) => there.list())
      if (listed !== null) set(listed)
    }
    const changed = async (): Promise<void> => {
      tabs?.tell()
      await refresh()
    }
    const saveNow = async (next: Waiting, there: Shelf): Promise<void> => {
      const { unsaved, keepOld, to } = next
      const options = { over: to.version, keepOld, now: now(), copyId: newId() }
      // Another program may be opened meanwhile, and another text typed.
      const say = (state: Partial<DraftsState>): void => {
        if (to === place) set(state)
      }
      try {
        const { kind, draft } = await there.save({ ...unsaved, id: to.id }, options)
        to.id = draft.id
        to.version = draft.version
        say({ current: draft, kept: waiting === null ? 'kept' : 'waiting' })
        set({ trouble: null, ...(kind === 'copied' && { notice: copiedNotice(draft.name) }) })
        await changed()
      } catch (error) {
        fail(error)
        // The next save tries again, with this text or a newer one.
        if (to === place) waiting ??= next
        say({ kept: 'not kept' })
      }
    }
    const saveAfter = async (before: Promise<void>, next: Waiting, there: Shelf): Promise<void> => {
      await before
      await saveNow(next, there)
    }
    const save = (): Promise<void> => {
      clearTimeout(timer)
      const next = waiting
      waiting = null
      if (next !== null && shelf !== null) saving = saveAfter(saving, next, shelf)
      return saving
    }
    tabs?.hear(() => void refresh())

    return {
      programs: shelf === null ? [] : null,
      unreadable: [],
      current: null,
      kept: shelf === null ? 'not wanted' : 'nothing yet',
      removed: null,
      trouble: null,
      notice: null,
      refresh,
      take: (draft) => {
        // What waits belongs to the program before.
        if (waiting !== null) void save()
        place = { id: draft?.id ?? newId(), version: draft?.version ?? 0 }
        const kept = draft === null ? 'nothing yet' : 'kept'
        set({ current: draft, kept: shelf === null ? 'not wanted' : kept })
      },
      change: (unsaved, keepOld = false) => {
        if (shelf === null) return
        const already = waiting?.to === place ? waiting : null
        waiting = { unsaved, keepOld: keepOld || (already?.keepOld ?? false), to: place }
        if (already === null) since = now()
        set({ kept: 'waiting' })
        clearTimeout(timer)
        const left = Math.max(0, Math.min(QUIET, since + LONGEST - now()))
        timer = setTimeout(() => void save(), left)
      },
      flush: save,
      read: (id) => onShelf((there) => there.read(id)),
      rename: async (id, name) => {
        await onShelf((there) => there.rename(id, name))
        const { current } = get()
        if (current?.id === id) set({ current: { ...current, name } })
        await changed()
      },
      duplicate: async (id) => {
        await onShelf(async (there) => {
          const draft = await there.read(id)
          if (draft === null) return
          const copy = { ...draft, id: newId(), name: copyName(draft.name) }
          await there.save(copy, { over: 0, keepOld: false, now: now(), copyId: newId() })
        })
        await changed()
      },
      remove: async (id) => {
        const removed = await onShelf((there) => there.remove(id))
        if (removed !== null) set({ removed })
        await changed()
      },
      undoRemove: async () => {
        const { removed } = get()
        if (removed === null) return
        await onShelf((there) => there.putBack(removed))
        set({ removed: null })
        await changed()
      },
      history: async (id) => (await onShelf((there) => there.history(id))) ?? [],
      removeVersion: async (id, version) => {
        await onShelf((there) => there.removeVersion(id, version))
      },
      dismiss: () => {
        set({ notice: null, removed: null })
      },
    }
  })
}

/** Where the text on the screen is saved next. A save moves it on. */
interface Place {
  id: string
  version: number
}

interface Waiting {
  readonly unsaved: Omit<Unsaved, 'id'>
  readonly keepOld: boolean
  readonly to: Place
}

function copiedNotice(name: string): string {
  return `Another tab has saved this program meanwhile. That version stays, and what you write here is kept as “${name}”.`
}
