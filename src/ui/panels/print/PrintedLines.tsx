import type { Prepared } from '../../../programs/index.ts'
import { stepSentence } from '../../../world/index.ts'
import type { Run, TimelineRow } from '../../../world/index.ts'
import { CodeLines } from '../../kit/code/CodeLines.tsx'
import { useLines } from '../../kit/code/useLines.ts'
import { excerpt } from '../../kit/hands/excerpt.ts'
import styles from './PrintedLines.module.css'

/** Lines around a guilty one. */
const ROWS = 5

/** The lines of the listing that did it: those of the steps that explain the end. */
export function PrintedLines({
  run,
  sources,
  rows,
}: {
  readonly run: Run
  readonly sources: Prepared['code']['sources']
  /** in order: the cause first, the damage last */
  readonly rows: readonly TimelineRow[]
}) {
  if (rows.length === 0) return null
  return (
    <section aria-label="The lines that did it" className={styles['lines']}>
      <h2>The lines that did it</h2>
      {rows.map((row, index) => (
        <Lines
          key={row.step}
          row={row}
          sentence={stepSentence(run, row.step - 1)}
          kind={index > 0 && index === rows.length - 1 ? 'hit' : 'cause'}
          text={sources.find(({ name }) => name === row.span.file)?.text ?? ''}
        />
      ))}
    </section>
  )
}

function Lines({
  row: { step, letter, span, verb },
  sentence,
  kind,
  text,
}: {
  readonly row: TimelineRow
  readonly sentence: string
  readonly kind: 'cause' | 'hit'
  readonly text: string
}) {
  const lines = useLines(text)
  const { from, to } = excerpt([span.line], lines.length, ROWS)
  return (
    <div className={styles['one']}>
      <p>
        Step {step}, {span.file} line {span.line}: {sentence}
      </p>
      <CodeLines
        lines={lines.slice(from - 1, to)}
        marks={[{ line: span.line, kind, note: verb }]}
        letter={letter}
        name={`${span.file}, lines ${from} to ${to}`}
      />
    </div>
  )
}
