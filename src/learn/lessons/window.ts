import { endHeadline, percentAt, whySentence, windowText } from '../facts.ts'
import type { Lesson } from '../lesson.ts'
import { atEnd, FIX_TWO, LOSS, place } from './scenarios.ts'

/** The window, and the point of no return. */
export const openWindow: Lesson = {
  number: 4,
  title: 'A fix that is not enough',
  about: 'The window between emptying and writing, and the step after which nothing helps.',
  beats: [
    {
      at: place(FIX_TWO, LOSS, 0),
      headline: 'The fix loads first. Then it empties the file, and then it writes.',
      say: 'Between the two the file is empty. Step until the window is open.',
      show: 'time',
      action: { kind: 'steps', until: 4 },
    },
    {
      at: place(FIX_TWO, LOSS, 6),
      headline: 'B has opened the file. Can a bad end still be avoided?',
      say: 'A has not written it back yet, and B has not read it yet.',
      show: 'time',
      action: {
        kind: 'ask',
        question: { kind: 'can be saved', prompt: 'Can it be avoided?' },
        then: place(FIX_TWO, LOSS, 6),
      },
    },
    {
      at: place(FIX_TWO, LOSS, 6),
      headline: 'One move decides. Which request must move now, so that it ends badly?',
      say: (facts) => `The risk is ${percentAt(facts, 6) ?? '…'}.`,
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'who next', prompt: 'Who must move now?' },
        then: place(FIX_TWO, LOSS, 7),
      },
    },
    {
      at: place(FIX_TWO, LOSS, 7),
      headline: 'B has read 0 bytes. Can a bad end still be avoided?',
      say: 'A will write the file back with its next move.',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'can be saved', prompt: 'Can it be avoided?' },
        then: place(FIX_TWO, LOSS, 7),
      },
    },
    {
      at: atEnd(FIX_TWO, LOSS),
      headline: endHeadline,
      say: (facts) =>
        `${whySentence(facts)} The window was open from ${windowText(facts) ?? 'one step to another'}.`,
      show: 'guilty',
      action: { kind: 'next', label: 'Next lesson' },
    },
  ],
}
