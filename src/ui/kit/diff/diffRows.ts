import { diffArrays } from 'diff'

/** Two lines beside each other. `null`: there is none on that side. Lines are counted from 1. */
export interface DiffRow {
  readonly kind: 'same' | 'changed'
  readonly left: number | null
  readonly right: number | null
}

/** A stretch of rows to show, or one that is the same on both sides and can be left out. */
export interface DiffPart {
  readonly folded: boolean
  readonly rows: readonly DiffRow[]
}

/** Equal lines that stay around a difference. */
const CONTEXT = 3

/**
 * The lines of two texts beside each other: equal ones in one row, and what was taken away beside
 * what came in its place.
 */
export function diffRows(left: readonly string[], right: readonly string[]): readonly DiffRow[] {
  const rows: DiffRow[] = []
  let [atLeft, atRight] = [0, 0]
  let removed: number[] = []
  const changed = (added: readonly number[]): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      const [from = null, to = null] = [removed[index], added[index]]
      rows.push({ kind: 'changed', left: from, right: to })
    }
    removed = []
  }
  for (const part of diffArrays([...left], [...right])) {
    const count = part.value.length
    if (part.removed) {
      changed([])
      removed = numbers(atLeft, count)
      atLeft += count
    } else if (part.added) {
      changed(numbers(atRight, count))
      atRight += count
    } else {
      changed([])
      for (let index = 1; index <= count; index += 1) {
        rows.push({ kind: 'same', left: atLeft + index, right: atRight + index })
      }
      atLeft += count
      atRight += count
    }
  }
  changed([])
  return rows
}

/** Where long stretches of equal lines can be left out. */
export function foldedParts(rows: readonly DiffRow[]): readonly DiffPart[] {
  const near = new Set<number>()
  for (const [index, { kind }] of rows.entries()) {
    if (kind === 'same') continue
    for (let at = index - CONTEXT; at <= index + CONTEXT; at += 1) near.add(at)
  }
  const parts: { folded: boolean; rows: DiffRow[] }[] = []
  for (const [index, row] of rows.entries()) {
    const folded = !near.has(index)
    const last = parts.at(-1)
    if (last?.folded === folded) last.rows.push(row)
    else parts.push({ folded, rows: [row] })
  }
  return parts
}

/** The same rows for one column: of every change first what was taken away, then what came. */
export function oneColumn(rows: readonly DiffRow[]): readonly DiffRow[] {
  const result: DiffRow[] = []
  let came: DiffRow[] = []
  const settle = (): void => {
    result.push(...came)
    came = []
  }
  for (const row of rows) {
    if (row.kind === 'same') {
      settle()
      result.push(row)
      continue
    }
    if (row.left !== null) result.push({ ...row, right: null })
    if (row.right !== null) came.push({ ...row, left: null })
  }
  settle()
  return result
}

function numbers(before: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => before + index + 1)
}
