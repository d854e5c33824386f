import type { Outcome } from '../../../programs/index.ts'
import type { Derived, Stepper } from '../../../store/index.ts'
import { scheduleOf, stepSentence } from '../../../world/index.ts'
import { decisiveOf, presetOf } from '../../app/presetOf.ts'
import { sessionTextAt } from '../../app/sessionTexts.ts'
import { ToneMark } from '../../kit/ToneMark.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { useDerived, useStepper } from '../../app/stepper.tsx'
import styles from './Why.module.css'

const pickScenario = (stepper: Stepper) => stepper.scenario

// What explains an outcome is only needed where a run has ended.
const Explained = laterPart(async () => (await import('./Explained.tsx')).Explained)

/** One sentence for the step at the cursor; at the end, what came of the run and by which steps. */
export function Why() {
  const derived = useDerived()
  const { prepared, done, outcomes } = derived
  const fine = outcomes.length > 0 && outcomes.every((outcome) => !outcome.bad)
  const tone = outcomes.length === 0 ? 'step' : fine ? 'ok' : 'bad'
  return (
    <section aria-label="Why" className={styles['why']} data-tone={tone}>
      <SessionLine derived={derived} />
      <div
        role="group"
        aria-label="What happened"
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
        className={styles['scroll']}
      >
        {done.records.length === 0 ? <Start derived={derived} /> : <Step derived={derived} />}
        {outcomes.length === 0 ? null : <Titles outcomes={outcomes} />}
        {outcomes.length === 0 ? null : (
          <Explained prepared={prepared} done={done} outcomes={outcomes} />
        )}
      </div>
    </section>
  )
}

/** On a phone the Session panel is far below: its headline stands here, too. */
function SessionLine({ derived }: { readonly derived: Derived }) {
  const session = sessionTextAt(derived, derived.world)
  if (session === null) return null
  const { tone, headline } = session
  return (
    <p className={styles['session']}>
      <ToneMark tone={tone} />
      <span>Session: {headline}</span>
    </p>
  )
}

function Step({ derived: { done, run } }: { readonly derived: Derived }) {
  const scenario = useStepper(pickScenario)
  const step = done.records.length
  const watch = decisiveOf(scenario, scheduleOf(run))?.watch === step
  return (
    <p>
      <b>Step {step}.</b> {watch ? <em className={styles['watch']}>The step to watch.</em> : null}{' '}
      {stepSentence(done, step - 1)}
    </p>
  )
}

/** What to look for, and how to begin. */
function Start({ derived: { prepared, run } }: { readonly derived: Derived }) {
  const scenario = useStepper(pickScenario)
  const begun = run.records.length > 0
  return (
    <>
      <p>
        <b>At the start.</b>{' '}
        {presetOf(scenario)?.teaser ??
          decisiveOf(scenario, scheduleOf(run))?.teaser ??
          prepared.summary}
      </p>
      <p className={styles['hint']}>
        {begun
          ? 'Play the schedule, or go through it with Forward.'
          : 'Press Step A: request A makes its next system call. You decide which request moves next.'}
      </p>
    </>
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
