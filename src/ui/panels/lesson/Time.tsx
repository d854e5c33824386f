import { useMemo } from 'react'
import type { LessonFacts } from '../../../learn/index.ts'
import { lettersOf, scheduleOf } from '../../../world/index.ts'
import { sessionSegments } from '../../app/sessionStates.ts'
import { useActions } from '../../app/stepper.tsx'
import { riskRow } from '../../kit/risk/riskRow.tsx'
import { columnsOf, StepColumns } from '../../kit/timeline/StepColumns.tsx'
import styles from './Time.module.css'

/** The timeline with its risk; of one request there is only one order, and no coin. */
export function Time({ facts }: { readonly facts: LessonFacts }) {
  const { prepared, run, timeline, cursor, insight } = facts
  const { goTo } = useActions()
  const states = useMemo(
    () => sessionSegments({ prepared, run, timeline }),
    [prepared, run, timeline],
  )
  const alone = run.plan.requests.length === 1
  const risk = insight?.risk
  const flat = risk?.kind === 'known' && risk.steps.every(({ bad }) => bad === '0')
  return (
    <div
      className={styles['time']}
      data-flat={flat || undefined}
      data-alone={alone || undefined}
      role="group"
      aria-label="Timeline"
    >
      <StepColumns
        run={run}
        view={timeline}
        letters={lettersOf(run.plan)}
        cursor={cursor}
        states={states}
        words
        risk={
          alone ? null : riskRow(insight, scheduleOf(run), { cursor, columns: columnsOf(timeline) })
        }
        onGo={goTo}
      />
    </div>
  )
}
