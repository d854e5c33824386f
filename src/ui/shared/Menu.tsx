import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import styles from './Menu.module.css'

/** A button that opens a small box beside it. Escape, a press outside and `close` shut it. */
export function Menu({
  name,
  label,
  side,
  children,
}: {
  /** the accessible name of the button */
  readonly name: string
  /** what stands on the button */
  readonly label: ReactNode
  readonly side: 'above' | 'below'
  readonly children: (close: () => void) => ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  const close = (): void => {
    if (details.current !== null) details.current.open = false
  }
  useEffect(() => {
    const outside = (event: PointerEvent | FocusEvent): void => {
      const box = details.current
      if (box?.open === true && event.target instanceof Node && !box.contains(event.target)) {
        box.open = false
      }
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [])
  return (
    <details
      ref={details}
      className={styles['menu']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return
        event.preventDefault()
        close()
        event.currentTarget.querySelector('summary')?.focus()
      }}
    >
      <summary className={styles['button']} aria-label={name} title={name}>
        {label}
      </summary>
      <div className={styles['box']} data-side={side}>
        {children(close)}
      </div>
    </details>
  )
}
