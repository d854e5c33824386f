import type { MapPoint } from './mapPath.ts'

/** Pixels. Cell (0, 0) is at the lower left; its middle is at `centre`. */
export interface MapLayout {
  readonly columns: number
  readonly rows: number
  readonly left: number
  readonly top: number
  readonly cellWidth: number
  readonly cellHeight: number
  /** between two cells */
  readonly gap: number
  /** of the whole drawing */
  readonly width: number
  readonly height: number
}

export interface Margins {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Room for the operations beside the axes and, beyond them, who moves; where the map is large. */
export const NAMED_AXES: Margins = { left: 112, top: 24, right: 22, bottom: 94 }
/** Room for the names of the axes alone. */
export const AXES: Margins = { left: 22, top: 4, right: 4, bottom: 22 }
export const BARE: Margins = { left: 2, top: 2, right: 2, bottom: 2 }

/** Below this cells are dots: no gap, no sign, no outline. */
const DOT = 10

const LARGEST = 40

/**
 * The largest cells that fit the room, but none below `smallest`: the drawing may be larger than
 * the room, and is never stretched.
 */
export function layoutMap(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  room: { readonly width: number; readonly height: number },
  margins: Margins,
  smallest: { readonly width: number; readonly height: number },
): MapLayout {
  const fit = (space: number, cells: number, least: number): number =>
    Math.max(least, Math.min(LARGEST, Math.floor(space / cells)))
  const cellWidth = fit(room.width - margins.left - margins.right, columns + 1, smallest.width)
  // Flat cells read badly, tall ones waste the width.
  const high = fit(room.height - margins.top - margins.bottom, rows + 1, smallest.height)
  const cellHeight = Math.min(high, Math.ceil(cellWidth * 1.15))
  return {
    columns,
    rows,
    left: margins.left,
    top: margins.top,
    cellWidth,
    cellHeight,
    gap: Math.min(cellWidth, cellHeight) < DOT ? 0 : 2,
    width: margins.left + cellWidth * (columns + 1) + margins.right,
    height: margins.top + cellHeight * (rows + 1) + margins.bottom,
  }
}

/** The upper left corner of a cell. */
export function corner(layout: MapLayout, { x, y }: MapPoint): MapPoint {
  return {
    x: layout.left + x * layout.cellWidth,
    y: layout.top + (layout.rows - y) * layout.cellHeight,
  }
}

export function centre(layout: MapLayout, place: MapPoint): MapPoint {
  const { x, y } = corner(layout, place)
  return { x: x + (layout.cellWidth - layout.gap) / 2, y: y + (layout.cellHeight - layout.gap) / 2 }
}

/** The cell at a point of the drawing; beside the cells, the nearest one. */
export function cellAt(layout: MapLayout, point: MapPoint): MapPoint {
  const within = (value: number, last: number): number =>
    Math.max(0, Math.min(last, Math.floor(value)))
  return {
    x: within((point.x - layout.left) / layout.cellWidth, layout.columns),
    y: layout.rows - within((point.y - layout.top) / layout.cellHeight, layout.rows),
  }
}

/** An SVG path through the middles of cells; a place that follows itself is one point. */
export function lineThrough(layout: MapLayout, places: readonly MapPoint[]): string {
  return places
    .filter((place, index) => {
      const before = places[index - 1]
      return before === undefined || before.x !== place.x || before.y !== place.y
    })
    .map((place, index) => {
      const { x, y } = centre(layout, place)
      return `${index === 0 ? 'M' : 'L'}${x} ${y}`
    })
    .join('')
}
