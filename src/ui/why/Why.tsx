import { useMemo } from 'react'
import { PRESETS } from '../../programs/index.ts'
import type { Outcome, Scenario } from '../../programs/index.ts'
import type { Derived } from '../../store/index.ts'
import { stepSentence } from '../../world/index.ts'
import { useDerived } from '../session.tsx'
import { StepLink } from '../shared/StepLink.tsx'
import { groups } from './groups.ts'
import type { Group } from './groups.ts'
import { stepMentions } from './stepMentions.ts'
import styles from './Why.module.css'

/** One sentence for the step at the cursor; at the end, what came of the run and by which steps. */
export function Why() {
  const derived = useDerived()
  const { stage, done, outcomes } = derived
  const told = useMemo(() => groups(stage, done, outcomes), [stage, done, outcomes])
  const fine = outcomes.length > 0 && outcomes.every((outcome) => !outcome.bad)
  const tone = outcomes.length === 0 ? 'step' : fine ? 'ok' : 'bad'
  return (
    <section aria-label="Why" className={styles['why']} data-tone={tone}>
      <div
        role="group"
        aria-label="What happened"
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
        className={styles['scroll']}
      >
        {done.records.length === 0 ? <Start derived={derived} /> : <Step derived={derived} />}
        {outcomes.length === 0 ? null : <Titles outcomes={outcomes} />}
        {told.map((group) => (
          <Told key={group.explanation.sentence} group={group} named={told.length > 1} />
        ))}
        <Reasons groups={told} />
      </div>
    </section>
  )
}

function Step({ derived: { done } }: { readonly derived: Derived }) {
  const step = done.records.length
  return (
    <p>
      <b>Step {step}.</b> {stepSentence(done, step - 1)}
    </p>
  )
}

/** What to look for, and how to begin. */
function Start({ derived: { stage, run } }: { readonly derived: Derived }) {
  const begun = run.records.length > 0
  return (
    <>
      <p>
        <b>At the start.</b> {teaserOf(stage.scenario) ?? stage.row.summary}
      </p>
      <p className={styles['hint']}>
        {begun
          ? 'Play the schedule, or go through it with Forward.'
          : 'Step A lets request A do one thing that others could notice. You choose who moves next.'}
      </p>
    </>
  )
}

/** How it came about, with the steps that caused it. */
function Told({
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
    <p className={styles['told']}>
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
          <dt>{outcome.title}:</dt> <dd>{outcome.why}</dd>
        </div>
      ))}
    </dl>
  )
}

/** All outcomes at a glance. */
function Titles({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <ul className={styles['titles']} aria-label="Outcomes">
      {outcomes.map(({ id, title, bad }) => (
        <li key={id} className={styles['title']} data-bad={bad || undefined}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d={bad ? 'M2.5 2.5l7 7M9.5 2.5l-7 7' : 'M2 6.4 4.8 9.2 10 3'} />
          </svg>
          {title}
        </li>
      ))}
    </ul>
  )
}

/** What to look for in a ready scenario; null in one's own. */
function teaserOf(scenario: Scenario): string | null {
  const same = PRESETS.find((preset) => textOf(preset.scenario) === textOf(scenario))
  return same?.teaser ?? null
}

function textOf({ program, views, settings, start }: Scenario): string {
  return [program, start, settings.saveEveryRequest, settings.debugLogging, ...views].join()
}
