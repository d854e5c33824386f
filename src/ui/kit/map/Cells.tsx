import { memo } from 'react'
import type { CellMap } from '../../../programs/index.ts'
import { cellText } from './cellText.ts'
import type { Prospect } from './cellText.ts'
import styles from './Cells.module.css'
import { corner } from './layoutMap.ts'
import type { MapLayout } from './layoutMap.ts'
import type { MapPoint } from './mapPath.ts'

/** The ground and the sign of one cell: a cross, a dot, a diagonal, or nothing. */
export function CellDrawing({
  verdict,
  width,
  height,
}: {
  readonly verdict: Prospect
  readonly width: number
  readonly height: number
}) {
  const small = Math.min(width, height)
  if (small < 8) {
    return <rect className={styles['dot']} data-verdict={verdict} width={width} height={height} />
  }
  return (
    <g className={styles['cell']} data-verdict={verdict}>
      <rect x="0.5" y="0.5" width={width - 1} height={height - 1} rx={Math.min(4, width / 4)} />
      {verdict === 'mixed' ? (
        <path d={`M3 ${height - 3} ${width - 3} 3`} />
      ) : SIGNS[verdict] === undefined ? null : (
        <path d={SIGNS[verdict]} transform={`translate(${width / 2} ${height / 2})`} />
      )}
    </g>
  )
}

/** Around (0, 0). */
const SIGNS: { readonly [K in Prospect]?: string } = {
  'at-risk': 'M-0.1 0H0.1',
  lost: 'M-2.5-2.5l5 5M2.5-2.5l-5 5',
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
