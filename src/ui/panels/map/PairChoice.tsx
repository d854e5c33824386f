import { useMemo } from 'react'
import type { Stepper } from '../../../store/index.ts'
import type { Letter } from '../../../world/index.ts'
import { useStepper } from '../../app/stepper.tsx'
import { RequestShape } from '../../kit/RequestShape.tsx'
import { placesOf, samePair } from '../../kit/map/mapPath.ts'
import type { Pair } from '../../kit/map/mapPath.ts'
import styles from './PairChoice.module.css'
import { SmallMap } from '../../kit/map/SmallMap.tsx'
import { useMapCells } from '../../kit/map/useMapCells.ts'

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
          <PairMap pair={pair} />
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
const pickSchedule = (stepper: Stepper) => stepper.schedule
const pickCursor = (stepper: Stepper) => stepper.cursor

function PairMap({ pair }: { readonly pair: Pair }) {
  const schedule = useStepper(pickSchedule)
  const cursor = useStepper(pickCursor)
  const cells = useMapCells(pair, 0)
  const places = useMemo(() => placesOf(schedule, pair), [schedule, pair])
  return <SmallMap cells={cells} room={ROOM} path={{ places, cursor }} />
}
