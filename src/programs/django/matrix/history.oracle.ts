import type { MiddlewareId } from '../catalogue/eras.ts'
import type { StartId, ViewId } from '../scenario.ts'

/**
 * Results from an independent source: another search, of at most two preemptions, over
 * other models of the same backends, and runs of the real ones. Letters as in OUTCOMES, in any
 * order; '' for no bad outcome.
 */
export interface Knowledge {
  readonly program: string
  /** where it is not the one of its row */
  readonly middleware?: MiddlewareId
  /** 1 request with an untouched view */
  readonly alone: string
  /** 1 request whose view reads or sets */
  readonly looks: string
  /** two requests that touch or read */
  readonly two: string
  readonly writers: string
  /** a request beside a logout, and beside a login */
  readonly logout: string
  readonly login: string
}

export const KNOWN: readonly Knowledge[] = [
  knowledgeOf('ticket', 'LKT', '', 'LKTO', 'LKTUO', 'KTOR', 'LKTO'),
  knowledgeOf('ticket-r7586', '', '', 'LKTO', 'LKTUO', 'KTOR', 'LKTO'),
  knowledgeOf('reporter-flock', 'H', '', 'HLKTO', 'LKTUO', 'HTKRO', 'HLKTO'),
  { ...knowledgeOf('reporter-flock', '', '', 'LKTO', 'LKTUO', 'KTOR', 'LKTO'), middleware: 'post' },
  knowledgeOf('r8340', '5OTL', '', '5OT', '5OTU', '5OR', '5OL'),
  knowledgeOf('fix', '', '', 'LKTO', 'LKTUO', 'RO', 'RLT'),
  knowledgeOf('iolock', 'L', 'L', 'L5', 'LU5', 'O', 'L5'),
  knowledgeOf('django-1.0', '', '', '', 'U', 'RO', 'RL'),
  knowledgeOf('modern', '', '', '', 'U', 'RN4K', 'L4RN'),
  knowledgeOf('pr21823-path', '', '', '', 'U', 'RN4K', 'L4RN'),
  // With a login only the 400 is recorded; the rest is as for the version by path.
  knowledgeOf('pr21823-nlink', '', '', '4', 'U4', 'RN4K', 'L4RN'),
  knowledgeOf('db-ticket', '', '', '', 'U', 'R', 'U'),
  knowledgeOf('db-modern', '', '', '', 'U', '4K', '4L'),
  knowledgeOf('cache-ticket', '', '', '', 'U', 'R', 'U'),
  knowledgeOf('cache-modern', '', '', '', 'U', '4R', '4R'),
]

function knowledgeOf(
  program: string,
  alone: string,
  looks: string,
  two: string,
  writers: string,
  logout: string,
  login: string,
): Knowledge {
  return { program, alone, looks, two, writers, logout, login }
}

/** The workloads in which the outcomes of a column occur. */
export const COLUMNS: Readonly<Record<Column, readonly (readonly ViewId[])[]>> = {
  alone: [['touch']],
  looks: [['read'], ['set p']],
  two: [
    ['touch', 'touch'],
    ['read', 'read'],
  ],
  writers: [['set p', 'set q']],
  logout: [
    ['touch', 'logout'],
    ['set p', 'logout'],
  ],
  login: [
    ['touch', 'login'],
    ['read', 'login'],
  ],
}

export type Column = 'alone' | 'looks' | 'two' | 'writers' | 'logout' | 'login'

/** Other starts of one untouched request of which something is known. */
export const STARTS_KNOWN: readonly (readonly [string, StartId, string])[] = [
  // A new visitor is left with two files or rows, of which one is an orphan.
  ['ticket', 'none', 'TO'],
  ['db-ticket', 'none', 'O'],
  // A stale cookie: the browser gets a new key.
  ['db-ticket', 'stale', 'KO'],
  ['modern', 'stale', 'K'],
]

/** What we find beyond what was known, with a schedule that shows it. docs/fidelity.md argues each. */
export interface Difference {
  readonly program: string
  readonly middleware?: MiddlewareId
  readonly column: Column
  readonly more: string
  readonly views: readonly ViewId[]
  readonly schedule: string
}

const BESIDE_LOGIN = ['read', 'login'] as const
const BESIDE_LOGOUT = ['touch', 'logout'] as const
const TOUCH_LOGIN = ['touch', 'login'] as const

export const DIFFERENCES: readonly Difference[] = [
  difference('ticket', 'login', 'U', BESIDE_LOGIN, 'AAABBBBBBAAA'),
  difference('ticket-r7586', 'login', 'U', BESIDE_LOGIN, 'AAABBBBBBAAA'),
  difference('reporter-flock', 'login', 'U', BESIDE_LOGIN, 'AAAAABBBBBBBBBBAAAAA'),
  {
    ...difference('reporter-flock', 'login', 'U', BESIDE_LOGIN, 'AAAAABBBBBBBBBBAAAAA'),
    middleware: 'post',
  },
  difference('r8340', 'two', 'L', ['touch', 'touch'], `${'A'.repeat(47)}${'B'.repeat(47)}`),
  difference('r8340', 'logout', 'T', BESIDE_LOGOUT, `BBBBBB${'A'.repeat(47)}`),
  difference('r8340', 'login', 'TU', TOUCH_LOGIN, `BBBBBB${'A'.repeat(47)}`),
  difference('fix', 'login', 'UO', BESIDE_LOGIN, 'ABBBBBBBBBBAAAA'),
  difference('iolock', 'looks', 'U', ['set p'], 'AAAAAAAAA'),
  difference('iolock', 'login', 'UO', BESIDE_LOGIN, 'AAAAAAAABBBBBBBBBBBBBBBBBA'),
  difference('django-1.0', 'login', 'UO', BESIDE_LOGIN, 'ABBBBBBBBBBBBBBAAAAAA'),
  difference('modern', 'logout', 'O', BESIDE_LOGOUT, 'BBAAAAAAAAAB'),
  difference('modern', 'login', 'KUO', TOUCH_LOGIN, 'ABBBBBBBBBBBBBBBBBAAAAAAAA'),
  difference('pr21823-path', 'logout', 'O', BESIDE_LOGOUT, 'BBAAAAAAAAAB'),
  difference('pr21823-path', 'login', 'KUO', TOUCH_LOGIN, 'ABBBBBBBBBBBBBBBBBBAAAAAAAA'),
  difference('pr21823-nlink', 'logout', 'O', BESIDE_LOGOUT, 'BBAAAAAAAAAAB'),
  difference('pr21823-nlink', 'login', 'KUO', TOUCH_LOGIN, 'ABBBBBBBBBBBBBBBBBBBAAAAAAAAA'),
  difference('db-modern', 'logout', 'O', BESIDE_LOGOUT, 'BBBAAAAAB'),
  difference('db-modern', 'login', 'KUO', TOUCH_LOGIN, 'ABBBBBBBBAAAA'),
  difference('cache-modern', 'logout', 'KO', BESIDE_LOGOUT, 'BBAAAAAB'),
  difference('cache-modern', 'login', 'LKUO', TOUCH_LOGIN, 'ABBBBBBBBAAAA'),
]

function difference(
  program: string,
  column: Column,
  more: string,
  views: readonly ViewId[],
  schedule: string,
): Difference {
  return { program, column, more, views, schedule }
}
