import { guiltyRows, windowText } from '../../../learn/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import { letterOf, stepSentence } from '../../../world/index.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import styles from './Lesson.module.css'

/** The two steps that did it, with the window between them. */
export function Guilty({ facts }: { readonly facts: LessonFacts }) {
  const rows = guiltyRows(facts)
  const cause = rows[0]
  const effect = rows.length > 1 ? rows.at(-1) : undefined
  const open = windowText(facts)
  const line = ({ span }: NonNullable<typeof cause>): string => {
    const source = facts.prepared.code.sources.find(({ name }) => name === span.file)
    return source?.text.split('\n')[span.line - 1]?.trim() ?? ''
  }
  return (
    <>
      <div className={styles['guilt']} data-window={open !== null || undefined}>
        {[cause, effect].map((row, index) =>
          row === undefined ? null : (
            <div key={row.step} className={styles['card']} data-tone={index === 0 ? 'open' : 'bad'}>
              <p className={styles['cardHead']}>
                <RequestBadge letter={row.letter} size={22} />
                <b>
                  {row.letter} {row.verb}
                </b>
                <span>
                  {row.span.file} · step {row.step}
                </span>
              </p>
              <p className={styles['line']}>
                <span>{row.span.line}</span>
                <code>{line(row)}</code>
              </p>
              <p className={styles['sentence']}>{stepSentence(facts.run, row.step - 1)}</p>
            </div>
          ),
        )}
        {open === null ? null : <p className={styles['window']}>empty from {open}</p>}
      </div>
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
