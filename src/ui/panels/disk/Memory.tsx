import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Letter, MemoryRow } from '../../../world/index.ts'
import { useDerived } from '../../app/stepper.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import styles from './Memory.module.css'

/** What threads share: variables and containers with their last writer, locks with owner and queue. */
export function Memory({ actions }: { readonly actions?: ReactNode }) {
  const { done } = useDerived()
  const view = useMemo(() => done.plan.threads?.view(done, done.records.length) ?? null, [done])
  const rows = view?.rows ?? []
  return (
    <Panel name="Memory" actions={actions}>
      {rows.length === 0 ? (
        <p className={styles['nothing']}>
          Nothing is shared yet: no variable that a thread assigns, no container, no lock.
        </p>
      ) : (
        <div
          role="group"
          aria-label="All that threads share"
          // It scrolls, so the keyboard must reach it.
          tabIndex={0}
          className={styles['box']}
        >
          <ul className={styles['rows']}>
            {rows.map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

function Row({ row }: { readonly row: MemoryRow }) {
  const { name, type, kind, text, owners, waiters, blocked, writer, changed } = row
  const queue = [...waiters, ...blocked]
  return (
    <li className={styles['row']} data-changed={changed || undefined}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['type']}>{type}</span>
      <span className={styles['value']} data-kind={kind}>
        {text}
        {owners.length === 0 ? null : <Threads before="by" letters={owners} />}
      </span>
      <span className={styles['who']}>
        {kind === 'lock' || writer === null ? null : (
          <Threads before={changed ? 'now by' : 'last by'} letters={[writer]} />
        )}
        {queue.length === 0 ? null : (
          <Threads letters={queue} after={queue.length === 1 ? 'waits' : 'wait'} />
        )}
      </span>
    </li>
  )
}

/** Threads by their signs; the thread that ran the top of the file has none. */
function Threads({
  before = '',
  letters,
  after = '',
}: {
  readonly before?: string
  readonly letters: readonly string[]
  readonly after?: string
}) {
  return (
    <span className={styles['threads']}>
      {before === '' ? null : <span>{before} </span>}
      {letters.map((letter) =>
        letter === 'main' ? (
          <span key={letter}>the start </span>
        ) : (
          <RequestBadge key={letter} letter={letter as Letter} size={16} />
        ),
      )}
      {after === '' ? null : <span> {after}</span>}
    </span>
  )
}
