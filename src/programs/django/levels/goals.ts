import type { OutcomeId } from '../../outcome.ts'

/** The task of a level, by outcome; a test checks that each outcome has one. */
export const GOALS: Readonly<Record<OutcomeId, string>> = {
  'data-lost': 'Lose the customer’s session.',
  'key-regenerated': 'Change the customer’s session key.',
  'torn-read': 'Read a file that is empty or half written.',
  'lost-update': 'Lose a value that was stored.',
  resurrected: 'Undo the logout.',
  revived: 'Bring the session back under a new key.',
  hang: 'Make the server hang.',
  'error-500': 'Make a request fail with status 500.',
  'error-400': 'Make a request fail with status 400.',
  orphan: 'Leave a session behind that nobody will use.',
}
