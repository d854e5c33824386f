/**
 * Rows as left-aligned columns, each line ended; the last column is not padded. What is wider than
 * `width` continues below in its own column: the widest columns shrink first. Words up to 16
 * characters, but for schedules, are not cut; where they are too wide still, lines are longer than
 * `width`.
 */
export function columns(rows: readonly (readonly string[])[], width: number, indent = ''): string {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const all = Array.from({ length: count }, (_, column) => rows.map((row) => row[column] ?? ''))
  const room = width - indent.length - GAP.length * (count - 1)
  const widths = fittedWidths(
    all.map((cells) => longest(cells)),
    all.map(leastWidth),
    room,
  )
  return rows
    .flatMap((row) => linesOf(row, widths))
    .map((line) => `${indent}${line}\n`)
    .join('')
}

const GAP = '  '

/** Schedules and words of more than 16 characters may be cut, into pieces of this length at least. */
const CAN_BE_CUT = /^[A-E]{11,}$|^.{17,}$/
const PIECE = 10

/** Where a line may end: "43.0 %" stays together. */
const BREAK = / (?!%)/g

function leastWidth(cells: readonly string[]): number {
  const words = cells.flatMap((cell) => cell.split(BREAK))
  return longest(words.map((word) => (CAN_BE_CUT.test(word) ? word.slice(0, PIECE) : word)))
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length))
}

/** The widths, with the widest made narrower until all fit into the room, or none can give more. */
function fittedWidths(
  wanted: readonly number[],
  least: readonly number[],
  room: number,
): readonly number[] {
  const widths = [...wanted]
  for (let over = widths.reduce((sum, each) => sum + each, 0) - room; over > 0; over -= 1) {
    const spare = widths.map((each, column) => (each > (least[column] ?? 0) ? each : 0))
    const widest = spare.indexOf(Math.max(...spare))
    if ((spare[widest] ?? 0) === 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** One row as the lines of its tallest cell. */
function linesOf(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, column) => wrap(row[column] ?? '', width))
  const height = Math.max(1, ...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => (lines[line] ?? '').padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
}

/** A text in lines that are no longer than `width`: at spaces, and within longer words. */
export function wrap(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text]
  const space = [...text.matchAll(BREAK)].findLast(({ index }) => index <= width)?.index ?? 0
  // Leading spaces are an indentation, not a place to break at.
  const cut = text.slice(0, space).trim() === '' ? width : space
  const rest = text.slice(cut)
  return [text.slice(0, cut).trimEnd(), ...wrap(rest.trimStart(), width)]
}
