import { kindOf } from '../outcome.ts'
import type { OutcomeId } from '../outcome.ts'

/** What EXPECT says: that no schedule ends badly, or the bad outcomes there are, no more and no less. */
export type Expectation = 'safe' | readonly string[]

/** Kinds of bad outcomes whose ids go on with ": " and a text. */
const OPEN_KINDS = ['assertion', 'exception', 'rule-error']
const BAD = ['deadlock', 'livelock']

/** Why a text cannot be an item of EXPECT; null: it can. `rules`: the names of the file's rules. */
export function wrongItem(item: string, rules: readonly string[]): string | null {
  if (BAD.includes(item) || OPEN_KINDS.includes(item)) return null
  if (item === 'torn-read') return '`torn-read` is a hazard, no bad outcome: it is never listed.'
  const kind = kindOf(item)
  const rest = item.slice(kind.length + 2)
  if (kind === 'rule-error' && rest !== '' && !rules.includes(rest)) {
    return `\`${item}\` names no rule of this file; it has: ${rules.join(', ') || 'none'}.`
  }
  if (OPEN_KINDS.includes(kind) && rest !== '') return null
  const all = [...OPEN_KINDS, ...BAD].join(', ')
  return `\`${item}\` is no bad outcome. There are: ${all}; the first three may go on with ": " and a text.`
}

/** How what was found differs from what was expected. */
export interface Difference {
  /** expected and not found */
  readonly missing: readonly string[]
  /** found and not expected */
  readonly unexpected: readonly OutcomeId[]
}

/** `bad`: the ids of the bad outcomes that were found. */
export function differenceFrom(expected: Expectation, bad: readonly OutcomeId[]): Difference {
  const items = expected === 'safe' ? [] : expected
  const fits = (item: string, id: OutcomeId) => item === id || item === kindOf(id)
  return {
    missing: items.filter((item) => !bad.some((id) => fits(item, id))),
    unexpected: bad.filter((id) => !items.some((item) => fits(item, id))),
  }
}
