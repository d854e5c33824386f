import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import styles from './Menu.module.css'

/** A button that opens a small box beside it. Escape, and a press or focus elsewhere, shut it. */
export function Menu({
  name,
  label,
  side,
  children,
}: {
  /** the accessible name of the button */
  readonly name: string
  /** the text of the button */
  readonly label: ReactNode
  readonly side: 'above' | 'below'
  readonly children: ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const box = details.current
    if (box === null) return
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !box.contains(event.target)) box.open = false
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !box.open) return
      event.preventDefault()
      closeMenu(box)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    box.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
      box.removeEventListener('keydown', escape)
    }
  }, [])
  return (
    <details ref={details} className={styles['menu']}>
      <summary className={styles['button']} aria-label={name} title={name}>
        <span aria-hidden="true" className={styles['label']}>
          {label}
        </span>
      </summary>
      <div className={styles['box']} data-side={side}>
        {children}
      </div>
    </details>
  )
}

/** Closes the menu around an element, and returns the focus to its button. */
export function closeMenu(inside: Element): void {
  const box = inside.closest('details')
  if (box === null) return
  box.open = false
  box.querySelector('summary')?.focus()
}
