import type { Json } from '../../machine/index.ts'
import type { SessionView } from '../../world/index.ts'

/** What the user would see: "user 42, cart 1", or why there is nothing to see. */
export interface SessionText {
  readonly tone: 'ok' | 'bad' | 'plain'
  readonly headline: string
  readonly detail: string
}

/** `hadData`: a session with data was there at the start, so an empty one is a loss. */
export function sessionText(view: SessionView, hadData: boolean): SessionText {
  switch (view.kind) {
    case 'no-cookie':
      return hadData
        ? { tone: 'plain', headline: 'no session', detail: 'The browser holds no cookie any more.' }
        : { tone: 'plain', headline: 'no session yet', detail: 'The browser holds no cookie.' }
    case 'blocked':
      return {
        tone: 'bad',
        headline: 'would wait',
        detail: 'A load of this session would wait for a lock.',
      }
    case 'error':
      return {
        tone: 'bad',
        headline: 'server error',
        detail: `A load of this session raises ${view.exception}: ${view.message}`,
      }
    case 'data': {
      const pairs = Object.entries(view.data).map(([name, value]) => `${name} ${valueText(value)}`)
      if (pairs.length === 0) {
        return {
          tone: hadData ? 'bad' : 'plain',
          headline: 'logged out',
          detail: 'Its session holds nothing.',
        }
      }
      const user = view.data['user'] === undefined ? 'logged out' : 'logged in'
      return {
        tone: user === 'logged in' ? 'ok' : 'bad',
        headline: pairs.sort().reverse().join(', '),
        detail: user,
      }
    }
  }
}

function valueText(value: Json): string {
  if (value === null) return 'None'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length <= LONG ? text : `${text.slice(0, SHOWN)}… (${text.length} characters)`
}

/** A longer value is cut: a headline has to say the others, too. */
const LONG = 24
const SHOWN = 6
