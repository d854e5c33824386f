import { MAX_REQUESTS } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { useActions, useStepper } from '../../app/stepper.tsx'
import styles from './Header.module.css'

const pickCount = (stepper: Stepper) => stepper.scenario.views.length
const COUNTS = Array.from({ length: MAX_REQUESTS }, (_, index) => index + 1)

export function RequestCount() {
  const count = useStepper(pickCount)
  const { setRequestCount } = useActions()
  return (
    <div className={styles['requests']}>
      <span className={styles['word']} aria-hidden="true">
        Requests
      </span>
      <div role="radiogroup" aria-label="Requests" className={styles['segments']}>
        {COUNTS.map((value) => (
          <label key={value} className={styles['segment']}>
            <input
              type="radio"
              name="requests"
              value={value}
              checked={value === count}
              onChange={() => {
                setRequestCount(value)
              }}
            />
            <span>{value}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
