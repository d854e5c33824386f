import type { Outcome } from '../../programs/index.ts'
import styles from './OutcomeMark.module.css'

/**
 * An outcome as one letter in a shape: filled with a frame for security, a square for data, a dashed
 * square for a nuisance, round for all well. Words are beside it.
 */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span
      className={styles['mark']}
      data-severity={outcome.severity ?? undefined}
      aria-hidden="true"
    >
      {outcome.sign}
    </span>
  )
}
