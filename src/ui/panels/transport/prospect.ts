import { waitsText } from '../../../world/index.ts'
import type { RequestView } from '../../../world/index.ts'

/** What a request would do next, or why it does nothing. */
export interface NextMove {
  readonly short: string
  /** with the system call and the whole path */
  readonly full: string
}

export function nextMove(view: RequestView): NextMove {
  const { status, response, ended, next, order } = view
  if (status === 'finished')
    return inOneWord(response === null ? (ended ?? '') : `done ${response}`)
  if (status === 'blocked') return inOneWord(waitsText(view))
  if (next === null) return inOneWord('')
  const short = order ?? ''
  return { short, full: next.path === null ? short : `${short} (${next.name} ${next.path})` }
}

function inOneWord(text: string): NextMove {
  return { short: text, full: text }
}
