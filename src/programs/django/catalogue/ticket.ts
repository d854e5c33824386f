import type { ProgramRow } from './programRow.ts'

const TICKET = 'https://code.djangoproject.com/ticket/6984'
const COMMIT = 'https://github.com/django/django/commit/'
/** What the Fix switch changes. */
export const TICKET_FIX = { off: 'ticket', on: 'fix', label: 'Load before truncating' } as const

const FILE = {
  ourReading: false,
  store: 'files',
  era: '2008-08',
  middleware: 'post',
  recursionLimit: null,
  fix: null,
} as const

/** The file backend up to the summer of 2008, and what its reporter tried. */
export const TICKET_ROWS: readonly ProgramRow[] = [
  {
    ...FILE,
    id: 'ticket',
    title: 'The ticket (early 2008)',
    date: '2008-01-06',
    revision: 'r7001 to r7585',
    ticket: '#6984',
    summary:
      'save() opens the session file for writing, which empties it, and only then asks for the data to write; what was not loaded yet is then loaded from the empty file.',
    closed: '',
    left: 'everything: one request is enough',
    story: [
      'Born with the whole package in September 2007; since r7001 a session that is given a new key tells it to the browser.',
      'A site that saves the session on every request lost its customers’ sessions at random. “This was a devil to track down”, its author wrote.',
      'An untouched view is enough: nobody else needs to be there. With the setting off a save needs a changed session, which is loaded by then; that is why it looked random.',
      '“I instrumented the code with debug logging - the problem went away”: looking at the session loads it.',
    ],
    backend: 'ticket.py',
    era: '2008-04',
    middleware: 'pre',
    fix: TICKET_FIX,
    decisive: [
      {
        title: 'The ticket',
        teaser: 'One request, nobody else: save empties the file and then loads from it.',
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
    sources: [TICKET, `${COMMIT}bcf7e9a9fe`, `${COMMIT}041e24dbde`],
  },
  {
    ...FILE,
    id: 'ticket-r7586',
    title: 'The accidental mask (r7586)',
    date: '2008-06-07',
    revision: 'r7586',
    ticket: '#2548',
    summary:
      'The same backend. A change for another ticket makes the middleware ask the session for its expiry before it saves, which loads it in time.',
    closed: 'one request alone, by accident',
    left: 'two requests; whoever calls save() without the middleware',
    story: [
      'Ten weeks before the fix the symptom of the ticket was gone for most: the new expiry of browser sessions is kept in the session, so the middleware has to read it before it saves.',
      'Nobody had aimed at the bug, and the backend is unchanged: with two requests the torn read and the new key are still there.',
    ],
    backend: 'ticket.py',
    era: '2008-04',
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
    sources: [`${COMMIT}8d4f79a799`, 'https://code.djangoproject.com/ticket/2548'],
  },
  {
    ...FILE,
    id: 'reporter-flock',
    title: 'The reporter’s locks',
    date: '2008-04',
    revision: 'never committed',
    ticket: '#6984',
    summary:
      'A lock around each access to the file. A lock belongs to the open file, not to the process: load() waits for the lock that the save() around it holds.',
    closed: '',
    left: 'a hang with one request; the file is emptied before it is locked',
    story: [
      'The reporter put locks around all accesses and found that load, called by save, could never lock the file because save had it locked.',
      'Two lessons: flock conflicts between two openings of one file even in one process; and open for writing empties the file before any lock is asked for, so that a reader who gets the lock first still finds nothing.',
      'Whoever kills the worker frees the lock and leaves the file empty.',
    ],
    backend: 'reporter_flock.py',
    era: '2008-04',
    middleware: 'pre',
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
    sources: [TICKET],
  },
]
