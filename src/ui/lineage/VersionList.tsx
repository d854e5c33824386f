import { CATALOGUE } from '../../programs/index.ts'
import type { ProgramRow, StoreKind } from '../../programs/index.ts'
import styles from './VersionList.module.css'

const LANES: readonly { readonly store: StoreKind; readonly title: string }[] = [
  { store: 'files', title: 'Files' },
  { store: 'rows', title: 'Database rows' },
  { store: 'cache', title: 'Cache' },
]

/** The versions on a line of time, one line for each kind of store. */
export function VersionList({
  chosen,
  onChoose,
}: {
  readonly chosen: string
  readonly onChoose: (row: ProgramRow) => void
}) {
  return (
    <div className={styles['lanes']}>
      {LANES.map(({ store, title }) => (
        <section key={store} aria-label={title}>
          <h2 className={styles['lane']}>{title}</h2>
          <ol className={styles['line']}>
            {CATALOGUE.filter((row) => row.store === store).map((row) => (
              <li key={row.id} className={styles['stop']}>
                <button
                  type="button"
                  className={styles['version']}
                  aria-pressed={row.id === chosen}
                  onClick={() => {
                    onChoose(row)
                  }}
                >
                  <time className={styles['date']} dateTime={row.date}>
                    {row.date}
                  </time>
                  <span className={styles['title']}>{row.title}</span>
                  <span className={styles['left']}>
                    {row.ourReading ? 'our reading of the proposal' : row.revision}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
