import { useState } from 'react'
import { CATALOGUE, MILESTONES, openRacesOf, openText, versionOf } from '../../../programs/index.ts'
import type { Milestone, ProgramRow, StoreKind } from '../../../programs/index.ts'
import { Switch } from '../../kit/Switch.tsx'
import { OpenChip } from './OpenChip.tsx'
import { underText } from './underText.ts'
import styles from './VersionList.module.css'
import { dayOf, yearsOf } from './yearsOf.ts'

const LANES: readonly { readonly store: StoreKind; readonly title: string }[] = [
  { store: 'files', title: 'Files' },
  { store: 'rows', title: 'Database' },
  { store: 'cache', title: 'Cache' },
]

const YEARS = yearsOf(CATALOGUE, MILESTONES)
const OPEN_YEARS = yearsOf(
  CATALOGUE.filter((row) => openRacesOf(CATALOGUE, [row]).length > 0),
  [],
)

/** The versions on a line of time, a lane for each kind of store, year by year. */
export function VersionList({
  chosen,
  onChoose,
}: {
  readonly chosen: string
  readonly onChoose: (row: ProgramRow) => void
}) {
  const [openOnly, setOpenOnly] = useState(false)
  return (
    <>
      <div className={styles['filter']}>
        <Switch name="Still open" on={openOnly} onChange={setOpenOnly} />
      </div>
      <ul className={styles['lanes']} aria-label="Lanes">
        {LANES.map(({ store, title }) => (
          <li key={store}>
            <i className={styles['dot']} data-store={store} aria-hidden="true" />
            {title}
          </li>
        ))}
      </ul>
      <div className={styles['time']}>
        {(openOnly ? OPEN_YEARS : YEARS).map(({ year, stops, after }) => (
          <section key={year} aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`} className={styles['year']} data-far={far(after)}>
              {year}
            </h2>
            <ol className={styles['stops']}>
              {stops.map((stop) =>
                stop.kind === 'version' ? (
                  <Version
                    key={stop.row.id}
                    row={stop.row}
                    chosen={stop.row.id === chosen}
                    onChoose={onChoose}
                  />
                ) : (
                  <Between key={stop.milestone.date} milestone={stop.milestone} />
                ),
              )}
            </ol>
          </section>
        ))}
      </div>
    </>
  )
}

function Version({
  row,
  chosen,
  onChoose,
}: {
  readonly row: ProgramRow
  readonly chosen: boolean
  readonly onChoose: (row: ProgramRow) => void
}) {
  return (
    <li ref={chosen ? bringIntoSight : undefined} className={styles['stop']}>
      <i className={styles['dot']} data-store={row.store} data-chosen={chosen} aria-hidden="true" />
      <button
        type="button"
        className={styles['version']}
        aria-pressed={chosen}
        onClick={() => {
          onChoose(row)
        }}
      >
        <span className={styles['title']}>{row.title}</span>
        <time className={styles['date']} dateTime={versionOf(row).date}>
          {dayOf(versionOf(row).date)}
        </time>
        <span className={styles['under']}>{underText(row)}</span>
        {ticketsOf(row).map((ticket) => (
          <OpenChip key={ticket} text={openText(ticket)} />
        ))}
      </button>
    </li>
  )
}

/** The tickets of its races that are open today. */
function ticketsOf(row: ProgramRow): readonly string[] {
  return openRacesOf(CATALOGUE, [row]).flatMap(({ ticket }) => ticket ?? [])
}

/** The line of time scrolls by itself, and the page stays where it is. */
function bringIntoSight(element: HTMLElement | null): void {
  const time = element?.closest('nav')
  if (element === null || !time) return
  const [inside, around] = [element.getBoundingClientRect(), time.getBoundingClientRect()]
  if (inside.top < around.top + 40) time.scrollTop += inside.top - around.top - 80
  else if (inside.bottom > around.bottom) time.scrollTop += inside.bottom - around.bottom + 40
}

/** A milestone: no version, but a reason for the next one. */
function Between({
  milestone: { date, revision, text, source },
}: {
  readonly milestone: Milestone
}) {
  return (
    <li className={styles['stop']}>
      <i className={styles['tick']} aria-hidden="true" />
      <p className={styles['between']}>
        {text}{' '}
        <span className={styles['when']}>
          <time dateTime={date}>{dayOf(date)}</time>,{' '}
          <a href={source} target="_blank" rel="noopener noreferrer">
            {revision}
          </a>
        </span>
      </p>
    </li>
  )
}

/** Years that lie far apart stand apart. */
function far(after: number | null): 'near' | 'far' | undefined {
  if (after === null) return undefined
  return after > 5 ? 'far' : 'near'
}
