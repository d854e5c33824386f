import { badCount, endHeadline, scheduleCount, whySentence } from '../facts.ts'
import type { Lesson } from '../lesson.ts'
import { atEnd, place, RENAME_SETS, RENAME_TWO } from './scenarios.ts'

const BOTH = 'AAABBBAAAAABBBBB'

/** Write a new file, then rename it: no torn read any more, and still a lost update. */
export const rename: Lesson = {
  number: 5,
  title: 'Rename, and what it cannot cure',
  about: 'Nobody ever sees an empty file again. Two views that store a value still lose one.',
  beats: [
    {
      at: place(RENAME_TWO, '', 0),
      headline: (facts) =>
        `${scheduleCount(facts) ?? '…'} schedules of Django 1.0, and ${badCount(facts) ?? '…'} end badly.`,
      say: 'It writes a temporary file and renames it over the old one. A rename is atomic: others see the old file or the new one.',
      show: 'cure',
      action: { kind: 'next', label: 'Next' },
    },
    {
      at: place(RENAME_SETS, '', 0),
      headline: 'Now each request stores a value: A stores p, and B stores q.',
      say: 'Each loads the whole session, adds its value, and saves all of it. Is that safe?',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'safe', prompt: 'Is it safe?' },
        then: place(RENAME_SETS, '', 0),
      },
    },
    {
      at: place(RENAME_SETS, BOTH, 6),
      headline: 'Both have loaded the session. Now A saves, and then B.',
      say: 'Both requests will be answered with 200.',
      show: 'time',
      action: {
        kind: 'ask',
        question: { kind: 'session at the end', prompt: 'What does the session hold at the end?' },
        then: atEnd(RENAME_SETS, BOTH),
      },
    },
    {
      at: atEnd(RENAME_SETS, BOTH),
      headline: endHeadline,
      say: whySentence,
      show: 'guilty',
      action: { kind: 'next', label: 'Next lesson' },
    },
  ],
}
