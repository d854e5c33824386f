import type { Version } from './version.ts'

/** The file backend of Django 4 and 5, and what was proposed for it. */
export const MODERN: Readonly<Record<string, Version>> = {
  modern: {
    date: '2016-01-08',
    revision: '1.10 and later',
    ticket: '#21608',
    summary:
      'save() looks whether the file is still there and answers 400 when it is not; then it renames a temporary file over it. load() checks the file’s modification time after it has read it.',
    closed: 'the wide window between load and save in which a logout was undone',
    left: 'a logout between check and rename; a logout between read and stat; the lost update',
    decisive: [
      {
        title: 'The logout undone, between check and rename',
        teaser: 'A has seen the file, B deletes it, A renames its own over the name.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAAAAABBBAAAA',
        watch: 12,
        shows: ['resurrected'],
      },
      {
        title: 'The logout undone, under a new key',
        teaser:
          'B logs out between A’s read and A’s stat: A keeps the data without a key, and saves it under a new one.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAABBBAAAAAAAA',
        watch: 7,
        shows: ['key-regenerated', 'revived'],
      },
      {
        title: 'The honest answer',
        teaser: 'B logs out before A looks: A’s save finds no file and is answered 400.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAAABBBAA',
        watch: 8,
        shows: ['error-400'],
      },
    ],
  },
  'pr21823-path': {
    date: '2026-08-24',
    revision: 'PR 21823, open',
    ticket: '#37249',
    summary: 'A second look whether the path is there, between the write and the rename.',
    closed: 'most of the window between check and rename',
    left: 'a logout between the second look and the rename; the window between read and stat',
    decisive: [
      {
        title: 'A smaller window still',
        teaser: 'B logs out between A’s second look and A’s rename.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAAAAAAAABBBAA',
        watch: 13,
        shows: ['resurrected'],
      },
      {
        title: 'The window that it closes',
        teaser:
          'The logout that was undone in the version before: the second look finds no file, and A is answered 400.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAAAAABBBAAAA',
        watch: 11,
        shows: ['error-400'],
      },
    ],
  },
  'pr21823-nlink': {
    date: '2026-08-24',
    revision: 'PR 21823, open',
    ticket: '#37249',
    summary: 'Asks the file that it holds open whether it still has a name, before the rename.',
    closed: 'most of the window between check and rename',
    left: 'two ordinary saves at once: one is answered 400',
    decisive: [
      {
        title: 'A 400 for two ordinary saves',
        teaser:
          'B’s rename takes the name from the file that A holds open; A takes that for a logout.',
        scenario: { views: ['touch', 'touch'] },
        schedule: 'AAAAAABBBBBBBBBBBAAAA',
        watch: 19,
        shows: ['error-400'],
      },
    ],
  },
}
