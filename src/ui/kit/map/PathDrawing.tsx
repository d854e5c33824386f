import { centre, corner, lineThrough } from './layoutMap.ts'
import type { MapLayout } from './layoutMap.ts'
import styles from './PathDrawing.module.css'
import type { MapPoint } from './mapPath.ts'
import type { Mark } from './noReturn.ts'

/** The schedule as a path: steps done, steps ahead, the position, and the mark. */
export function PathDrawing({
  layout,
  places,
  cursor,
  mark,
  focus,
}: {
  readonly layout: MapLayout
  readonly places: readonly MapPoint[]
  readonly cursor: number
  /** the point of no return */
  readonly mark?: Mark | undefined
  /** the cell that has the keyboard focus, when it is not the position */
  readonly focus: MapPoint | null
}) {
  const here = places[cursor] ?? { x: 0, y: 0 }
  const at = centre(layout, here)
  const marked = mark === undefined ? undefined : places[mark.step]
  // Around the mark the position is a ring, else a disc.
  const both = marked !== undefined && marked.x === here.x && marked.y === here.y
  const whole = lineThrough(layout, places)
  return (
    <g className={styles['path']} aria-hidden="true">
      {focus === null ? null : <Ring layout={layout} place={focus} />}
      <path className={styles['halo']} d={whole} />
      <path className={styles['later']} d={lineThrough(layout, places.slice(cursor))} />
      <path className={styles['done']} d={lineThrough(layout, places.slice(0, cursor + 1))} />
      <circle className={styles['here']} cx={at.x} cy={at.y} r={both ? 12 : radius(layout)} />
      {mark === undefined ? null : <NoReturn layout={layout} places={places} mark={mark} />}
    </g>
  )
}

function radius({ cellWidth, cellHeight }: MapLayout): number {
  return Math.min(7, cellWidth * 0.28, cellHeight * 0.28)
}

function Ring({ layout, place }: { readonly layout: MapLayout; readonly place: MapPoint }) {
  const { x, y } = corner(layout, place)
  return (
    <rect
      className={styles['ring']}
      x={x}
      y={y}
      width={layout.cellWidth - layout.gap}
      height={layout.cellHeight - layout.gap}
      rx="4"
    />
  )
}

/** A diamond on the path; the words are above the map. */
function NoReturn({
  layout,
  places,
  mark,
}: {
  readonly layout: MapLayout
  readonly places: readonly MapPoint[]
  readonly mark: Mark
}) {
  const place = places[mark.step]
  if (place === undefined) return null
  const { x, y } = centre(layout, place)
  return (
    <g className={styles['no-return']} transform={`translate(${x} ${y})`}>
      <title>{mark.outcomes.map(({ title }) => title).join(', ')}</title>
      <path d="M0-8.5 8.5 0 0 8.5-8.5 0Z" />
      <path className={styles['bang']} d="M0-4V1M0 3.6V3.8" />
    </g>
  )
}
