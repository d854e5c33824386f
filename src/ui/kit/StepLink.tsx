import { useActions } from '../app/stepper.tsx'
import styles from './StepLink.module.css'

/** A step named within a text; a click goes there. */
export function StepLink({
  step,
  text,
  label,
}: {
  /** 1-based */
  readonly step: number
  /** what is shown; "step 4" without it */
  readonly text?: string
  /** the accessible name, which must hold the text; "Go to step 4" without both */
  readonly label?: string
}) {
  const { goTo } = useActions()
  return (
    <button
      type="button"
      className={styles['link']}
      aria-label={label ?? (text === undefined ? `Go to step ${step}` : undefined)}
      onClick={() => {
        goTo(step)
      }}
    >
      {text ?? `step ${step}`}
    </button>
  )
}
