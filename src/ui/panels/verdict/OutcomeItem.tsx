import { useId } from 'react'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import type { OutcomeRow } from '../../kit/verdict/outcomeRows.ts'
import styles from './OutcomeItem.module.css'
import { Amount } from '../../kit/verdict/Said.tsx'
import { plural } from '../../kit/verdict/words.ts'
import { OutcomeTerm } from '../../kit/glossary/OutcomeTerm.tsx'

/** A way to see an outcome happen. */
export type Opening = 'shortest' | 'fewest switches' | 'random' | 'example'

const OPENINGS: { readonly [K in Opening]: { readonly name: string; readonly title: string } } = {
  shortest: { name: 'Shortest', title: 'Opens a schedule with as few steps as possible' },
  'fewest switches': {
    name: 'Fewest switches',
    title: 'Opens a schedule with as few switches as possible away from one that could go on',
  },
  random: { name: 'Random', title: 'Draws one of these schedules; press again for another one' },
  example: { name: 'Example', title: 'Opens a schedule that was met before the check was stopped' },
}

function titleOf(opening: Opening, { counted }: OutcomeRow): string {
  const { title } = OPENINGS[opening]
  return opening === 'shortest' && counted !== null ? `${title}: ${counted.steps}` : title
}

/** An outcome: how often, how likely, how easily; and schedules that end so. */
export function OutcomeItem({
  row,
  openings,
  unavailable,
  onOpen,
}: {
  readonly row: OutcomeRow
  readonly openings: readonly Opening[]
  readonly unavailable: boolean
  readonly onOpen: (opening: Opening) => void
}) {
  const id = useId()
  const { outcome, counted } = row
  return (
    <li className={styles['item']} data-bad={outcome.bad || undefined}>
      <h3 id={id} className={styles['title']}>
        <OutcomeMark outcome={outcome} />
        <OutcomeTerm outcome={outcome} />
      </h3>
      {counted === null ? (
        <p className={styles['seen']}>seen at least once</p>
      ) : (
        <>
          <p className={styles['share']}>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ width: `${counted.share * 100}%` }} />
            </span>
            <b>{counted.percent}</b>
          </p>
          <p className={styles['facts']}>
            <span>
              <Amount count={counted.schedules} /> {plural('schedule', counted.found.schedules)}
            </span>
            <span>{counted.odds}</span>
            <span>{counted.switches}</span>
          </p>
        </>
      )}
      <div className={styles['ways']}>
        {openings.map((opening) => (
          <button
            key={opening}
            type="button"
            aria-describedby={id}
            aria-disabled={unavailable || undefined}
            title={titleOf(opening, row)}
            onClick={() => {
              if (!unavailable) onOpen(opening)
            }}
          >
            {OPENINGS[opening].name}
          </button>
        ))}
      </div>
    </li>
  )
}
