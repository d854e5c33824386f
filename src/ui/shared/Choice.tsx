import type { ReactNode } from 'react'
import styles from './Choice.module.css'

export interface Option {
  readonly value: string
  readonly text: string
  readonly title?: string
}

/** A native select with a visible word before it. */
export function Choice({
  name,
  label,
  value,
  options,
  title,
  onChange,
  className,
}: {
  /** the accessible name */
  readonly name: string
  /** what stands before it; nothing: the name */
  readonly label?: ReactNode
  readonly value: string
  readonly options: readonly Option[]
  readonly title?: string | undefined
  readonly onChange: (value: string) => void
  readonly className?: string | undefined
}) {
  return (
    <label className={[styles['choice'], className].filter(Boolean).join(' ')} title={title}>
      <span className={styles['label']}>{label ?? name}</span>
      <select
        aria-label={name}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} title={option.title}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
