import { useId, useMemo } from 'react'
import type { CellMap, Insight } from '../../../programs/index.ts'
import { scheduleOf } from '../../../world/index.ts'
import type { Run } from '../../../world/index.ts'
import { Axes } from '../../kit/map/Axes.tsx'
import { axisSteps } from '../../kit/map/axisSteps.ts'
import { Cells } from '../../kit/map/Cells.tsx'
import { layoutMap, NAMED_AXES } from '../../kit/map/layoutMap.ts'
import { Legend } from '../../kit/map/Legend.tsx'
import { placesOf } from '../../kit/map/mapPath.ts'
import { marksOf } from '../../kit/map/noReturn.ts'
import type { Mark } from '../../kit/map/noReturn.ts'
import { PathDrawing } from '../../kit/map/PathDrawing.tsx'
import styles from './PrintedMap.module.css'

/** Pixels: the width of the paper between its margins, and half of its height. */
const ROOM = { width: 690, height: 480 }
const SMALLEST = { width: 17, height: 14 }

/** The map of two requests with the run as a path. */
export function PrintedMap({
  cells,
  run,
  insight,
}: {
  readonly cells: CellMap
  readonly run: Run
  /** of the run; null: not known */
  readonly insight: Insight | null
}) {
  const id = useId()
  const layout = useMemo(() => layoutMap(cells, ROOM, NAMED_AXES, SMALLEST), [cells])
  const steps = useMemo(() => axisSteps(run), [run])
  // The first is the point of no return.
  const mark = insight === null ? undefined : marksOf(insight)[0]
  const places = placesOf(scheduleOf(run), cells)
  return (
    <section aria-label="Map" className={styles['map']}>
      <h2>Map</h2>
      <Legend />
      <svg
        role="img"
        aria-label={`Steps of ${cells.across} to the right, steps of ${cells.up} upward, and this run as a path`}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        width={layout.width}
        height={layout.height}
      >
        <Axes layout={layout} across={cells.across} up={cells.up} steps={steps} />
        <Cells cells={cells} layout={layout} id={id} passed={null} />
        <PathDrawing
          layout={layout}
          places={places}
          cursor={places.length - 1}
          mark={mark}
          focus={null}
        />
      </svg>
      <p>{pathText(mark)}</p>
    </section>
  )
}

/** How to read the path. */
function pathText(mark: Mark | undefined): string {
  const line = 'The line is this run, from the lower left to the ring where it ends.'
  if (mark === undefined) return line
  const what = mark.outcomes.map(({ title }) => title).join(', ')
  const names = what === '' ? '' : ` (${what})`
  return mark.step === 0
    ? `${line} It was lost from the start${names}: no schedule avoids it.`
    : `${line} The diamond is its point of no return: lost since step ${mark.step}${names}.`
}
