import { MAX_REQUESTS } from '../../../programs/index.ts'
import { useActions, useDerived } from '../../app/stepper.tsx'
import { processesName } from '../../kit/processWords.ts'
import styles from './Header.module.css'

/** A check of more takes longer than one waits for on a page, and more memory than a page has. */
const MOST_OFFERED = 6

/** How many run at the same time. Those of an own program can be counted where all do the same. */
export function RequestCount() {
  const { prepared } = useDerived()
  const { setRequestCount } = useActions()
  const { own } = prepared
  const count = own === null ? prepared.processes.length : own.copies
  if (count === null) return null
  const name = processesName(prepared)
  const most = Math.max(count, Math.min(own?.mostCopies ?? MAX_REQUESTS, MOST_OFFERED))
  return (
    <div className={styles['requests']}>
      <span className={styles['word']} aria-hidden="true">
        {name}
      </span>
      <div role="radiogroup" aria-label={name} className={styles['segments']}>
        {Array.from({ length: most }, (_, index) => index + 1).map((value) => (
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
