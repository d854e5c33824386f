import { useEffect, useState } from 'react'
import { LEVELS, starsFor, switchesIn } from '../../../programs/index.ts'
import type { Level, Outcome } from '../../../programs/index.ts'
import { withWin } from '../../../store/index.ts'
import type { BoardStore, Stepper } from '../../../store/index.ts'
import { scheduleOf, stepSentence } from '../../../world/index.ts'
import { useCheckedScenario, useCheckStore } from '../../app/check.tsx'
import { useKeys } from '../../app/keys/useKeys.ts'
import { openBreak } from '../../app/page.ts'
import { useActions, useDerived, useStepper, useStores } from '../../app/stepper.tsx'
import { LevelRun } from './LevelRun.tsx'
import styles from './Levels.module.css'
import { Stars } from './Stars.tsx'

const NOTHING = () => undefined
const pickScenario = (stepper: Stepper) => stepper.scenario
const pickHasSteps = (stepper: Stepper) => stepper.schedule !== ''

/** One level: the goal, the run so far, and a step for each request. */
export function LevelPage({
  level,
  board,
  onSay,
}: {
  readonly level: Level
  readonly board: BoardStore
  readonly onSay: (text: string) => void
}) {
  const { stepper } = useStores()
  const { undo, reset } = useActions()
  const { done, outcomes } = useDerived()
  const hasSteps = useStepper(pickHasSteps)
  const scenario = useStepper(pickScenario)
  const [hints, setHints] = useState(0)
  useKeys({ help: NOTHING, enlarge: NOTHING, leave: NOTHING })
  // A level begins at its start, whatever stood on the stage.
  useEffect(() => {
    const title = `a level: ${level.goal}`
    stepper
      .getState()
      .dispatch({ kind: 'open', scenario: level.scenario, schedule: '', cursor: 0, title })
  }, [stepper, level])
  const switches = switchesIn(done)
  const reached = outcomes.some(({ id }) => id === level.outcome)
  const over = outcomes.length > 0
  const earned = reached ? starsFor(level.par, switches, hints) : 0
  useEffect(() => {
    if (!reached) return
    const win = { schedule: scheduleOf(done), hints }
    board.setState(withWin(board.getState(), level, win), true)
  }, [reached, done, hints, board, level])
  const result = over ? resultText(earned, outcomes) : ''
  const sentence = done.records.length === 0 ? '' : stepSentence(done, done.records.length - 1)
  useEffect(() => {
    onSay([sentence === '' ? level.goal : sentence, result].filter((text) => text !== '').join(' '))
  }, [sentence, result, level.goal, onSay])
  return (
    <section aria-label="Level" className={styles['level']}>
      <div className={styles['goal']}>
        <p className={styles['lead']}>
          {level.programTitle}, {level.scenario.views.length}{' '}
          {level.scenario.views.length === 1 ? 'request' : 'requests'}
        </p>
        <h2>{level.goal}</h2>
        <Stars earned={over ? earned : starsFor(level.par, switches, hints)} />
        <dl className={styles['par']}>
          <div>
            <dt>switches so far</dt>
            <dd>{switches}</dd>
          </div>
          <div>
            <dt>par, the fewest possible</dt>
            <dd>{level.par}</dd>
          </div>
        </dl>
        <p className={styles['lead']}>
          A switch is a change away from a request that could still move. Three stars at par, two at
          one more, one for any way.
        </p>
        {over ? null : <Hint level={level} onHint={setHints} hints={hints} onSay={onSay} />}
        <p className={styles['result']} data-reached={reached || undefined}>
          {result}
        </p>
        {reached ? <NextLevel level={level} /> : null}
        <div className={styles['row']}>
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
        </div>
      </div>
      {scenario === level.scenario ? <LevelRun /> : null}
    </section>
  )
}

function resultText(earned: number, outcomes: readonly Outcome[]): string {
  if (earned > 0) return `Done, with ${earned} of 3 stars.`
  const titles = outcomes.map(({ title }) => title).join(', ')
  return `It ended otherwise: ${titles}. Undo, or start again.`
}

function NextLevel({ level }: { readonly level: Level }) {
  const next = LEVELS[LEVELS.indexOf(level) + 1]
  if (next === undefined) return null
  return (
    <button
      type="button"
      className={styles['main']}
      onClick={() => {
        openBreak(next.id)
      }}
    >
      Next level
    </button>
  )
}

/** Names the request that has to move next, and costs a star. */
function Hint({
  level,
  hints,
  onHint,
  onSay,
}: {
  readonly level: Level
  readonly hints: number
  readonly onHint: (hints: number) => void
  readonly onSay: (text: string) => void
}) {
  const check = useCheckStore()
  const checked = useCheckedScenario()
  const { done } = useDerived()
  const schedule = scheduleOf(done)
  const [hint, setHint] = useState<{ readonly at: string; readonly text: string } | null>(null)
  const ask = async (): Promise<void> => {
    const answer = await check.getState().ask({
      kind: 'way',
      from: schedule,
      outcome: level.outcome,
      way: 'fewest switches',
      seed: 0,
    })
    const way = answer?.kind === 'schedule' ? answer.schedule : null
    const letter = way?.charAt(schedule.length) ?? ''
    const text =
      letter === ''
        ? 'It can no longer be reached from here. Undo, or start again.'
        : `Let ${letter} move next.`
    setHint({ at: schedule, text })
    onSay(text)
    if (letter !== '') onHint(hints + 1)
  }
  return (
    <div className={styles['hint']}>
      <button
        type="button"
        className={styles['button']}
        aria-disabled={checked === null || undefined}
        onClick={
          checked === null
            ? undefined
            : () => {
                void ask()
              }
        }
      >
        Hint, costs a star
      </button>
      <p>
        {hint !== null && hint.at === schedule
          ? hint.text
          : checked === null
            ? 'Trying every order …'
            : 'It names the request that has to move next.'}
      </p>
    </div>
  )
}
