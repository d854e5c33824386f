import type { Json } from '../../machine/index.ts'
import type { SessionView } from '../../world/index.ts'
import { dataText } from './dataText.ts'
import type { SessionFaults } from './outcomes.ts'

/** What the user would see: "user 42, cart 1", and how it differs from what ought to be there. */
export interface SessionText {
  readonly tone: 'ok' | 'bad' | 'plain'
  readonly headline: string
  readonly detail: string
  /** for a lane: "logged in", "out", "p missing" */
  readonly short: string
  /** a load would wait for a lock: nothing is wrong if the lock is released */
  readonly waits: boolean
}

/**
 * `hadData`: a session with data was there at the start, so an empty one is a loss unless a
 * request logged out. `faults` judges the same world.
 */
export function sessionText(
  view: SessionView,
  hadData: boolean,
  faults: SessionFaults,
): SessionText {
  switch (view.kind) {
    case 'no-cookie':
      return withoutCookie(hadData, faults)
    case 'blocked':
      return {
        tone: 'bad',
        headline: 'would wait',
        detail: 'A load of this session would wait for a lock.',
        short: 'locked',
        waits: true,
      }
    case 'error':
      return {
        tone: 'bad',
        headline: 'server error',
        detail: `A load of this session raises ${view.exception}: ${view.message}`,
        short: 'error',
        waits: false,
      }
    case 'data':
      return Object.keys(view.data).length === 0
        ? withoutData(hadData, faults)
        : withData(view.data, hadData, faults)
  }
}

function withoutCookie(hadData: boolean, faults: SessionFaults): SessionText {
  if (!hadData) {
    const detail = 'The browser holds no cookie.'
    return { tone: 'plain', headline: 'no session yet', detail, short: 'no session', waits: false }
  }
  const detail = faults.loggedOut
    ? 'The browser holds no cookie: a request logged out.'
    : 'The browser no longer holds a cookie.'
  const tone = faults.loggedOut ? 'ok' : faults.lost.length > 0 ? 'bad' : 'plain'
  return { tone, headline: 'no session', detail, short: 'no session', waits: false }
}

function withoutData(hadData: boolean, faults: SessionFaults): SessionText {
  if (faults.loggedOut) {
    return { ...OUT, tone: 'ok', detail: 'A request logged out.' }
  }
  return { ...OUT, tone: hadData ? 'bad' : 'plain', detail: 'The session is empty.' }
}

const OUT = { headline: 'logged out', short: 'out', waits: false } as const

function withData(
  data: Readonly<Record<string, Json>>,
  hadData: boolean,
  faults: SessionFaults,
): SessionText {
  const headline = dataText(data)
  const user = data['user'] === undefined ? 'logged out' : 'logged in'
  const { back, loggedOut, lost, unsaved } = faults
  if (back) {
    const detail = 'Logged in again after a logout.'
    return { tone: 'bad', headline, detail, short: 'in again', waits: false }
  }
  const missing = [...new Set([...lost, ...unsaved])]
  if (missing.length > 0) {
    const verb = missing.length === 1 ? 'is' : 'are'
    const detail = `${user}; ${missing.join(', ')} ${verb} missing`
    return { tone: 'bad', headline, detail, short: `${missing.join(', ')} missing`, waits: false }
  }
  const fine = user === 'logged in' || loggedOut || !hadData
  return {
    tone: fine ? 'ok' : 'bad',
    headline,
    detail: user,
    short: user === 'logged in' ? user : 'out',
    waits: false,
  }
}
