import { useMemo } from 'react'
import type { Derived } from '../../../store/index.ts'
import { StepLink } from '../../kit/StepLink.tsx'
import { groups } from './groups.ts'
import type { Group } from './groups.ts'
import { stepMentions } from './stepMentions.ts'
import styles from './Explained.module.css'
import { OutcomeTerm } from '../../kit/glossary/OutcomeTerm.tsx'

/** How the outcomes of a run came about, and what each of them means. */
export function Explained({
  prepared,
  done,
  outcomes,
}: Pick<Derived, 'prepared' | 'done' | 'outcomes'>) {
  const all = useMemo(() => groups(prepared, done, outcomes), [prepared, done, outcomes])
  return (
    <>
      {all.map((group) => (
        <Sentence key={group.explanation.sentence} group={group} named={all.length > 1} />
      ))}
      <Reasons groups={all} />
    </>
  )
}

/** How it came about, with the steps that caused it. */
function Sentence({
  group: { outcomes, explanation },
  named,
}: {
  readonly group: Group
  /** say which outcomes it is about */
  readonly named: boolean
}) {
  const mentioned = stepMentions(explanation.sentence)
  const unnamed = explanation.steps.filter(
    (step) => !mentioned.some((piece) => piece.kind === 'step' && piece.step === step),
  )
  return (
    <p className={styles['sentence']}>
      {named ? <b>{outcomes.map((outcome) => outcome.title).join(', ')}: </b> : null}
      {mentioned.map((piece, index) =>
        piece.kind === 'words' ? (
          piece.text
        ) : (
          <StepLink key={index} step={piece.step} text={piece.text} />
        ),
      )}
      {unnamed.map((step) => (
        <span key={step}>
          {' '}
          <StepLink step={step} />
        </span>
      ))}
    </p>
  )
}

/** What each outcome means, where the explanation does not say it already. */
function Reasons({ groups }: { readonly groups: readonly Group[] }) {
  const outcomes = groups.flatMap((group) =>
    group.outcomes.filter((outcome) => outcome.why !== group.explanation.sentence),
  )
  if (outcomes.length === 0) return null
  return (
    <dl className={styles['reasons']}>
      {outcomes.map((outcome) => (
        <div key={outcome.id}>
          <dt>
            <OutcomeTerm outcome={outcome} />:
          </dt>{' '}
          <dd>{outcome.why}</dd>
        </div>
      ))}
    </dl>
  )
}
