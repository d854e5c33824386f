import type { ReactNode } from 'react'
import styles from './Choice.module.css'

export interface Option {
  readonly value: string
  readonly text: string
  readonly title?: string
  /** options of one group are listed together under its name */
  readonly group?: string
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
  /** the label before it; by default the name */
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
        {groupsOf(options).map(([group, inside]) =>
          group === undefined ? (
            inside.map(draw)
          ) : (
            <optgroup key={group} label={group}>
              {inside.map(draw)}
            </optgroup>
          ),
        )}
      </select>
    </label>
  )
}

function draw({ value, text, title }: Option) {
  return (
    <option key={value} value={value} title={title}>
      {text}
    </option>
  )
}

function groupsOf(
  options: readonly Option[],
): readonly (readonly [string | undefined, readonly Option[]])[] {
  const groups = new Map<string | undefined, readonly Option[]>()
  for (const option of options) {
    groups.set(option.group, [...(groups.get(option.group) ?? []), option])
  }
  return [...groups]
}
