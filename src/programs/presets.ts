import type { Scenario, Settings } from './scenario.ts'

/** A ready scenario with a name, and the schedule that shows its point. */
export interface Preset {
  readonly id: string
  readonly title: string
  /** what to look for, in one sentence */
  readonly teaser: string
  readonly scenario: Scenario
  /** a decisive schedule; the stage opens at its start */
  readonly schedule: string
}

const ON: Settings = { saveEveryRequest: true, debugLogging: false }

/** What a page without a link opens, and what a link falls back to: the ticket itself. */
export const DEFAULT_SCENARIO: Scenario = {
  program: 'ticket',
  views: ['touch'],
  settings: ON,
  start: 'live',
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'ticket-alone',
    title: 'Ticket #6984: one request loses the session',
    teaser: 'One request, nobody else: save empties the file and then loads from it.',
    scenario: DEFAULT_SCENARIO,
    schedule: '',
  },
  {
    id: 'fix-alone',
    title: 'The fix: one request is safe',
    teaser:
      'The same request after r8344: the data is loaded before the file is opened for writing.',
    scenario: { program: 'fix', views: ['touch'], settings: ON, start: 'live' },
    schedule: '',
  },
  {
    id: 'fix-two',
    title: 'The fix is not enough: two requests',
    teaser:
      'B reads the file in the gap between A’s open and A’s write, and moves the cookie to an empty session.',
    scenario: { program: 'fix', views: ['touch', 'touch'], settings: ON, start: 'live' },
    schedule: 'AAAABBBAABBBBBB',
  },
  {
    id: 'every-request',
    title: 'The session cookie changes on every request',
    teaser: 'Three requests, one after the other: three new keys.',
    scenario: {
      program: 'ticket',
      views: ['touch', 'touch', 'touch'],
      settings: ON,
      start: 'live',
    },
    schedule: '',
  },
  {
    id: 'debug-logging',
    title: 'Debug logging makes the bug vanish',
    teaser: 'A line that logs the session loads it early: the Heisenbug of the ticket.',
    scenario: {
      program: 'ticket',
      views: ['touch'],
      settings: { saveEveryRequest: true, debugLogging: true },
      start: 'live',
    },
    schedule: '',
  },
  {
    id: 'new-visitor',
    title: 'A new visitor leaves two files',
    teaser:
      'Without a cookie the first save makes two session files, and one of them is an orphan.',
    scenario: { program: 'ticket', views: ['touch'], settings: ON, start: 'none' },
    schedule: '',
  },
  {
    id: 'not-every-request',
    title: 'Why it looked random: not saving every request',
    teaser: 'With SESSION_SAVE_EVERY_REQUEST off an untouched view saves nothing at all.',
    scenario: {
      program: 'ticket',
      views: ['touch'],
      settings: { saveEveryRequest: false, debugLogging: false },
      start: 'live',
    },
    schedule: '',
  },
  {
    id: 'lost-update',
    title: 'Two views store a value, one value is lost',
    teaser: 'Both load, both save: the last writer wins and the other value is gone.',
    scenario: { program: 'fix', views: ['set p', 'set q'], settings: ON, start: 'live' },
    schedule: 'AAABBBAAABBB',
  },
]
