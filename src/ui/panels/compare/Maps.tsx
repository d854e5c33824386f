import type { CellMap, CheckReport } from '../../../programs/index.ts'
import { cellCounts } from '../../kit/map/cellCounts.ts'
import { CellDrawing } from '../../kit/map/Cells.tsx'
import { SHORT_WORDS, PROSPECT_WORDS } from '../../kit/map/cellText.ts'
import { SmallMap } from '../../kit/map/SmallMap.tsx'
import { mapText } from './firstPair.ts'
import styles from './Maps.module.css'

const ROOM = { width: 188, height: 120 }
const STRIP = { width: 188, height: 24 }

/** A small map of each program and, below it, how many cells of each kind it has. */
export function Maps({
  requests,
  titles,
  reports,
  maps,
}: {
  readonly requests: number
  readonly titles: readonly string[]
  readonly reports: readonly (CheckReport | null)[]
  readonly maps: readonly (CellMap | null)[]
}) {
  return (
    <div className={styles['maps']}>
      <h3>Map: {mapText(requests)}</h3>
      {maps.map((cells, index) => (
        <figure
          key={index}
          data-strip={requests === 1 || undefined}
          aria-label={`Map of ${titles[index] ?? ''}`}
        >
          <SmallMap cells={cells} room={requests > 1 ? ROOM : STRIP} />
          <figcaption>
            {cells === null ? <p>{missing(reports[index] ?? null)}</p> : <Counts cells={cells} />}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

function missing(report: CheckReport | null): string {
  return report?.end.kind === 'stopped' ? 'No map: the check was stopped early.' : '…'
}

/** The legend and the numbers in one. */
function Counts({ cells }: { readonly cells: CellMap }) {
  return (
    <ul className={styles['counts']}>
      {cellCounts(cells).map(({ verdict, count }) => (
        <li key={verdict} title={PROSPECT_WORDS[verdict]} data-none={count === 0 || undefined}>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <CellDrawing verdict={verdict} width={16} height={16} />
          </svg>
          <span>
            {count} {SHORT_WORDS[verdict]}
          </span>
        </li>
      ))}
    </ul>
  )
}
