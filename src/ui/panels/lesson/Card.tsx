import { useEffect } from 'react'
import { wordsOf } from '../../../learn/index.ts'
import type { Beat, Lesson, LessonFacts, Option } from '../../../learn/index.ts'
import type { LessonAnswer, LessonState } from '../../../store/index.ts'
import { openLessons } from '../../app/page.ts'
import { useActions } from '../../app/stepper.tsx'
import { primaryOf } from './cardAction.ts'
import { CardBar } from './CardBar.tsx'
import { useEveryLesson } from './everyLesson.ts'
import { fetchText } from './FetchText.tsx'
import styles from './Card.module.css'
import { Go, resultText } from './Go.tsx'
import page from './LessonPage.module.css'
import { LessonEnd } from './LessonEnd.tsx'
import { Show } from './Show.tsx'
import { useCardKeys } from './useCardKeys.ts'
import { useFacts } from './useFacts.ts'
import { laterPart } from '../../kit/laterPart.tsx'

const WithTerms = laterPart(
  async () => (await import('../../kit/glossary/WithTerms.tsx')).WithTerms,
  ({ text }) => text,
)

interface CardProps {
  readonly lesson: Lesson
  /** how many there are */
  readonly lessons: number
  readonly state: LessonState
  /** the page has just opened: nobody has pressed anything yet */
  readonly first: boolean
  readonly onAnswer: (answer: LessonAnswer) => void
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onSkip: () => void
  readonly onSay: (text: string) => void
}

/** One card: a headline, at most two sentences, what they speak of, and one thing to do. */
export function Card(props: CardProps) {
  const { lesson, lessons, state, onSkip } = props
  const beat = lesson.beats[state.beat - 1]
  return (
    <div className={page['page']}>
      <CardBar
        lesson={lesson}
        lessons={lessons}
        beat={state.beat}
        onLessons={openLessons}
        onSkip={onSkip}
      />
      <main>{beat === undefined ? null : <CardBody beat={beat} {...props} />}</main>
    </div>
  )
}

function CardBody({
  beat,
  state,
  first,
  onAnswer,
  onBack,
  onNext,
  onSay,
}: CardProps & { readonly beat: Beat }) {
  const { beat: number, answered, reached, fetching } = state
  const facts = useFacts()
  const ask = useEveryLesson().all?.optionsOf ?? null
  const { forward, toEnd, goTo } = useActions()
  const { action } = beat
  const primary = primaryOf(action, facts.cursor, facts.timeline.rows, {
    answered: answered !== null,
    reached,
  })
  const options =
    primary === null && action.kind === 'ask' ? (ask?.(action.question, facts) ?? null) : null
  const does = { step: forward, play: toEnd, next: onNext }
  const press = (): void => {
    if (primary !== null) does[primary.does]()
  }
  const choose = (option: Option): void => {
    const answer = options?.find(({ right }) => right)?.text ?? option.text
    onAnswer({ ...option, answer })
  }
  useCardKeys({ press, back: onBack, options, choose })
  const headline = wordsOf(beat.headline, facts)
  const say = wordsOf(beat.say, facts)
  useSpoken(
    [
      headline,
      say,
      answered === null ? '' : resultText(answered),
      optionsText(options),
      fetching === null ? '' : fetchText(fetching === 'failed'),
    ],
    onSay,
  )
  const canGoBack = number > 1 || facts.cursor > beat.at.cursor || answered !== null
  return (
    <section aria-label="Lesson" className={page['column']}>
      <Words headline={headline} say={say} end={beat.show === 'guilty' ? facts : null} />
      <Show show={beat.show} facts={facts} />
      <Go
        action={action}
        primary={primary}
        options={options}
        state={state}
        cursor={facts.cursor}
        first={first}
        canGoBack={canGoBack}
        press={press}
        choose={choose}
        onBack={onBack}
        onShow={() => {
          if ('until' in action) goTo(action.until)
        }}
      />
    </section>
  )
}

/** Headline and what is said; of an end, beside what the customer sees now. */
function Words({
  headline,
  say,
  end,
}: {
  readonly headline: string
  readonly say: string
  /** null: it is no end */
  readonly end: LessonFacts | null
}) {
  const words = (
    <>
      <h2 className={styles['headline']} data-end={end !== null || undefined}>
        {headline}
      </h2>
      <p className={styles['told']}>
        <WithTerms text={say} />
      </p>
    </>
  )
  return (
    <div className={styles['say']} data-wide={end !== null || undefined}>
      {end === null ? words : <LessonEnd facts={end}>{words}</LessonEnd>}
    </div>
  )
}

/** The one live region is enough to follow the lesson. */
function useSpoken(texts: readonly string[], onSay: (text: string) => void): void {
  const text = texts.filter((each) => each !== '').join(' ')
  useEffect(() => {
    onSay(text)
  }, [text, onSay])
}

/** "1: Yes. 2: No.": for reading aloud. */
function optionsText(options: readonly Option[] | null): string {
  return options?.map(({ text }, index) => `${index + 1}: ${text}.`).join(' ') ?? ''
}
