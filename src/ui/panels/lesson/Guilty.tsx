import { guiltyRows, windowText } from '../../../learn/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import { letterOf } from '../../../world/index.ts'
import { ToneMark } from '../../kit/ToneMark.tsx'
import { StepLine } from './StepLine.tsx'
import styles from './StepLines.module.css'

/** The two steps that did it, with the window between them. */
export function Guilty({ facts }: { readonly facts: LessonFacts }) {
  const rows = guiltyRows(facts)
  const cause = rows[0]
  const effect = rows.length > 1 ? rows.at(-1) : undefined
  const open = windowText(facts)
  return (
    <>
      {cause === undefined ? null : (
        <div className={styles['lines']} data-window={open !== null || undefined}>
          <StepLine row={cause} run={facts.run} facts={facts} tone="open" />
          {effect === undefined ? null : (
            <StepLine row={effect} run={facts.run} facts={facts} tone="bad" />
          )}
          {open === null ? null : <p className={styles['window']}>empty from {open}</p>}
        </div>
      )}
      <AvoidText facts={facts} />
    </>
  )
}

/** What would have avoided it this time: the last choice that leads to a good end. Empty: not known. */
function AvoidText({ facts: { insight, run } }: { readonly facts: LessonFacts }) {
  const safe = insight?.nearestSafe ?? null
  const taken = safe === null ? undefined : run.records[safe.shared]
  if (safe === null || taken === undefined) return null
  return (
    <p className={styles['avoid']}>
      <ToneMark tone="ok" />
      <span>
        <b>What would have avoided it:</b> at step {safe.shared + 1}{' '}
        {safe.schedule.charAt(safe.shared)} moves, and not {letterOf(taken.who)}.
      </span>
    </p>
  )
}
