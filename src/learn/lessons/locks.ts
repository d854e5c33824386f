import { endHeadline, whySentence } from '../facts.ts'
import type { Lesson } from '../lesson.ts'
import { atEnd, FLOCK, place } from './scenarios.ts'

/** The reporter's lock, and a request that waits for itself. */
export const locks: Lesson = {
  number: 3,
  title: 'Locks that hang',
  about: 'The reporter put a lock around it, and the site stood still.',
  beats: [
    {
      at: place(FLOCK, 'AAAA', 0),
      headline: 'The obvious cure: lock the file while it is written.',
      say: 'The reporter of the ticket tried it with flock. One request is enough to see what happens.',
      show: 'scene',
      action: { kind: 'steps', until: 3 },
    },
    {
      at: place(FLOCK, 'AAAA', 3),
      headline: 'A holds the lock and has emptied the file. Now it loads the session.',
      say: 'The load opens the same file a second time, and asks for a lock as well.',
      show: 'scene',
      action: {
        kind: 'ask',
        question: { kind: 'hang', prompt: 'What happens to A?' },
        then: atEnd(FLOCK, 'AAAA'),
      },
    },
    {
      at: atEnd(FLOCK, 'AAAA'),
      headline: endHeadline,
      say: whySentence,
      show: 'scene',
      action: { kind: 'next', label: 'Next' },
    },
    {
      at: atEnd(FLOCK, 'AAAA'),
      headline: 'A lock must be taken before the file is emptied, and once.',
      say: 'open() for writing empties the file before any lock is asked for. So the lock came too late, and twice.',
      show: 'guilty',
      action: { kind: 'next', label: 'Next lesson' },
    },
  ],
}
