import { endHeadline, percentAt, scheduleCount, badCount } from '../facts.ts'
import type { Lesson } from '../lesson.ts'
import { atEnd, FIX_TWO, LOSS, place, TICKET, TICKET_LOGGED } from './scenarios.ts'

/** Odds, and the log line that made the bug vanish. */
export const testing: Lesson = {
  number: 2,
  title: 'Why testing missed it',
  about: 'How often a coin finds the bad order, and why a log line made the bug vanish.',
  beats: [
    {
      at: place(FIX_TWO, LOSS, 0),
      headline: 'You test the fix with two tabs. A coin picks every move.',
      say: 'Some orders lose the session, most tests pass. How often does a test fail?',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'odds', prompt: 'How often does it end badly?' },
        then: place(FIX_TWO, LOSS, 0),
      },
    },
    {
      at: place(FIX_TWO, LOSS, 7),
      headline: (facts) =>
        `${percentAt(facts, 0) ?? '…'} at the start, ${percentAt(facts, 7) ?? '…'} once B has read the empty file.`,
      say: (facts) =>
        `${badCount(facts) ?? '…'} of ${scheduleCount(facts) ?? '…'} schedules end badly, but a coin meets them less often. The curve is the risk after each step.`,
      show: 'time',
      action: { kind: 'next', label: 'Next' },
    },
    {
      at: place(FIX_TWO, 'AAAAAABBBBBB', 0),
      headline: 'On a quiet machine A is done before B begins.',
      say: 'Then there is no other order, and no loss: a real test is kinder than a coin.',
      show: 'time',
      action: { kind: 'play', until: 12, label: 'Show me' },
    },
    {
      at: atEnd(TICKET, 'AAAAAAAAA'),
      headline: 'The first version lost the session with a single request.',
      say: '“I instrumented the code with debug logging”, the reporter wrote. The line logs what the session holds.',
      show: 'guilty',
      action: { kind: 'next', label: 'Next: add the log line' },
    },
    {
      at: place(TICKET_LOGGED, 'AAAAAA', 0),
      headline: 'The same program, with one log line. What is left at the end?',
      say: 'Nothing else is changed.',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'session at the end', prompt: 'What does the session hold at the end?' },
        then: atEnd(TICKET_LOGGED, 'AAAAAA'),
      },
    },
    {
      at: atEnd(TICKET_LOGGED, 'AAAAAA'),
      headline: endHeadline,
      say: '“The problem went away”: to log the session is to load it, before the file is emptied. Looking changed what happens.',
      show: 'scene',
      action: { kind: 'next', label: 'Next lesson' },
    },
  ],
}
