import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { useEnlarged } from './enlarge/enlarged.tsx'
import styles from './Panel.module.css'

/** A region of the page: a card with a heading, named by it. It can have the whole stage. */
export function Panel({
  name,
  title = name,
  note,
  actions,
  bare = false,
  tight = false,
  className,
  children,
}: {
  readonly name: string
  /** the text of the heading, where it is not the name */
  readonly title?: ReactNode
  /** a few words beside the heading */
  readonly note?: ReactNode
  /** controls at the end of the heading's line */
  readonly actions?: ReactNode
  /** a tab names it already: its heading is for assistive technology alone */
  readonly bare?: boolean
  /** there is little room: the button to enlarge it lies over the end of the heading's line */
  readonly tight?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const { name: enlarged, toggle } = useEnlarged()
  const large = enlarged === name
  return (
    <section
      aria-label={name}
      data-panel={name}
      data-enlarged={large || undefined}
      data-bare={bare || undefined}
      data-tight={tight || undefined}
      className={[styles['panel'], className].filter(Boolean).join(' ')}
    >
      <div className={styles['head']}>
        <h2>{title}</h2>
        {note === undefined ? null : <p className={styles['note']}>{note}</p>}
        <div className={styles['actions']}>
          {actions}
          <button
            type="button"
            className={styles['enlarge']}
            aria-pressed={large}
            aria-label={`Enlarge ${name}`}
            title={large ? 'Back to the stage (Escape)' : `Enlarge ${name} (Z)`}
            onClick={() => {
              toggle(name)
            }}
          >
            <Icon name={large ? 'shrink' : 'enlarge'} />
          </button>
        </div>
      </div>
      {children}
    </section>
  )
}
