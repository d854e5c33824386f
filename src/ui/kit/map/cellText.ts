import { OUTCOMES } from '../../../programs/index.ts'
import type { Cell, OutcomeId } from '../../../programs/index.ts'
import type { Pair } from './mapPath.ts'

export type Prospect = Cell['verdict']

/** The verdicts in the order of the legend. */
export const PROSPECTS: readonly Prospect[] = ['safe', 'at-risk', 'lost', 'mixed', 'unreachable']

/** A few words for a cell. */
export const PROSPECT_WORDS: { readonly [K in Prospect]: string } = {
  safe: 'safe',
  'at-risk': 'can still go wrong',
  lost: 'cannot be saved',
  mixed: 'depends on the way here',
  unreachable: 'not reachable',
}

/** One word for the legend. */
export const SHORT_WORDS: { readonly [K in Prospect]: string } = {
  safe: 'safe',
  'at-risk': 'open',
  lost: 'doomed',
  mixed: 'mixed',
  unreachable: 'unreachable',
}

/** "A 4, B 2" */
function placeText({ across, up }: Pair, cell: Pick<Cell, 'x' | 'y'>): string {
  return up === across ? `${across} ${cell.x}` : `${across} ${cell.x}, ${up} ${cell.y}`
}

/** All that a cell says: for its tooltip, its name and the line below the map. */
export function cellText(pair: Pair, cell: Cell): string {
  const bad = cell.verdict === 'safe' ? '' : titlesOf(badOf(cell.possible))
  const parts = [
    PROSPECT_WORDS[cell.verdict],
    ...(cell.states > 1 ? [`${cell.states} different states`] : []),
    ...(bad === '' ? [] : [bad]),
  ]
  return `${placeText(pair, cell)}: ${parts.join(' · ')}`
}

/** For the table: "can still go wrong L T". */
export function signsOf(possible: readonly OutcomeId[]): string {
  return badOf(possible)
    .map((id) => OUTCOMES.find((outcome) => outcome.id === id)?.sign ?? '')
    .join(' ')
}

export function badOf(ids: readonly OutcomeId[]): readonly OutcomeId[] {
  return ids.filter((id) => OUTCOMES.some((outcome) => outcome.id === id && outcome.bad))
}

/** "Data lost, Torn read" */
export function titlesOf(ids: readonly OutcomeId[]): string {
  return OUTCOMES.filter((outcome) => ids.includes(outcome.id))
    .map((outcome) => outcome.title)
    .join(', ')
}
