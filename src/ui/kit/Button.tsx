import type { ReactNode } from 'react'
import styles from './Button.module.css'

/**
 * A button. One that can do nothing now stays in the tab order and keeps the focus, so that nobody
 * who works by keyboard falls out of the page at the last step.
 */
export function Button({
  name,
  icon,
  title,
  keys,
  unavailable = false,
  onPress,
  children,
  className,
}: {
  /** the accessible name */
  readonly name: string
  /** drawn before its text */
  readonly icon?: ReactNode
  readonly title?: string | undefined
  /** in the syntax of aria-keyshortcuts */
  readonly keys?: string | undefined
  readonly unavailable?: boolean
  readonly onPress: () => void
  /** its text; without it the icon alone */
  readonly children?: ReactNode
  readonly className?: string | undefined
}) {
  return (
    <button
      type="button"
      className={className ?? styles['button']}
      aria-label={name}
      aria-disabled={unavailable || undefined}
      aria-keyshortcuts={keys}
      title={title ?? name}
      onClick={unavailable ? undefined : onPress}
    >
      {icon}
      {children}
    </button>
  )
}
