import type { ReactNode } from 'react'
import styles from './Panel.module.css'

/** A region of the page: a card with a heading, named by it. */
export function Panel({
  name,
  note,
  actions,
  className,
  children,
}: {
  readonly name: string
  /** a few words beside the heading */
  readonly note?: ReactNode
  /** controls at the end of the heading's line */
  readonly actions?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <section aria-label={name} className={[styles['panel'], className].filter(Boolean).join(' ')}>
      <div className={styles['head']}>
        <h2>{name}</h2>
        {note === undefined ? null : <p className={styles['note']}>{note}</p>}
        {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}
