import {
  CATALOGUE,
  decisiveScenario,
  openRacesOf,
  openText,
  OUTCOMES,
  versionOf,
} from '../../../programs/index.ts'
import type { Decisive, Outcome, ProgramRow } from '../../../programs/index.ts'
import styles from './DecisiveList.module.css'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import { OpenChip } from './OpenChip.tsx'
import { useOpenOnStage } from '../../app/openOnStage.ts'

/** The schedules that show the point of a version, each of them a press away. */
export function DecisiveList({ row }: { readonly row: ProgramRow }) {
  const openOnStage = useOpenOnStage()
  const races = openRacesOf(CATALOGUE, [row])
  return (
    <section aria-labelledby="decisive">
      <h3 id="decisive" className={styles['sub']}>
        Decisive schedules
      </h3>
      <ul className={styles['list']}>
        {versionOf(row).decisive.map((one) => (
          <li key={one.title}>
            <button
              type="button"
              className={styles['one']}
              onClick={() => {
                openOnStage(decisiveScenario(row, one), one.schedule, one.title)
              }}
            >
              <b>{one.title}</b>
              <span className={styles['marks']} aria-hidden="true">
                {marksOf(one).map((outcome) => (
                  <OutcomeMark key={outcome.id} outcome={outcome} />
                ))}
              </span>
              {races
                .filter(({ decisive }) => decisive === one)
                .map(({ outcome, ticket }) => (
                  <OpenChip key={outcome.id} text={openText(ticket)} />
                ))}
              <span className={styles['shows']}>{marksOf(one).map(nameOf).join(', ')}</span>
              <span className={styles['teaser']}>{one.teaser}</span>
              <span className={styles['steps']}>
                {one.scenario.views.join(' ∥ ')}, {one.schedule.length} steps: watch step{' '}
                {one.watch}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function marksOf({ shows }: Decisive) {
  return OUTCOMES.filter(({ id }) => shows.includes(id))
}

/** "Session resurrected (security)" */
function nameOf({ title, severity }: Outcome): string {
  return severity === null ? title : `${title} (${severity})`
}
