import type { ReactNode } from 'react'
import styles from './PageBar.module.css'

/** The bar over a page that is not the stage: where a person is, and the ways out. */
export function PageBar({ children }: { readonly children: ReactNode }) {
  return (
    <header className={styles['bar']}>
      <h1>Racetrack</h1>
      {children}
    </header>
  )
}

export function BarPlace({ children }: { readonly children: ReactNode }) {
  return <span className={styles['where']}>{children}</span>
}

/** The free room of the bar; what follows it stands at the end. */
export function BarRest({ children }: { readonly children?: ReactNode }) {
  return <span className={styles['rest']}>{children}</span>
}

/** A way out. */
export function BarButton({
  title,
  onPress,
  children,
}: {
  readonly title?: string
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" className={styles['out']} title={title} onClick={onPress}>
      {children}
    </button>
  )
}
