import { useId } from 'react'
import styles from './Switch.module.css'

/** An on/off switch, named by `name` alone; `detail` stands beside it and describes it. */
export function Switch({
  name,
  detail,
  on,
  tone = 'plain',
  unavailable,
  onChange,
}: {
  readonly name: string
  readonly detail?: string | undefined
  readonly on: boolean
  /** `good`: being on is the good side */
  readonly tone?: 'plain' | 'good'
  /** why it cannot be switched */
  readonly unavailable?: string | undefined
  readonly onChange: (on: boolean) => void
}) {
  const id = useId()
  const described = unavailable ?? detail
  return (
    <button
      type="button"
      role="switch"
      className={styles['switch']}
      data-tone={tone}
      aria-checked={on}
      aria-label={name}
      aria-disabled={unavailable !== undefined || undefined}
      aria-describedby={described === undefined ? undefined : id}
      title={described ?? name}
      onClick={
        unavailable === undefined
          ? () => {
              onChange(!on)
            }
          : undefined
      }
    >
      <span className={styles['text']}>
        {name}
        {described === undefined ? null : (
          <span id={id} className={styles['detail']} aria-hidden="true">
            {described}
          </span>
        )}
      </span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['thumb']} />
      </span>
    </button>
  )
}
