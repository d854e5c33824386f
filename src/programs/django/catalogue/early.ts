import type { Version } from './version.ts'

/** The file backend up to the summer of 2008, and what its reporter tried. */
export const EARLY_2008: Readonly<Record<string, Version>> = {
  ticket: {
    date: '2008-01-06',
    revision: 'r7001 to r7585',
    ticket: '#6984',
    summary:
      'save() opens the session file for writing, which empties it, and only then asks for the data to write; if the session was not loaded yet, it is now loaded from the empty file.',
    closed: '',
    left: 'everything: one request is enough',
    decisive: [
      {
        title: 'The ticket',
        teaser:
          'A single request: save() empties the session file, then tries to load the session from it.',
        scenario: { views: ['touch'] },
        schedule: 'AAAAAAAAA',
        watch: 4,
        shows: ['data-lost', 'key-regenerated', 'torn-read'],
      },
      {
        title: 'An empty session in every tab',
        teaser:
          'A second tab still holds the old key: it finds a validly signed, empty session there, and is logged out without a new key.',
        scenario: { views: ['touch', 'read'] },
        schedule: 'ABAAAAAAAABBBBB',
        watch: 12,
        shows: ['data-lost', 'key-regenerated', 'torn-read', 'orphan'],
      },
    ],
  },
  'ticket-r7586': {
    date: '2008-06-07',
    revision: 'r7586',
    ticket: '#2548',
    summary:
      'The same backend. A change for another ticket makes the middleware ask the session for its expiry before it saves, which loads it in time.',
    closed: 'one request alone, by accident',
    left: 'two requests; code that calls save() without the middleware',
    decisive: [
      {
        title: 'The accidental mask',
        teaser:
          'The same request over the same backend: the middleware has loaded the data before save empties the file.',
        scenario: { views: ['touch'] },
        schedule: 'AAAAAA',
        watch: 3,
        shows: ['ok'],
      },
      {
        title: 'Two requests tear the mask',
        teaser: 'B’s early load falls between A’s open and A’s write, and finds nothing.',
        scenario: { views: ['touch', 'touch'] },
        schedule: 'AAAABBBAABBBBBB',
        watch: 7,
        shows: ['data-lost', 'key-regenerated', 'torn-read'],
      },
    ],
  },
  'reporter-flock': {
    date: '2008-04',
    revision: 'never committed',
    ticket: '#6984',
    summary:
      'A lock around each access to the file. A lock belongs to the open file, not to the process: load() waits for the lock that the save() around it holds.',
    closed: '',
    left: 'a hang with one request; the file is emptied before it is locked',
    decisive: [
      {
        title: 'The hang',
        teaser: 'One request waits for itself: save holds the lock that its own load asks for.',
        scenario: { views: ['touch'] },
        schedule: 'AAAA',
        watch: 4,
        shows: ['hang'],
      },
    ],
  },
}
