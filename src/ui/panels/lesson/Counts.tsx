import type { CSSProperties } from 'react'
import { badCount, scheduleCount } from '../../../learn/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import { OutcomeTerm } from '../../kit/glossary/OutcomeTerm.tsx'
import card from './Card.module.css'
import styles from './Counts.module.css'

/** What the check of every schedule has found. */
export function Counts({ facts }: { readonly facts: LessonFacts }) {
  const { report } = facts
  const all = scheduleCount(facts)
  if (report === null || all === null) {
    return <p className={card['waiting']}>Trying every order …</p>
  }
  const outcomes = report.outcomes.map(({ id, share }) => ({
    id,
    share,
    outcome: report.table.find((each) => each.id === id),
  }))
  const shareOf = (bad: boolean): number =>
    outcomes.reduce((sum, each) => (each.outcome?.bad === bad ? sum + each.share : sum), 0)
  // Shares of the whole: what is bad twice is counted twice.
  const overlaps = shareOf(true) + shareOf(false) > 1.000_001
  return (
    <div className={styles['counts']}>
      <p>
        <b>{all}</b> orders tried, <b>{badCount(facts) ?? '…'}</b> end badly
        {overlaps ? ', some of them in more than one way' : ''}
      </p>
      <dl>
        {outcomes.map(({ id, share, outcome }) => (
          <div key={id} data-bad={outcome?.bad === true || undefined}>
            <dt>{outcome === undefined ? id : <OutcomeTerm outcome={outcome} />}</dt>
            <dd>
              <span
                className={styles['bar']}
                style={{ '--share': share } as CSSProperties}
                aria-hidden="true"
              />
              {Math.round(share * 1000) / 10} % of the orders
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
