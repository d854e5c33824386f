import { memo } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import { cellText } from './cellText.ts'
import type { Prospect } from './cellText.ts'
import styles from './Cells.module.css'
import { corner } from './layoutMap.ts'
import type { MapLayout } from './layoutMap.ts'
import type { MapPoint } from './mapPath.ts'

/** The hatchings of a drawing. `id` must be its own on the page. */
export function Hatchings({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}bad`}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={styles['bad-ground']} width="4" height="4" />
        <rect className={styles['stripe']} width="2.2" height="4" />
      </pattern>
      <pattern
        id={`${id}mixed`}
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect className={styles['warn-ground']} width="9" height="9" />
        <rect className={styles['stripe']} width="3" height="9" />
      </pattern>
    </defs>
  )
}

/** The ground and the sign of one cell. */
export function CellDrawing({
  verdict,
  width,
  height,
  hatch,
}: {
  readonly verdict: Prospect
  readonly width: number
  readonly height: number
  readonly hatch: string
}) {
  const small = Math.min(width, height)
  if (small < 8) {
    return <rect className={styles['dot']} data-verdict={verdict} width={width} height={height} />
  }
  const sign = small < 11 ? undefined : SIGNS[verdict]
  const fill =
    verdict === 'lost' || verdict === 'mixed'
      ? `url(#${hatch}${verdict === 'mixed' ? 'mixed' : 'bad'})`
      : undefined
  return (
    <g className={styles['cell']} data-verdict={verdict}>
      <rect
        x="0.5"
        y="0.5"
        width={width - 1}
        height={height - 1}
        rx={Math.min(4, width / 4)}
        style={fill === undefined ? undefined : { fill }}
      />
      {sign === undefined ? null : (
        <path d={sign} transform={`translate(${width / 2} ${height / 2})`} />
      )}
    </g>
  )
}

/** Around (0, 0). Hatching is the sign of the others. */
const SIGNS: { readonly [K in Prospect]?: string } = {
  safe: 'M-3.5 0.2-1 2.8 3.5-2.6',
  'at-risk': 'M-3.2 0H-3M-0.1 0H0.1M3 0H3.2',
}

/** All cells of a map, row by row from the top, as the rows of a grid. */
export const Cells = memo(function Cells({
  cells,
  layout,
  id,
  passed,
}: {
  readonly cells: CellMap
  readonly layout: MapLayout
  readonly id: string
  /** of a grid that can be used, with names and tooltips: the cells that the path can be held at */
  readonly passed: readonly MapPoint[] | null
}) {
  const named = passed !== null
  const held = new Set(passed?.map((place) => cellId(id, place)))
  const rows = Array.from({ length: cells.rows + 1 }, (_, index) => cells.rows - index)
  return rows.map((y) => (
    <g key={y} role={named ? 'row' : undefined}>
      {cells.cells
        .filter((cell) => cell.y === y)
        .map((cell) => {
          const at = corner(layout, cell)
          const text = named ? cellText(cells, cell) : undefined
          return (
            <g
              key={cell.x}
              id={named ? cellId(id, cell) : undefined}
              role={named ? 'gridcell' : undefined}
              aria-label={text}
              className={held.has(cellId(id, cell)) ? styles['held'] : undefined}
              data-held={held.has(cellId(id, cell)) || undefined}
              transform={`translate(${at.x} ${at.y})`}
            >
              {text === undefined ? null : <title>{text}</title>}
              <CellDrawing
                verdict={cell.verdict}
                width={layout.cellWidth - layout.gap}
                height={layout.cellHeight - layout.gap}
                hatch={id}
              />
            </g>
          )
        })}
    </g>
  ))
})

/** The id of a cell in the page, for aria-activedescendant. */
export function cellId(id: string, { x, y }: MapPoint): string {
  return `${id}cell-${x}-${y}`
}
