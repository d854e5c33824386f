import { useId } from 'react'
import styles from './Switch.module.css'

/** An on/off switch, named by `name` alone; `detail` beside it describes it. */
export function Switch({
  name,
  detail,
  on,
  tone = 'plain',
  onChange,
}: {
  readonly name: string
  readonly detail?: string | undefined
  readonly on: boolean
  /** `good`: being on is the good side */
  readonly tone?: 'plain' | 'good'
  readonly onChange: (on: boolean) => void
}) {
  const id = useId()
  return (
    <button
      type="button"
      role="switch"
      className={styles['switch']}
      data-tone={tone}
      aria-checked={on}
      aria-label={name}
      aria-describedby={detail === undefined ? undefined : id}
      title={detail ?? name}
      onClick={() => {
        onChange(!on)
      }}
    >
      <span className={styles['text']}>
        {name}
        {detail === undefined ? null : (
          <span id={id} className={styles['detail']} aria-hidden="true">
            {detail}
          </span>
        )}
      </span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['thumb']} />
      </span>
    </button>
  )
}
