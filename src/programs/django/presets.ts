import { DEFAULT_SCENARIO, scenarioWith } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** A ready scenario with a name, and the schedule that shows its point. */
export interface Preset {
  readonly id: string
  readonly title: string
  /** what to look for, in one sentence */
  readonly teaser: string
  readonly scenario: Scenario
  /** a schedule to its end that shows the point; the stage opens at its start */
  readonly schedule: string
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'ticket-alone',
    title: 'Ticket #6984: one request loses the session',
    teaser:
      'A single request: save() empties the session file, then tries to load the session from it.',
    scenario: DEFAULT_SCENARIO,
    schedule: 'AAAAAAAAA',
  },
  {
    id: 'fix-alone',
    title: 'The fix: one request is safe',
    teaser:
      'The same request after r8344: the data is loaded before the file is opened for writing.',
    scenario: onTheFix({ views: ['touch'] }),
    schedule: 'AAAAAA',
  },
  {
    id: 'fix-two',
    title: 'The fix is not enough: two requests',
    teaser:
      'B reads the file in the gap between A’s open and A’s write, and moves the cookie to an empty session.',
    scenario: onTheFix({ views: ['touch', 'touch'] }),
    schedule: 'AAAABBBAABBBBBB',
  },
  {
    id: 'every-request',
    title: 'The session cookie changes on every request',
    teaser: 'Three requests, one after the other: three new keys.',
    scenario: scenarioWith({ program: 'ticket', views: ['touch', 'touch', 'touch'] }),
    schedule: 'AAAAAAAAABBBBBBBBBCCCCCCCCC',
  },
  {
    id: 'debug-logging',
    title: 'Debug logging makes the bug vanish',
    teaser: 'A line that logs the session loads it early: the Heisenbug of the ticket.',
    scenario: scenarioWith({
      program: 'ticket',
      views: ['touch'],
      settings: { saveEveryRequest: true, debugLogging: true },
    }),
    schedule: 'AAAAAA',
  },
  {
    id: 'new-visitor',
    title: 'A new visitor leaves two files',
    teaser:
      'Without a cookie the first save makes two session files, and one of them is an orphan.',
    scenario: scenarioWith({ program: 'ticket', views: ['touch'], start: 'none' }),
    schedule: 'AAAAAAAAAA',
  },
  {
    id: 'not-every-request',
    title: 'Why it looked random: not saving every request',
    teaser: 'With SESSION_SAVE_EVERY_REQUEST off an untouched view saves nothing at all.',
    scenario: scenarioWith({
      program: 'ticket',
      views: ['touch'],
      settings: { saveEveryRequest: false, debugLogging: false },
    }),
    schedule: 'AA',
  },
  {
    id: 'lost-update',
    title: 'Two views store a value, one value is lost',
    teaser: 'Both load, both save: the last writer wins and the other value is gone.',
    scenario: onTheFix({ views: ['set p', 'set q'] }),
    schedule: 'AAABBBAAABBB',
  },
]

/** The fix with the middleware of the ticket, so that the Fix switch shows the fix alone. */
function onTheFix(said: Pick<Scenario, 'views'>): Scenario {
  return scenarioWith({ program: 'fix', middleware: 'pre', ...said })
}
