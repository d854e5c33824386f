import { OUTCOMES } from '../../../programs/index.ts'
import styles from './Legend.module.css'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'

/** What the letters stand for: in a square what is bad, in a circle what is well. */
export function Legend() {
  return (
    <ul className={styles['legend']} aria-label="Letters">
      {OUTCOMES.map((outcome) => (
        <li key={outcome.id} title={outcome.why}>
          <OutcomeMark outcome={outcome} />
          <span className={styles['hidden']}>{outcome.sign}: </span>
          {outcome.title}
        </li>
      ))}
      <li>
        <span className={styles['never']} aria-hidden="true" />
        Underlined: no schedule ends well
      </li>
    </ul>
  )
}
