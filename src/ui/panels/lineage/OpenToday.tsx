import {
  CATALOGUE,
  cellScenario,
  decisiveScenario,
  openRacesOf,
  openText,
} from '../../../programs/index.ts'
import type { OpenRace, Scenario } from '../../../programs/index.ts'
import type { BatchState, CellState } from '../../../store/index.ts'
import { useBatchState } from '../../app/batch.ts'
import { OutcomeMark } from '../../kit/OutcomeMark.tsx'
import { foundIn, resultOf } from './cellText.ts'
import { OpenChip } from './OpenChip.tsx'
import { useOpenOnStage } from '../../app/openOnStage.ts'
import styles from './OpenToday.module.css'

const RACES = openRacesOf(CATALOGUE)
const GRAVE = RACES.filter(({ outcome }) => outcome.severity === 'security')
const OTHERS = RACES.filter((race) => !GRAVE.includes(race))

const pickCells = (state: BatchState) => state.cells

/** The races that are in Django today, each with a button that opens its schedule on the stage. */
export function OpenToday() {
  const cells = useBatchState(pickCells)
  return (
    <section className={styles['open']} aria-labelledby="open-today">
      <h2 id="open-today" className={styles['title']}>
        Open today
      </h2>
      <Races races={GRAVE} cells={cells} />
      <details className={styles['more']}>
        <summary>{OTHERS.length} more that harm stored data</summary>
        <Races races={OTHERS} cells={cells} />
      </details>
    </section>
  )
}

function Races({
  races,
  cells,
}: {
  readonly races: readonly OpenRace[]
  readonly cells: BatchState['cells']
}) {
  return (
    <ul className={styles['races']}>
      {races.map((race) => (
        <li key={`${race.row.id} ${race.outcome.id}`}>
          <Race race={race} cell={cells.get(`${race.row.id} ${race.workload.id}`)} />
        </li>
      ))}
    </ul>
  )
}

function Race({ race, cell }: { readonly race: OpenRace; readonly cell: CellState | undefined }) {
  const openOnStage = useOpenOnStage()
  const { row, outcome, workload, decisive, ticket } = race
  const shown = shownBy(race, cell)
  const title = decisive?.title ?? `${outcome.title}: ${workload.words}`
  return (
    <button
      type="button"
      className={styles['race']}
      aria-disabled={shown === null || undefined}
      title={
        shown === null ? 'Its schedule is being looked for' : 'Opens its schedule on the stage'
      }
      onClick={() => {
        if (shown !== null) openOnStage(shown.scenario, shown.schedule, title)
      }}
    >
      <OutcomeMark outcome={outcome} />
      <b>{title}</b>
      <span>
        {row.title}
        {outcome.severity === null ? '' : ` · ${outcome.severity}`}
      </span>
      <OpenChip text={openText(ticket)} />
    </button>
  )
}

/** A schedule that ends so: that of the catalogue, else the shortest of its cell; null: not known yet. */
function shownBy(
  { row, outcome, workload, decisive }: OpenRace,
  cell: CellState | undefined,
): { readonly scenario: Scenario; readonly schedule: string } | null {
  if (decisive !== null) {
    return { scenario: decisiveScenario(row, decisive), schedule: decisive.schedule }
  }
  const result = resultOf(cell)
  const found = result === null ? [] : foundIn(result)
  const schedule = found.find((each) => each.outcome.id === outcome.id)?.shortest ?? null
  return schedule === null ? null : { scenario: cellScenario(row, workload), schedule }
}
