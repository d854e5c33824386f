import { StepLink } from '../../kit/StepLink.tsx'
import type { Mark } from '../../kit/map/noReturn.ts'
import styles from './NoReturnText.module.css'
import { Term } from '../../kit/glossary/Term.tsx'

/** The point of no return in words, with the choice that would have avoided it. */
export function NoReturnText({
  marks,
  known,
  open,
}: {
  readonly marks: readonly Mark[]
  readonly known: boolean
  /** it may still go wrong after its end */
  readonly open: boolean
}) {
  const [first, ...later] = marks
  if (first === undefined) {
    return (
      <p className={styles['text']} data-tone={known && !open ? 'ok' : undefined}>
        {!known ? '' : open ? <OpenText /> : <SafeText />}
      </p>
    )
  }
  return (
    <p className={styles['text']} data-tone="bad">
      <b>Lost</b>{' '}
      {first.step === 0 ? (
        <>from the start: no schedule avoids it ({outcomesText(first)}).</>
      ) : (
        <>
          on this run since <StepLink step={first.step} /> ({outcomesText(first)}).
        </>
      )}
      {later.map((mark) => (
        <span key={mark.step}>
          {' '}
          From <StepLink step={mark.step} /> on, {outcomesText(mark)} as well.
        </span>
      ))}
      <Last mark={first} />
    </p>
  )
}

function OpenText() {
  return (
    <>
      <b>Can still fail</b> from the end of this schedule, and can still end well: it has no{' '}
      <Term word="point of no return">point of no return</Term>.
    </>
  )
}

function SafeText() {
  return (
    <>
      <b>Safe</b>: this run ends well, and from its end nothing can go wrong.
    </>
  )
}

function outcomesText({ outcomes }: Mark): string {
  return outcomes.length === 0
    ? 'only bad ends are left'
    : outcomes.map(({ title }) => title).join(', ')
}

function Last({ mark: { step, lastChoice } }: { readonly mark: Mark }) {
  if (lastChoice === null || step === 0) return null
  return (
    <>
      {' '}
      <StepLink
        step={step - 1}
        text="Go back"
        label="Go back to the last choice that avoids it"
      />{' '}
      and step {lastChoice.instead.join(' or ')} instead.
    </>
  )
}
