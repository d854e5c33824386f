import * as v from 'valibot'
import { matrixKey, OUTCOMES } from '../../programs/index.ts'
import type { CellResult, OutcomeId } from '../../programs/index.ts'

const NAME = 'racetrack.matrix'

const Part = v.nullable(v.number())
const Cell = v.object({
  outcomes: v.array(
    v.object({
      id: v.picklist(OUTCOMES.map(({ id }): OutcomeId => id)),
      share: Part,
      odds: Part,
      shortest: v.nullable(v.pipe(v.string(), v.regex(/^[A-E]*$/))),
    }),
  ),
  states: v.number(),
  schedules: v.nullable(v.string()),
  complete: v.boolean(),
  steps: v.nullable(v.array(v.number())),
})
const Kept = v.object({ key: v.string(), cells: v.array(v.tuple([v.string(), v.unknown()])) })

/** The cells that an earlier visit has found; those of other programs, or broken ones, are not. */
export function readCells(storage: Storage | null): ReadonlyMap<string, CellResult> {
  const kept = v.safeParse(Kept, keptJson(storage))
  if (!kept.success || kept.output.key !== matrixKey()) return new Map()
  return new Map(
    kept.output.cells.flatMap(([name, value]) => {
      const cell = v.safeParse(Cell, value)
      return cell.success ? [[name, cell.output] as const] : []
    }),
  )
}

/** Adds them to what other tabs have kept. False when they could not be kept: the storage is full, forbidden or not there. */
export function keepCells(
  storage: Storage | null,
  cells: ReadonlyMap<string, CellResult>,
): boolean {
  try {
    const all = new Map([...readCells(storage), ...cells])
    storage?.setItem(NAME, JSON.stringify({ key: matrixKey(), cells: [...all] }))
    return storage !== null
  } catch {
    return false
  }
}

function keptJson(storage: Storage | null): unknown {
  try {
    return JSON.parse(storage?.getItem(NAME) ?? 'null')
  } catch {
    return null
  }
}
