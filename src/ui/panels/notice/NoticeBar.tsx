import type { Stepper } from '../../../store/index.ts'
import { useActions, useStepper } from '../../app/stepper.tsx'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import styles from './NoticeBar.module.css'

const pickNotice = (stepper: Stepper) => stepper.notice

/** A message for the user. It lies over the page, so that nothing moves when it appears. */
export function NoticeBar() {
  const notice = useStepper(pickNotice)
  const { dismissNotice } = useActions()
  if (notice === null) return null
  return (
    <aside className={styles['holder']} aria-label="Notice">
      <div className={styles['notice']} data-kind={notice.kind}>
        <p>{notice.text}</p>
        <Button
          name="Dismiss"
          icon={<Icon name="close" />}
          onPress={() => {
            dismissNotice()
            // The button is gone: the focus goes to what the notice spoke of.
            document.querySelector('main')?.focus()
          }}
          className={styles['dismiss']}
        />
      </div>
    </aside>
  )
}
