import { useMemo } from 'react'
import { versionOf } from '../../../programs/index.ts'
import type { Outcome, Prepared } from '../../../programs/index.ts'
import type { Stepper } from '../../../store/index.ts'
import { scheduleOf } from '../../../world/index.ts'
import { useInsight } from '../../app/check.tsx'
import { decisiveOf, presetOf } from '../../app/presetOf.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { OutcomeTerm } from '../../kit/glossary/OutcomeTerm.tsx'
import { Term } from '../../kit/glossary/Term.tsx'
import { RequestBadge } from '../../kit/RequestBadge.tsx'
import { StepLink } from '../../kit/StepLink.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import { nextToTry } from './nextToTry.ts'
import { storyOf } from './story.ts'
import type { Story, StoryBox } from './story.ts'
import styles from './Why.module.css'

const pickScenario = (stepper: Stepper) => stepper.scenario

/**
 * The headline of the stage: what just happened, over its cause, its effect and what is ahead. `next`: whether it
 * offers what to try after the end.
 */
export function Why({ next = true }: { readonly next?: boolean }) {
  const derived = useDerived()
  const scenario = useStepper(pickScenario)
  const insight = useInsight()
  const { run, outcomes } = derived
  const story = useMemo(() => {
    const schedule = scheduleOf(run)
    const decisive = decisiveOf(scenario, schedule)
    const preset = presetOf(scenario)
    return storyOf(derived, {
      teaser: decisive?.teaser ?? preset?.teaser ?? teaserOf(derived.prepared),
      insight: insight !== null && insight.schedule === schedule ? insight : null,
      watch: decisive?.watch ?? null,
    })
  }, [derived, run, scenario, insight])
  return (
    <section
      aria-label="Why"
      className={styles['why']}
      data-tone={story.tone}
      data-end={outcomes.length > 0 || undefined}
    >
      <div className={styles['top']}>
        <p className={styles['when']}>{story.when}</p>
        <Headline story={story} />
        {outcomes.length === 0 ? null : <Titles outcomes={outcomes} />}
        {next && outcomes.length > 0 ? <Next /> : null}
      </div>
      <ol className={styles['chain']}>
        {story.boxes.map((box) => (
          <Box key={box.title} box={box} />
        ))}
      </ol>
    </section>
  )
}

/** What the version changed, or what the program of somebody's own is about. */
function teaserOf({ django, own, title }: Prepared): string {
  if (django !== null) return versionOf({ id: django.row.id }).summary
  const text = own?.description.replaceAll('\n', ' ') ?? ''
  // The rest stands in the program.
  return /^.*?[.?!](?= |$)/.exec(text)?.[0] ?? title
}

/** Lines of a headline at its largest are about this long. */
const LONG = 84
const VERY_LONG = 118

function Headline({ story: { lead, rest } }: { readonly story: Story }) {
  const length = lead.length + rest.length
  return (
    <p
      role="group"
      aria-label="What happened"
      className={styles['headline']}
      data-length={length > VERY_LONG ? 'very-long' : length > LONG ? 'long' : undefined}
    >
      {lead === '' ? null : <b>{lead}</b>} {rest}
    </p>
  )
}

function Box({
  box: { tone, title, step, place, letter, text, avoid },
}: {
  readonly box: StoryBox
}) {
  const { setSchedule } = useActions()
  return (
    <li className={styles['box']} data-tone={tone} data-avoid={avoid !== null || undefined}>
      {letter === null ? (
        tone === 'plain' || tone === 'open' ? null : (
          <ToneMark tone={tone} />
        )
      ) : (
        <RequestBadge letter={letter} size={20} />
      )}
      <div className={styles['words']}>
        <p className={styles['title']}>
          <Title title={title} />
          {step === null ? null : (
            <>
              {' · '}
              <StepLink step={step} />
              {place === null ? null : `, ${place}`}
            </>
          )}
        </p>
        <p>{text}</p>
      </div>
      {avoid === null ? null : (
        <button
          type="button"
          className={styles['try']}
          aria-label="Open the safe schedule"
          onClick={() => {
            setSchedule(avoid.schedule, avoid.shared, 'nearest safe')
          }}
        >
          Go back and try
        </button>
      )}
    </li>
  )
}

/** The heading of a box; a word of the trade in it can be pressed. */
const TERMS: Readonly<Record<string, string>> = {
  Window: 'window',
  'Window open': 'window',
  'Damage · no way back': 'point of no return',
}

function Title({ title }: { readonly title: string }) {
  const word = TERMS[title]
  return word === undefined ? title : <Term word={word}>{title}</Term>
}

/** All outcomes at a glance. */
function Titles({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <ul className={styles['titles']} aria-label="Outcomes">
      {outcomes.map((outcome) => (
        <li key={outcome.id} data-bad={outcome.bad || undefined}>
          <ToneMark tone={outcome.bad ? 'bad' : 'ok'} />
          <OutcomeTerm outcome={outcome} />
        </li>
      ))}
    </ul>
  )
}

/** One thing to try next. */
function Next() {
  const { prepared, outcomes } = useDerived()
  const { setFix, setRequestCount, changeScenario } = useActions()
  const next = nextToTry(prepared, outcomes)
  if (next === null) return null
  return (
    <button
      type="button"
      className={styles['next']}
      onClick={() => {
        if (next.kind === 'fix') setFix(true)
        else if (next.kind === 'requests') setRequestCount(next.count)
        else changeScenario({ program: next.id }, 'program')
      }}
    >
      {next.text}
    </button>
  )
}
