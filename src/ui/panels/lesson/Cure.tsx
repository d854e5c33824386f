import { useMemo } from 'react'
import { renameSteps } from '../../../learn/index.ts'
import type { LessonFacts } from '../../../learn/index.ts'
import { Counts } from './Counts.tsx'
import { StepLine } from './StepLine.tsx'
import styles from './StepLines.module.css'

/** The two lines that keep a file whole, and what the check of every schedule has found. */
export function Cure({ facts }: { readonly facts: LessonFacts }) {
  const cure = useMemo(() => renameSteps(facts.run), [facts.run])
  return (
    <>
      <div className={styles['lines']}>
        {cure.rows.map((row) => (
          <StepLine key={row.step} row={row} run={cure.run} facts={facts} tone={null} />
        ))}
      </div>
      <Counts facts={facts} />
    </>
  )
}
