import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { COOKIE, readBack } from '../../../programs/index.ts'
import type { Derived } from '../../../store/index.ts'
import { diskView, emptySpansOf } from '../../../world/index.ts'
import type { DiskView } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { beforePaint } from '../../kit/beforePaint.ts'
import { Panel } from '../../kit/Panel.tsx'
import styles from './Disk.module.css'
import { FileCard, LaterFile, Waiters } from './FileCard.tsx'
import { fileCards } from './fileCards.ts'
import type { FileCard as Card } from './fileCards.ts'
import { pathOrder } from './pathOrder.ts'
import { showChanged } from './showChanged.ts'

/** Every file: what it holds, who has it open, and what the step that led here did to it. */
export function Files({ actions }: { readonly actions?: ReactNode }) {
  const derived = useDerived()
  const { prepared, world } = derived
  const { disk, cards } = useMemo(() => lookAt(derived), [derived])
  const later = useMemo(() => laterFiles(derived), [derived])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    return beforePaint(() => {
      if (box.current !== null) showChanged(box.current, cards)
    })
  }, [cards])
  const nameless = disk.locks.filter(({ path, waiters }) => path === null && waiters.length > 0)
  return (
    <Panel name="Disk" note={prepared.plan.directories.join(', ')} actions={actions}>
      {cards.length + later.length === 0 ? (
        <p className={styles['nothing']}>
          {prepared.django === null ? 'No file.' : 'No session file.'} What creates one will show it
          here.
        </p>
      ) : (
        <div
          ref={box}
          role="group"
          aria-label="Files"
          // It scrolls, so the keyboard must reach it.
          tabIndex={0}
          className={styles['box']}
        >
          <ul className={styles['files']}>
            {cards.map((card) => (
              <FileCard
                key={card.id}
                card={card}
                readBack={
                  card.file === null ? null : readBack(prepared, world, card.path, card.text)
                }
              />
            ))}
            {later.map((each) => (
              <LaterFile key={each.path} {...each} />
            ))}
          </ul>
        </div>
      )}
      {nameless.map((lock) => (
        <div key={lock.holders.map(({ letter }) => letter).join('')} className={styles['nameless']}>
          Of a file that has no name any more: <Waiters lock={lock} />
        </div>
      ))}
    </Panel>
  )
}

/** Files that the rest of the schedule will create, in the order of the steps. */
function laterFiles({ timeline, done }: Derived) {
  const count = done.records.length
  return timeline.contents.flatMap(({ kind, path, segments }) => {
    const from = segments[0]?.from ?? 0
    const row = timeline.rows[from - 1]
    return kind === 'file' && from > count && row !== undefined
      ? [{ path, letter: row.letter, step: from }]
      : []
  })
}

function lookAt(derived: Derived): { readonly disk: DiskView; readonly cards: readonly Card[] } {
  const { prepared, done, before, world } = derived
  const disk = diskView(prepared.plan, before, world, done.records.at(-1) ?? null)
  const cards = fileCards(disk, {
    order: pathOrder(done),
    emptySpans: emptySpansOf(done),
    key: world.jar[COOKIE],
  })
  return { disk, cards }
}
