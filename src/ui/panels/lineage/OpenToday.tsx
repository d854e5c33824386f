import { CATALOGUE, decisiveScenario, openRacesOf, openText } from '../../../programs/index.ts'
import { OpenChip } from './OpenChip.tsx'
import { useOpenOnStage } from './openOnStage.ts'
import styles from './OpenToday.module.css'

const RACES = openRacesOf(CATALOGUE)

/** The races that are in Django today, each with a button that opens its schedule on the stage. */
export function OpenToday() {
  const openOnStage = useOpenOnStage()
  return (
    <section className={styles['open']} aria-labelledby="open-today">
      <h2 id="open-today" className={styles['title']}>
        Open today
      </h2>
      <ul className={styles['races']}>
        {RACES.map(({ row, decisive, ticket }) => (
          <li key={decisive.title}>
            <button
              type="button"
              className={styles['race']}
              title="Opens its schedule on the stage"
              onClick={() => {
                openOnStage(decisiveScenario(row, decisive), decisive.schedule, decisive.title)
              }}
            >
              <b>{decisive.title}</b>
              <span>{row.title}</span>
              <OpenChip text={openText(ticket)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
