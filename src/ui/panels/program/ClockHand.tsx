import type { RequestView } from '../../../world/index.ts'
import hand from '../../kit/hands/Hand.module.css'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import styles from './ClockHand.module.css'

/** Time, which is a process like the others: its one step is "time passes". */
export function ClockHand({ view }: { readonly view: RequestView }) {
  const ready = view.status === 'ready'
  return (
    <div role="group" aria-label={`Clock ${view.letter}`} className={hand['hand']}>
      <div className={hand['head']}>
        <RequestBadge letter={view.letter} size={20} />
        <b>Time passes</b>
        <span className={hand['note']}>{ready ? 'can pass now' : 'nobody looks at the clock'}</span>
      </div>
      <div className={styles['text']}>
        <p>
          A step of {view.letter} lets time pass: every deadline that was set before is over then,
          and no later one.
        </p>
        <p className={styles['dim']}>
          It can be taken whenever somebody is about to read the clock. Nothing is ever fast enough
          here: every schedule in which time passes, or does not, is checked.
        </p>
      </div>
    </div>
  )
}
