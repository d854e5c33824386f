import { useEffect, useRef } from 'react'
import { OUTCOMES, VIEWS } from '../../../programs/index.ts'
import type { Level } from '../../../programs/index.ts'
import { lettersOf } from './levelBindings.ts'
import styles from './LevelGoal.module.css'
import { Stars } from './Stars.tsx'

/** What is to be brought about, and how well it goes so far. */
export function LevelGoal({
  level,
  stars,
  switches,
  over,
  focused,
}: {
  readonly level: Level
  /** that can still be earned, or that were */
  readonly stars: 0 | 1 | 2 | 3
  /** of the run so far */
  readonly switches: number
  /** is the run at an end? */
  readonly over: boolean
  /** the heading takes the focus */
  readonly focused: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focused) heading.current?.focus()
  }, [focused])
  return (
    <div className={styles['goal']}>
      <p className={styles['where']}>{level.programTitle}</p>
      <h2 ref={heading} tabIndex={-1}>
        {level.goal}
      </h2>
      <p className={styles['why']}>{OUTCOMES.find(({ id }) => id === level.outcome)?.why}</p>
      <p>{requestsText(level)}</p>
      <Stars earned={stars} open={!over} size={30} />
      <dl className={styles['par']}>
        <div>
          <dt>{switches === 1 ? 'switch' : 'switches'} so far</dt>
          <dd>{switches}</dd>
        </div>
        <div>
          <dt>par</dt>
          <dd>{level.par}</dd>
        </div>
      </dl>
      {over ? null : (
        <p className={styles['rule']}>
          A switch is a change away from a request that could still move. Par is the fewest
          possible: three stars at par, two at one more, one for any way.
        </p>
      )}
    </div>
  )
}

/** "A stores p, B logs out.", "Each request reads the user." */
function requestsText(level: Level): string {
  const titles = level.scenario.views.map((view) => VIEWS.find(({ id }) => id === view)?.title)
  const [first, ...others] = titles
  if (others.length === 0) return `The request ${first}.`
  if (others.every((title) => title === first)) return `Each request ${first}.`
  return `${lettersOf(level)
    .map((letter, index) => `${letter} ${titles[index]}`)
    .join(', ')}.`
}
