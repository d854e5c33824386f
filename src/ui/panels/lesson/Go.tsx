import { useEffect, useRef } from 'react'
import type { BeatAction, Option } from '../../../learn/index.ts'
import type { LessonAnswer, LessonState } from '../../../store/index.ts'
import type { Primary } from './cardAction.ts'
import styles from './Card.module.css'
import { FetchText } from './FetchText.tsx'
import { Prediction } from './Prediction.tsx'

interface GoProps {
  readonly action: BeatAction
  readonly primary: Primary | null
  readonly options: readonly Option[] | null
  readonly state: Pick<LessonState, 'answered' | 'fetching'>
  /** where the run stands */
  readonly cursor: number
  readonly first: boolean
  readonly canGoBack: boolean
  readonly press: () => void
  readonly choose: (option: Option) => void
  readonly onBack: () => void
  /** all the steps of the card at once */
  readonly onShow: () => void
}

/** The one thing to do, what became of it, and the way back. */
export function Go({
  action,
  primary,
  options,
  state,
  cursor,
  first,
  canGoBack,
  press,
  choose,
  onBack,
  onShow,
}: GoProps) {
  const { answered, fetching } = state
  return (
    <div className={styles['go']}>
      {primary === null ? (
        <Prediction
          prompt={action.kind === 'ask' ? action.question.prompt : ''}
          options={options}
          onChoose={choose}
        />
      ) : (
        <PrimaryButton key={primary.does} primary={primary} focused={!first} onPress={press} />
      )}
      {showsSteps(action, cursor) && primary?.does !== 'play' ? (
        <button type="button" className={styles['flat']} onClick={onShow}>
          Show me
        </button>
      ) : null}
      <Result answered={answered} />
      {fetching === null ? null : <FetchText failed={fetching === 'failed'} />}
      {canGoBack ? (
        <button type="button" className={styles['flat']} onClick={onBack}>
          {answered !== null && !answered.right ? 'Try again' : 'Back'}
        </button>
      ) : null}
    </div>
  )
}

/** It takes the focus from the button before it, so that nobody falls out of the card. */
function PrimaryButton({
  primary,
  focused,
  onPress,
}: {
  readonly primary: Primary
  readonly focused: boolean
  readonly onPress: () => void
}) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true })
  }, [focused])
  return (
    <button ref={button} type="button" className={styles['main']} data-primary="" onClick={onPress}>
      {primary.label}
    </button>
  )
}

function Result({ answered }: { readonly answered: LessonAnswer | null }) {
  if (answered === null) return null
  return (
    <p className={styles['result']} data-right={answered.right || undefined}>
      {resultText(answered)}
    </p>
  )
}

/** Are there steps of the card left to be seen? */
function showsSteps(
  action: BeatAction,
  cursor: number,
): action is Extract<BeatAction, { readonly until: number }> {
  return (action.kind === 'steps' || action.kind === 'play') && cursor < action.until
}

export function resultText({ right, text, answer }: LessonAnswer): string {
  return right ? `Right: ${text}.` : `Running it shows: ${answer}. You said: ${text}.`
}
