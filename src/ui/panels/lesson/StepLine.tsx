import type { LessonFacts } from '../../../learn/index.ts'
import { stepSentence } from '../../../world/index.ts'
import type { Run, TimelineRow } from '../../../world/index.ts'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import styles from './StepLines.module.css'

/** One step of a run: who did what, the line that did it, and what happened. */
export function StepLine({
  row: { letter, verb, span, step },
  run,
  facts,
  tone,
}: {
  readonly row: TimelineRow
  /** the run that the row is of */
  readonly run: Run
  readonly facts: LessonFacts
  /** null: neither cause nor damage */
  readonly tone: 'open' | 'bad' | null
}) {
  const source = facts.prepared.code.sources.find(({ name }) => name === span.file)
  return (
    <div className={styles['card']} data-tone={tone ?? undefined}>
      <p className={styles['head']}>
        <RequestBadge letter={letter} size={22} />
        <b>
          {letter} {verb}
        </b>
        <span>
          {span.file} · step {step}
        </span>
      </p>
      <p className={styles['line']}>
        <span>{span.line}</span>
        <code>{source?.text.split('\n')[span.line - 1]?.trim() ?? ''}</code>
      </p>
      <p className={styles['sentence']}>{stepSentence(run, step - 1)}</p>
    </div>
  )
}
