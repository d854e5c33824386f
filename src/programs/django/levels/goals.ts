import type { OutcomeId } from '../../outcome.ts'

/** What a player is told to bring about, by the outcome; a test holds that each has one. */
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
