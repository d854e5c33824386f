import type { StoreKind } from '../../../programs/index.ts'
import type { EntriesView, EntryView, Letter } from '../../../world/index.ts'

/** One row of the table, or one entry of the cache, as the panel shows it. */
export interface EntryCard {
  readonly key: string
  readonly text: string
  /** the step took it away */
  readonly gone: boolean
  /** its text before this step, when the step changed it */
  readonly before: string | null
  /** what this step did to it: "updated by", and who; null who: the cache itself */
  readonly change: { readonly text: string; readonly letter: Letter | null } | null
  /** the browser's cookie names it */
  readonly named: boolean
  /** at the end of the run no key names it any more */
  readonly orphan: boolean
}

/** What there is to know beside the entries. */
export interface EntriesAround {
  readonly store: Exclude<StoreKind, 'files'>
  /** keys in the order in which they first appeared */
  readonly order: readonly string[]
  /** the key in the browser's cookie */
  readonly cookie: string | undefined
  readonly orphans: readonly string[]
  /** the cache has dropped everything at this step */
  readonly evicted: boolean
}

const WORDS = {
  rows: { created: 'inserted by', written: 'updated by', removed: 'deleted by' },
  cache: { created: 'set by', written: 'set again by', removed: 'deleted by' },
} as const

/** The cards, in an order that is stable along the run. */
export function entryCards(view: EntriesView, around: EntriesAround): readonly EntryCard[] {
  const words = WORDS[around.store]
  const kept = view.entries.map(({ key, text, before, change }): EntryCard => ({
    key,
    text,
    gone: false,
    before,
    change: changeOf(change, words),
    named: key === around.cookie,
    orphan: around.orphans.includes(key),
  }))
  const gone = view.removed.map(({ key, text, letter }): EntryCard => ({
    key,
    text,
    gone: true,
    before: null,
    change: around.evicted
      ? { text: 'dropped by the cache', letter: null }
      : { text: words.removed, letter },
    named: key === around.cookie,
    orphan: false,
  }))
  const rank = ({ key }: EntryCard): number => around.order.indexOf(key)
  return [...kept, ...gone].toSorted((one, other) => rank(one) - rank(other))
}

function changeOf(
  change: EntryView['change'],
  words: (typeof WORDS)[keyof typeof WORDS],
): EntryCard['change'] {
  return change === null ? null : { text: words[change.kind], letter: change.letter }
}
