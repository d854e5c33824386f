import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { starsFor, switchesIn } from '../../../programs/index.ts'
import type { Level, Outcome } from '../../../programs/index.ts'
import type { BoardStore, Stepper } from '../../../store/index.ts'
import { scheduleOf, stepSentence } from '../../../world/index.ts'
import { KeysDialog } from '../../app/keys/KeysDialog.tsx'
import { useKeys } from '../../app/keys/useKeys.ts'
import { openBreak } from '../../app/page.ts'
import { useActions, useDerived, useStepper } from '../../app/stepper.tsx'
import { HintBox } from './HintBox.tsx'
import { levelBindings } from './levelBindings.ts'
import { LevelEnd } from './LevelEnd.tsx'
import { LevelGoal } from './LevelGoal.tsx'
import styles from './LevelPage.module.css'
import { LevelRun } from './LevelRun.tsx'
import { StepButtons } from './StepButtons.tsx'

const NOTHING = () => undefined
const pickHasSteps = ({ schedule }: Stepper) => schedule !== ''

/** One level: the goal, the run so far, and a step for each request. Stands inside its LevelStores. */
export function LevelPage({
  level,
  board,
  focused,
  onSay,
  onShow,
}: {
  readonly level: Level
  readonly board: BoardStore
  /** the heading takes the focus from what led here */
  readonly focused: boolean
  readonly onSay: (text: string) => void
  /** shows a run on the stage */
  readonly onShow: (schedule: string, cursor: number) => void
}) {
  const { undo, reset } = useActions()
  const { done, outcomes } = useDerived()
  const hasSteps = useStepper(pickHasSteps)
  const [hints, setHints] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const bindings = useMemo(() => levelBindings(level), [level])
  const help = useCallback(() => dialog.current?.showModal(), [])
  useKeys({ help, enlarge: NOTHING, leave: openBoard }, bindings)
  const switches = switchesIn(done)
  const reached = outcomes.some(({ id }) => id === level.outcome)
  const over = outcomes.length > 0
  const stars = starsFor(level.par, switches, hints)
  const schedule = scheduleOf(done)
  useEffect(() => {
    if (reached) board.add({ [level.id]: { schedule, hints } })
  }, [reached, schedule, hints, board, level])
  const sentence = done.records.length === 0 ? '' : stepSentence(done, done.records.length - 1)
  const result = over ? resultText(reached ? stars : null, outcomes) : ''
  useEffect(() => {
    onSay([sentence === '' ? level.goal : sentence, result].filter((text) => text !== '').join(' '))
  }, [sentence, result, level.goal, onSay])
  return (
    <section aria-label="Level" className={styles['level']}>
      <LevelGoal
        level={level}
        stars={over && !reached ? 0 : stars}
        switches={switches}
        over={over}
        focused={focused}
      />
      <LevelRun />
      <div className={styles['foot']} data-over={over || undefined}>
        <div className={styles['help']}>
          {over ? (
            <LevelEnd
              level={level}
              reached={reached}
              result={result}
              onShow={() => {
                onShow(schedule, schedule.length)
              }}
            />
          ) : null}
          {reached ? null : <HintBox level={level} hints={hints} onHint={setHints} onSay={onSay} />}
        </div>
        <div className={styles['again']}>
          <button
            type="button"
            className={styles['button']}
            aria-disabled={!hasSteps || undefined}
            onClick={hasSteps ? undo : undefined}
          >
            Undo
          </button>
          <button
            type="button"
            className={styles['button']}
            aria-disabled={!hasSteps || undefined}
            onClick={hasSteps ? reset : undefined}
          >
            Start again
          </button>
          <button
            type="button"
            className={`${styles['button']} ${styles['keys']}`}
            aria-label="Keys"
            title="Keys (?)"
            onClick={help}
          >
            ?
          </button>
        </div>
        <StepButtons />
      </div>
      <KeysDialog dialog={dialog} bindings={bindings} />
    </section>
  )
}

function openBoard(): void {
  openBreak(null)
}

/** `earned`: null where the goal is not reached. */
function resultText(earned: number | null, outcomes: readonly Outcome[]): string {
  if (earned !== null) return `Done, with ${earned} of 3 stars.`
  const titles = outcomes.map(({ title }) => title).join(', ')
  return `It ended otherwise: ${titles}. Undo, or start again.`
}
