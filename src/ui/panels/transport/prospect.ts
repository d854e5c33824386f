import { shortened, shortName, waitsText } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'

/** What a request would do next, or why it does nothing. */
export interface NextMove {
  readonly short: string
  /** with the whole path */
  readonly full: string
}

export function nextMove(view: RequestView): NextMove {
  const { status, response, ended, next } = view
  if (status === 'finished') return same(response === null ? (ended ?? '') : `done ${response}`)
  if (status === 'blocked') return same(waitsText(view))
  if (next === null) return same('')
  if (next.path === null) return same(shortened(next.name))
  return { short: `${next.name} ${shortName(next.path)}`, full: `${next.name} ${next.path}` }
}

function same(text: string): NextMove {
  return { short: text, full: text }
}
