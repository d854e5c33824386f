import type { ReactNode } from 'react'
import { lettersOf } from '../../../world/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import { customerAt, customerOught } from '../../app/customerAt.ts'
import { CustomerPage } from '../../kit/customer/CustomerPage.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import styles from './LessonEnd.module.css'

/** The end says what happened to the customer: the words beside the page that they see now. */
export function LessonEnd({
  facts: { prepared, run, cursor },
  children,
}: {
  readonly facts: LessonFacts
  /** headline and what is said under it */
  readonly children: ReactNode
}) {
  const count = run.records.length
  return (
    <div className={styles['end']}>
      <div className={styles['words']}>
        {cursor < count ? null : (
          <p className={styles['when']}>
            <ToneMark tone="bad" /> The end, step {cursor} of {count}
          </p>
        )}
        {children}
      </div>
      <CustomerPage
        customer={customerAt(run, cursor)}
        before={customerAt(run, 0).cookie}
        ought={customerOught(prepared, run, cursor)}
        letters={lettersOf(run.plan)}
      />
    </div>
  )
}
