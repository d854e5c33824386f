import { endHeadline, percentAt, whySentence } from '../facts.ts'
import type { Lesson } from '../lesson.ts'
import { atEnd, LOGOUT, place } from './scenarios.ts'

const UNDONE = 'AAAAAABBBAAAA'

/** Today's backend: a logout that a slower request undoes. */
export const logout: Lesson = {
  number: 6,
  title: 'The logout that did not',
  about: 'Today’s backend: a slower request puts a session back that was ended.',
  beats: [
    {
      at: place(LOGOUT, UNDONE, 0),
      headline: 'Today’s Django. In one tab a page loads; in the other the user logs out.',
      say: 'Before A saves it checks that the session still exists. Step until it has checked.',
      show: 'time',
      action: { kind: 'steps', until: 6 },
    },
    {
      at: place(LOGOUT, UNDONE, 6),
      headline: 'A has checked. Now B logs out, and the file is gone. What is left at the end?',
      say: 'The user has pressed “log out” and was told that it worked.',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'session at the end', prompt: 'What does the session hold at the end?' },
        then: atEnd(LOGOUT, UNDONE),
      },
    },
    {
      at: atEnd(LOGOUT, UNDONE),
      headline: endHeadline,
      say: whySentence,
      show: 'guilty',
      action: { kind: 'next', label: 'Next' },
    },
    {
      at: atEnd(LOGOUT, UNDONE),
      headline: (facts) =>
        `If a coin picks every move, it happens ${percentAt(facts, 0) ?? '…'} of the time.`,
      say: 'To check and then to act are two steps, and somebody can come in between. The lineage shows what was proposed.',
      show: 'time',
      action: { kind: 'next', label: 'To the stage' },
    },
  ],
}
