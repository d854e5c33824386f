import type { Check } from '../../../store/index.ts'
import { useCheck } from '../../app/check.tsx'
import { useActions } from '../../app/stepper.tsx'
import { Said } from '../../kit/verdict/Said.tsx'
import { plural } from '../../kit/verdict/words.ts'
import styles from './Verdict.module.css'
import { progressText } from '../../kit/verdict/verdictText.ts'

const pickStatus = (check: Check) => check.status
const pickProgress = (check: Check) => check.progress
const pickCancel = (check: Check) => check.cancel
const pickPause = (check: Check) => check.pause
const pickResume = (check: Check) => check.resume

/** Before there is a verdict: how far the search is, and how to stop it. */
export function Running() {
  const status = useCheck(pickStatus)
  const progress = useCheck(pickProgress)
  const cancel = useCheck(pickCancel)
  const pause = useCheck(pickPause)
  const resume = useCheck(pickResume)
  const { setSchedule } = useActions()
  const early = progress?.early
  const paused = status === 'paused'
  const under = paused || status === 'running'
  return (
    <div className={styles['running']}>
      <p>
        {under ? (
          <Said words={progressText(progress, paused)} />
        ) : (
          'Every schedule will be checked in a moment.'
        )}
      </p>
      {under && early !== undefined ? (
        <div role="status" className={styles['early']}>
          <p>
            Found already: {early.title}, with {early.preemptions}{' '}
            {plural('switch', early.preemptions, 'switches')}.
          </p>
          <button
            type="button"
            className={styles['button']}
            title="Opens the schedule that was found; the check goes on"
            onClick={() => {
              setSchedule(early.schedule, 0, { outcome: early.title })
            }}
          >
            Show it
          </button>
        </div>
      ) : null}
      <div className={styles['buttons']} data-hidden={!under || undefined}>
        <button type="button" className={styles['button']} onClick={paused ? resume : pause}>
          {paused ? 'Continue' : 'Pause'}
        </button>
        <button type="button" className={styles['button']} onClick={cancel}>
          Cancel
        </button>
      </div>
    </div>
  )
}
