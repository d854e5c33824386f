import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { COOKIE, leftBehind, readEntry } from '../../../programs/index.ts'
import type { ReadBack, StoreKind } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { byteCount, withShortKeys, storeView } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { beforePaint } from '../../kit/beforePaint.ts'
import { Panel } from '../../kit/Panel.tsx'
import { STORE_NAMES } from './storeNames.ts'
import { CookieMark, excerpt, meaning } from './cardParts.tsx'
import styles from './Disk.module.css'
import { entryCards } from './entryCards.ts'
import type { EntryCard } from './entryCards.ts'
import { FileText } from './FileText.tsx'
import { showChanged } from './showChanged.ts'
import { Term } from '../../kit/glossary/Term.tsx'

type Kind = Exclude<StoreKind, 'files'>

const NOTES: { readonly [K in Kind]: string } = {
  rows: 'a row for each session',
  cache: 'an entry for each session',
}

const EMPTY: { readonly [K in Kind]: string } = {
  rows: 'The table holds no row. The first save will insert one, and it will appear here.',
  cache: 'The cache is empty. A save that creates an entry will show it here.',
}

/** The same of an own program, which stores what it likes. */
const NOTHING: { readonly [K in Kind]: string } = {
  rows: 'The table holds no row.',
  cache: 'The cache is empty.',
}

/** Every row of the table, or every entry of the cache, and what the last step did to it. */
export function Entries({
  store,
  actions,
}: {
  readonly store: Kind
  readonly actions?: ReactNode
}) {
  const derived = useDerived()
  const { prepared, world } = derived
  const cards = useMemo(() => cardsOf(derived, store), [derived, store])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    return beforePaint(() => {
      if (box.current !== null) showChanged(box.current, cards)
    })
  }, [cards])
  return (
    <Panel
      name={STORE_NAMES[store]}
      note={prepared.django === null ? undefined : NOTES[store]}
      actions={actions}
    >
      {cards.length === 0 ? (
        <p className={styles['nothing']}>
          {prepared.django === null ? NOTHING[store] : EMPTY[store]}
        </p>
      ) : (
        <div
          ref={box}
          role="group"
          aria-label={store === 'rows' ? 'All rows' : 'All entries'}
          // It scrolls, so the keyboard must reach it.
          tabIndex={0}
          className={styles['box']}
        >
          <ul className={styles['files']}>
            {cards.map((card) => (
              <Entry
                key={card.key}
                card={card}
                store={store}
                readBack={card.gone ? null : readEntry(prepared, world, card.key, card.text)}
              />
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

function Entry({
  card,
  store,
  readBack,
}: {
  readonly card: EntryCard
  readonly store: Kind
  readonly readBack: ReadBack | null
}) {
  const { key, text, before, change, gone, named, orphan } = card
  const state = gone ? 'gone' : readBack?.kind === 'unreadable' ? 'bad' : 'kept'
  const name = withShortKeys(key)
  return (
    <li className={styles['file']} data-state={state}>
      <h3 className={styles['head']}>
        <span className={styles['name']} title={key}>
          {gone ? <del>{name}</del> : name}
        </span>
        <span className={styles['size']}>{gone ? 'removed' : byteCount(text.length)}</span>
      </h3>
      <p className={styles['tags']}>
        {change === null ? (
          <span className={styles['idle']}>unchanged by this step</span>
        ) : (
          <span className={styles['tag']} data-kind="news">
            {change.text} {change.letter}
          </span>
        )}
        {orphan ? (
          <span className={styles['tag']} data-kind="bad-plain">
            <Term word="orphan">orphan</Term>
          </span>
        ) : null}
      </p>
      <p className={styles['text']}>
        {gone ? <del>{excerpt(text)}</del> : <FileText text={text} size={text.length} />}
        {before === null || before === text ? null : (
          <>
            {' '}
            <del title="before this step">{excerpt(before)}</del>
          </>
        )}
      </p>
      <p className={styles['note']}>
        {named ? (
          <span className={styles['named']}>
            <CookieMark />{' '}
            {gone ? 'Still named by the browser’s cookie.' : 'The browser’s session.'}
          </span>
        ) : (
          <span>No cookie names it.</span>
        )}
        {readBack === null ? null : meaning(readBack, store === 'rows' ? 'row' : 'entry')}
      </p>
    </li>
  )
}

function cardsOf(
  { prepared, done, before, world, runState }: Derived,
  store: Kind,
): readonly EntryCard[] {
  const record = done.records.at(-1) ?? null
  return entryCards(storeView(before, world, record)[store], {
    store,
    order: [...new Set(done.worlds.flatMap(({ db }) => [...db[store].keys()]))],
    cookie: world.jar[COOKIE],
    orphans: runState === 'going' ? [] : leftBehind(prepared, world),
    evicted: record?.fault === 'evict',
  })
}
