/** A place in a grid that can have the focus: the row, the column, and which of its buttons. */
export interface Spot {
  readonly row: number
  readonly column: number
  readonly at: number
}

/**
 * Where a key leads from a place. `spots`: all there are, row by row; `whole`: with Control, over
 * the whole grid. Null: the key means nothing here, or there is nothing that way.
 */
export function gridMove(
  spots: readonly Spot[],
  from: Spot,
  key: string,
  whole: boolean,
): Spot | null {
  const row = spots.filter((spot) => spot.row === from.row)
  const here = row.findIndex((spot) => spot.column === from.column && spot.at === from.at)
  switch (key) {
    case 'ArrowRight':
      return row[here + 1] ?? null
    case 'ArrowLeft':
      return row[here - 1] ?? null
    case 'Home':
      return (whole ? spots : row)[0] ?? null
    case 'End':
      return (whole ? spots : row).at(-1) ?? null
    case 'ArrowDown':
      return beside(spots, from, 1)
    case 'ArrowUp':
      return beside(spots, from, -1)
    default:
      return null
  }
}

/** The same button of the cell below or above, or its last one. */
function beside(spots: readonly Spot[], { row, column, at }: Spot, step: 1 | -1): Spot | null {
  const cell = spots.filter((spot) => spot.row === row + step && spot.column === column)
  return cell[at] ?? cell.at(-1) ?? null
}
