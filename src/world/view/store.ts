import type { Db } from '../../db/index.ts'
import type { StepRecord } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Letter, World } from '../world.ts'

/** One row of the table, or one entry of the cache. */
export interface EntryView {
  readonly key: string
  readonly text: string
  /** what the step that led here did to it; null when nothing */
  readonly change: { readonly kind: 'created' | 'written'; readonly letter: Letter } | null
  /** its text before that step, when it changed; null when unchanged or new */
  readonly before: string | null
}

/** What a step took away. */
export interface RemovedEntry {
  readonly key: string
  readonly letter: Letter
  readonly text: string
}

export interface EntriesView {
  readonly entries: readonly EntryView[]
  readonly removed: readonly RemovedEntry[]
}

/** The rows and the cache of a world, and what the step that led to it changed. */
export interface StoreView {
  readonly rows: EntriesView
  readonly cache: EntriesView
}

/** `before` null: the start. */
export function storeView(
  before: World | null,
  world: World,
  record: StepRecord | null,
): StoreView {
  const old = (part: 'rows' | 'cache') => (before === null ? world : before).db[part]
  return {
    rows: entriesView(old('rows'), world.db.rows, record),
    cache: entriesView(old('cache'), world.db.cache, record),
  }
}

type Entries = Db['rows']

function entriesView(before: Entries, now: Entries, record: StepRecord | null): EntriesView {
  const letter = record === null ? null : letterOf(record.who)
  const wrote = record?.operation.kind === 'db' ? record.operation.call : null
  return {
    entries: [...now].map(([key, text]): EntryView => {
      const old = before.get(key)
      // A save that writes the very same text is a save, too.
      const saved = wrote !== null && 'data' in wrote && wrote.key === key && wrote.data === text
      if (letter === null || (old === text && !saved)) {
        return { key, text, change: null, before: null }
      }
      const kind = old === undefined ? 'created' : 'written'
      return { key, text, change: { kind, letter }, before: old === text ? null : (old ?? null) }
    }),
    removed:
      letter === null
        ? []
        : [...before].flatMap(([key, text]) => (now.has(key) ? [] : [{ key, letter, text }])),
  }
}
