import type { CSSProperties } from 'react'
import { badCount, scheduleCount } from '../../../learn/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import card from './Card.module.css'
import styles from './Counts.module.css'

/** What the check of every schedule has found. */
export function Counts({ facts }: { readonly facts: LessonFacts }) {
  const { report } = facts
  const all = scheduleCount(facts)
  if (report === null || all === null) {
    return <p className={card['waiting']}>Trying every order …</p>
  }
  return (
    <div className={styles['counts']}>
      <p>
        <b>{all}</b> orders tried, <b>{badCount(facts) ?? '…'}</b> end badly
      </p>
      <dl>
        {report.outcomes.map(({ id, share }) => {
          const outcome = report.table.find((each) => each.id === id)
          return (
            <div key={id} data-bad={outcome?.bad === true || undefined}>
              <dt>{outcome?.title ?? id}</dt>
              <dd>
                <span
                  className={styles['bar']}
                  style={{ '--share': share } as CSSProperties}
                  aria-hidden="true"
                />
                {Math.round(share * 1000) / 10} % of the orders
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
