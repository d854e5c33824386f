import {
  badCount,
  endHeadline,
  endWhy,
  percentAt,
  scheduleCount,
  serialEnds,
  whySentence,
} from '../facts.ts'
import type { LessonFacts } from '../facts.ts'
import type { Lesson } from '../lesson.ts'
import { atEnd, FIX, FIX_TWO, LOSS, place, RENAME_TWO, TICKET } from './scenarios.ts'

const ALONE = 'AAAAAAAAA'

/** Lose the session, say why, turn the fix on, and see that it is not enough. */
export const opening: Lesson = {
  number: 1,
  title: 'Lose the session',
  about: 'One request, one file: lose a customer, fix it, and see that the fix is not enough.',
  beats: [
    {
      at: place(TICKET, ALONE, 0),
      headline: 'One request, one file. Make the customer lose the cart.',
      say: 'A customer is logged in, and the browser sends one request, A. The server keeps the session in a file; press Step.',
      show: 'scene',
      action: { kind: 'steps', until: 3 },
    },
    {
      at: place(TICKET, ALONE, 3),
      headline: 'The file has been emptied. What does A read from it now?',
      say: 'A opened the file for writing before it had loaded the session. Now it loads.',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'bytes read', prompt: 'What does A read?' },
        then: place(TICKET, ALONE, 4),
      },
    },
    {
      at: place(TICKET, ALONE, 4),
      headline: 'A reads nothing, and takes it for a forged session.',
      say: 'After the colon each file has a signature, and an empty one has none. A makes a new, empty session, and gives the browser a new cookie for it; let it finish.',
      show: 'scene',
      action: { kind: 'play', until: ALONE.length, label: 'Let A finish' },
    },
    {
      at: atEnd(TICKET, ALONE),
      headline: endHeadline,
      say: (facts) => `${endWhy(facts)} ${whySentence(facts)}`,
      show: 'guilty',
      action: { kind: 'next', label: 'Next: the fix' },
    },
    {
      at: atEnd(FIX, 'AAAAAA'),
      headline: endHeadline,
      say: 'Django’s fix of 2008 reads the session before it empties the file. One request is safe.',
      show: 'time',
      action: { kind: 'next', label: 'Next: two tabs' },
    },
    {
      at: place(FIX_TWO, '', 0),
      headline: 'Two tabs send a request each. Is it safe now?',
      say: 'Nobody knows which request moves next: the operating system decides. The file is still empty for a moment, between emptying and writing.',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'safe', prompt: 'Is it safe now?' },
        then: place(FIX_TWO, LOSS, 0),
      },
    },
    {
      at: place(FIX_TWO, LOSS, 0),
      headline: 'Here is an order that loses the session.',
      say: 'A stops between emptying the file and writing it back, and B reads it there.',
      show: 'time',
      action: { kind: 'play', until: LOSS.length, label: 'Show me' },
    },
    {
      at: atEnd(FIX_TWO, LOSS),
      headline: endHeadline,
      say: (facts) => `${endWhy(facts)} ${whySentence(facts)}`,
      show: 'guilty',
      action: { kind: 'next', label: 'Next: how many orders?' },
    },
    {
      at: place(FIX_TWO, LOSS, 0),
      headline: (facts) =>
        `${scheduleCount(facts) ?? '…'} orders, and ${badCount(facts) ?? '…'} of them end badly.`,
      say: countText,
      show: 'counts',
      action: { kind: 'next', label: 'Next: what cured it' },
    },
    {
      at: place(RENAME_TWO, '', 0),
      headline: (facts) =>
        `Django 1.0: ${scheduleCount(facts) ?? '…'} orders, and ${badCount(facts) ?? '…'} of them end badly.`,
      say: 'It writes a new file and then renames it over the old one, so nobody ever sees an empty file. From here on an order is called a schedule; the count is for two requests.',
      show: 'cure',
      action: { kind: 'next', label: 'Next lesson' },
    },
  ],
}

/** Why so many bad orders are so rarely met. */
function countText(facts: LessonFacts): string {
  const coin = `Not all orders are equally likely: if a coin picks each move, ${percentAt(facts, 0) ?? '…'} end badly.`
  const serial = serialEnds(facts).some(({ bad }) => bad)
    ? 'A test that sends one request after the other meets it at once.'
    : 'A test that sends one request after the other never meets any.'
  return `${coin} ${serial}`
}
