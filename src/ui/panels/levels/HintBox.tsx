import { useEffect, useRef, useState } from 'react'
import { hintOf, hintText } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import type { Check } from '../../../store/index.ts'
import { scheduleOf } from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'
import { useCheck, useCheckStore } from '../../app/check.tsx'
import { useDerived } from '../../app/stepper.tsx'
import styles from './LevelPage.module.css'

const pickStatus = ({ status }: Check) => status

/** Says on demand what has to be done next. Only one that names a request costs a star. */
export function HintBox({
  level,
  hints,
  onHint,
  onSay,
}: {
  readonly level: Level
  /** how many were given */
  readonly hints: number
  readonly onHint: (hints: number) => void
  readonly onSay: (text: string) => void
}) {
  const check = useCheckStore()
  const status = useCheck(pickStatus)
  const { done } = useDerived()
  const [told, setTold] = useState<{ readonly schedule: string; readonly text: string } | null>(
    null,
  )
  const schedule = scheduleOf(done)
  const now = useRef(schedule)
  useEffect(() => {
    now.current = schedule
  }, [schedule])
  const ready = status === 'done'
  const text = told?.schedule === schedule ? told.text : null
  const ask = async (): Promise<void> => {
    const hint = await hintFor(level, done, check.getState())
    // A person who has moved on meanwhile is told nothing, and pays nothing.
    if (now.current !== schedule) return
    const next = hint === null ? NO_ANSWER : hintText(hint, level.par)
    setTold({ schedule, text: next })
    onSay(next)
    if (hint?.kind === 'move') onHint(hints + 1)
  }
  return (
    <div className={styles['hint']}>
      <p data-idle={text === null || undefined}>{text ?? idleText(status)}</p>
      <button
        type="button"
        className={styles['button']}
        // Asked once, it is answered: the same again would cost for nothing.
        aria-disabled={!ready || text !== null || undefined}
        onClick={
          ready && text === null
            ? () => {
                void ask()
              }
            : undefined
        }
      >
        Hint, costs a star
      </button>
    </div>
  )
}

const NO_ANSWER = 'The checker could not say. Ask again.'

function idleText(status: Check['status']): string {
  switch (status) {
    case 'done':
      return 'The hint names the request that has to move next.'
    case 'broken':
    case 'stopped':
      return 'There are no hints: the checker did not get through. The level can be won all the same.'
    default:
      return 'Trying every order …'
  }
}

/** Null: the check of the level cannot tell. */
async function hintFor(level: Level, run: Run, { ask }: Pick<Check, 'ask'>) {
  const schedule = scheduleOf(run)
  const { outcome } = level
  const way = await ask({ kind: 'way', from: schedule, outcome, way: 'fewest switches', seed: 0 })
  if (way?.kind !== 'schedule') return null
  if (way.schedule !== null) return hintOf(level, run, { way: way.schedule, fates: [] })
  const known = await ask({ kind: 'insight', schedule })
  if (known?.kind !== 'insight') return null
  return hintOf(level, run, { way: null, fates: known.insight.fates })
}
