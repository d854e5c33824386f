import { useId, useMemo } from 'react'
import type { Session } from '../../store/index.ts'
import type { Letter } from '../../world/index.ts'
import { useSession } from '../session.tsx'
import { RequestShape } from '../shared/RequestShape.tsx'
import { Cells, Hatchings } from './Cells.tsx'
import { BARE, layoutMap } from './layoutMap.ts'
import { placesOf, samePair } from './mapPath.ts'
import type { Pair } from './mapPath.ts'
import { PathDrawing } from './PathDrawing.tsx'
import styles from './PairChoice.module.css'
import { useMapCells } from './useMapCells.ts'

/** Every pair of requests as a small map; one of them is enlarged below. */
export function PairChoice({
  pairs,
  chosen,
  onChoose,
}: {
  readonly pairs: readonly Pair[]
  readonly chosen: Pair
  readonly onChoose: (pair: Pair) => void
}) {
  return (
    <div role="group" aria-label="Requests on the map" className={styles['pairs']}>
      {pairs.map((pair) => (
        <button
          key={pair.across + pair.up}
          type="button"
          aria-label={`${pair.across}${pair.up}: ${pair.across} to the right, ${pair.up} upward`}
          aria-pressed={samePair(pair, chosen)}
          title={`${pair.across} to the right, ${pair.up} upward, the others where they stand now`}
          onClick={() => {
            onChoose(pair)
          }}
        >
          <SmallMap pair={pair} />
          <span aria-hidden="true" className={styles['letters']}>
            <Sign letter={pair.across as Letter} />
            <Sign letter={pair.up as Letter} />
          </span>
        </button>
      ))}
    </div>
  )
}

function Sign({ letter }: { readonly letter: Letter }) {
  return (
    <svg width={15} height={15} viewBox="-10 -10 20 20" focusable="false">
      <RequestShape letter={letter} />
    </svg>
  )
}

const ROOM = { width: 38, height: 38 }
const DOT = { width: 2, height: 2 }
const pickSchedule = (session: Session) => session.schedule
const pickCursor = (session: Session) => session.cursor

function SmallMap({ pair }: { readonly pair: Pair }) {
  const id = useId()
  const schedule = useSession(pickSchedule)
  const cursor = useSession(pickCursor)
  const cells = useMapCells(pair, 0)
  const layout = useMemo(() => (cells === null ? null : layoutMap(cells, ROOM, BARE, DOT)), [cells])
  const places = useMemo(() => placesOf(schedule, pair), [schedule, pair])
  if (cells === null || layout === null) return <svg {...ROOM} aria-hidden="true" />
  return (
    <svg
      {...ROOM}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className={styles['small']}
      aria-hidden="true"
      focusable="false"
    >
      <Hatchings id={id} />
      <Cells cells={cells} layout={layout} id={id} passed={null} />
      <PathDrawing layout={layout} places={places} cursor={cursor} focus={null} />
    </svg>
  )
}
