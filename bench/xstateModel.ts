import { setup } from 'xstate'

/** The programs that the peers have too. */
export type PeerProgram = 'ticket' | 'fix'

/** The event that moves a request by one step is the request's letter. */
const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const
export type Letter = (typeof LETTERS)[number]

/** File 0 is the session of the start; file i + 1 the one of request i's own. */
interface Session {
  /** the key in the browser's cookie, as the number of its file */
  readonly jar: number
  readonly files: readonly ('untouched' | 'empty' | 'whole')[]
  /** saves under way on each file */
  readonly saves: readonly number[]
  readonly requests: readonly Own[]
}

interface Own {
  readonly sent: number
  /** it has moved to a new key */
  readonly renewed: boolean
  readonly torn: boolean
}

const sessions = setup({
  types: { context: {} as Session, events: {} as { readonly type: Letter } },
})

/**
 * The same requests as an XState machine written by hand: a region each, a transition each step,
 * as in the Promela models. Untouched views, SESSION_SAVE_EVERY_REQUEST on, a live session.
 */
export function peerMachine(program: PeerProgram, requests: number) {
  const letters = LETTERS.slice(0, requests)
  return sessions.createMachine({
    type: 'parallel',
    context: {
      jar: 0,
      files: Array.from({ length: requests + 1 }, () => 'untouched' as const),
      saves: Array.from({ length: requests + 1 }, () => 0),
      requests: letters.map(() => ({ sent: 0, renewed: false, torn: false })),
    },
    states: Object.fromEntries(
      letters.map((letter, who) => [letter, region(program, letter, who)]),
    ),
  })
}

/** The events that move the requests. */
export function peerEvents(requests: number): readonly { readonly type: Letter }[] {
  return LETTERS.slice(0, requests).map((type) => ({ type }))
}

type Change = (session: Session) => Session

function region(program: PeerProgram, letter: Letter, who: number) {
  const step = (target: string, change: Change) => ({
    on: { [letter]: { target, actions: sessions.assign(({ context }) => change(context)) } },
  })
  const isEmpty = ({ context }: { context: Session }) =>
    context.files[sentKeyOf(context, who)] === 'empty'
  const saved = program === 'ticket' ? sentKeyOf : key
  const [afterSend, afterRead, afterTruncate, afterOwn] = ORDER[program]
  return {
    initial: 'send',
    states: {
      send: step(afterSend, (now) => withOwn(now, who, { sent: now.jar })),
      open: step('read', (now) => now),
      read: {
        on: {
          [letter]: [
            {
              guard: isEmpty,
              target: 'exists',
              actions: sessions.assign(({ context }) =>
                withOwn(withRead(context, who), who, { renewed: true }),
              ),
            },
            {
              target: afterRead,
              actions: sessions.assign(({ context }) => withRead(context, who)),
            },
          ],
        },
      },
      exists: step('openOwn', (now) => now),
      openOwn: step('writeOwn', (now) => withTruncated(now, who + 1)),
      writeOwn: step(afterOwn, (now) => withWritten(now, who + 1)),
      truncate: step(afterTruncate, (now) => withTruncated(now, key(now, who))),
      write: step('receive', (now) => withWritten(now, saved(now, who))),
      receive: step('done', (now) => ({ ...now, jar: key(now, who) })),
      done: {},
    },
  }
}

/** Where `send`, a `read` of something, `truncate` and `writeOwn` lead. */
const ORDER: Readonly<Record<PeerProgram, readonly [string, string, string, string]>> = {
  ticket: ['truncate', 'write', 'open', 'write'],
  fix: ['open', 'truncate', 'write', 'truncate'],
}

function own(session: Session, who: number): Own {
  return session.requests[who] ?? { sent: 0, renewed: false, torn: false }
}

function sentKeyOf(session: Session, who: number): number {
  return own(session, who).sent
}

function key(session: Session, who: number): number {
  return own(session, who).renewed ? who + 1 : sentKeyOf(session, who)
}

function withOwn(session: Session, who: number, change: Partial<Own>): Session {
  return { ...session, requests: session.requests.with(who, { ...own(session, who), ...change }) }
}

function withRead(session: Session, who: number): Session {
  return withOwn(session, who, { torn: (session.saves[sentKeyOf(session, who)] ?? 0) > 0 })
}

function withTruncated(session: Session, file: number): Session {
  return {
    ...session,
    files: session.files.with(file, 'empty'),
    saves: session.saves.with(file, (session.saves[file] ?? 0) + 1),
  }
}

function withWritten(session: Session, file: number): Session {
  return {
    ...session,
    files: session.files.with(file, 'whole'),
    saves: session.saves.with(file, (session.saves[file] ?? 0) - 1),
  }
}
