import type { Outcome } from '../../programs/index.ts'
import styles from './OutcomeMark.module.css'

/** An outcome as one letter in a shape: square for damage, round for all well. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span className={styles['mark']} data-bad={outcome.bad || undefined} aria-hidden="true">
      {outcome.sign}
    </span>
  )
}
