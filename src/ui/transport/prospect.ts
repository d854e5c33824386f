import { shortened, shortName } from '../../world/index.ts'
import type { RequestView } from '../../world/index.ts'

/** What a request would do next, or why it does nothing. */
export interface Prospect {
  readonly short: string
  /** with the whole path */
  readonly full: string
}

export function prospect({ status, blockedBy, response, next }: RequestView): Prospect {
  if (status === 'finished') return same(response === null ? 'ended' : `done ${response}`)
  if (status === 'blocked') return same(`waits for ${blockedBy.join(' and ')}`)
  if (next === null) return same('')
  if (next.path === null) return same(shortened(next.name))
  return { short: `${next.name} ${shortName(next.path)}`, full: `${next.name} ${next.path}` }
}

function same(text: string): Prospect {
  return { short: text, full: text }
}
