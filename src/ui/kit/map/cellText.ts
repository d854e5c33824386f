import type { Cell, CellMap, Outcome, OutcomeId } from '../../../programs/index.ts'
import type { Pair } from './mapPath.ts'

export type Prospect = Cell['verdict']

/** The verdicts in the order of the legend. */
export const PROSPECTS: readonly Prospect[] = ['safe', 'at-risk', 'lost', 'mixed', 'unreachable']

/** A few words for a cell. */
export const PROSPECT_WORDS: { readonly [K in Prospect]: string } = {
  safe: 'safe',
  'at-risk': 'can still fail',
  lost: 'lost',
  mixed: 'depends on how you got here',
  unreachable: 'not reachable',
}

/** One word for the legend. */
export const SHORT_WORDS: { readonly [K in Prospect]: string } = {
  safe: 'safe',
  'at-risk': 'can still fail',
  lost: 'lost',
  mixed: 'depends',
  unreachable: 'unreachable',
}

/** "A 4, B 2" */
function placeText({ across, up }: Pair, cell: Pick<Cell, 'x' | 'y'>): string {
  return up === across ? `${across} ${cell.x}` : `${across} ${cell.x}, ${up} ${cell.y}`
}

/** All that a cell says: for its tooltip, its name and the line below the map. */
export function cellText(map: Pair & Pick<CellMap, 'table'>, cell: Cell): string {
  const bad = cell.verdict === 'safe' ? '' : titlesOf(badOf(cell.possible, map.table), map.table)
  const parts = [
    PROSPECT_WORDS[cell.verdict],
    ...(cell.states > 1 ? [`${cell.states} different states`] : []),
    ...(bad === '' ? [] : [bad]),
  ]
  return `${placeText(map, cell)}: ${parts.join(' · ')}`
}

/** For the table: "can still go wrong L T". */
export function signsOf(possible: readonly OutcomeId[], table: readonly Outcome[]): string {
  return badOf(possible, table)
    .map((id) => table.find((outcome) => outcome.id === id)?.sign ?? '')
    .join(' ')
}

export function badOf(ids: readonly OutcomeId[], table: readonly Outcome[]): readonly OutcomeId[] {
  return ids.filter((id) => table.some((outcome) => outcome.id === id && outcome.bad))
}

/** "Data lost, Torn read" */
function titlesOf(ids: readonly OutcomeId[], table: readonly Outcome[]): string {
  return table
    .filter((outcome) => ids.includes(outcome.id))
    .map((outcome) => outcome.title)
    .join(', ')
}
