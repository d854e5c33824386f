import type { ProgramRow } from './programRow.ts'

const TICKET = 'https://code.djangoproject.com/ticket/6984'
const COMMIT = 'https://github.com/django/django/commit/'
const TICKET_FIX = { off: 'ticket', on: 'fix', label: 'Load before truncating' } as const

const FILE = {
  ourReading: false,
  store: 'files',
  era: '2008-08',
  middleware: 'post',
  recursionLimit: null,
  fix: null,
} as const

/** The file backend up to the release of Django 1.0. */
export const EARLY: readonly ProgramRow[] = [
  {
    ...FILE,
    id: 'ticket',
    title: 'The ticket (early 2008)',
    date: '2008-01',
    revision: 'before r7586',
    ticket: '#6984',
    summary:
      'save() opens the session file for writing, which empties it, and only then asks for the data to write; what was not loaded yet is then loaded from the empty file.',
    closed: '',
    left: 'everything: one request is enough',
    story: [
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
      },
      {
        title: 'An empty session in every tab',
        teaser:
          'A second tab still holds the old key: it finds a validly signed, empty session there, and is logged out without a new key.',
        scenario: { views: ['touch', 'read'] },
        schedule: 'ABAAAAAAAABBBBB',
      },
    ],
    sources: [TICKET],
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
        teaser: 'The same request over the same backend: the early load saves the data.',
        scenario: { views: ['touch'] },
        schedule: '',
      },
    ],
    sources: [`${COMMIT}8d4f79a799`, 'https://code.djangoproject.com/ticket/2548'],
  },
  {
    ...FILE,
    id: 'reporter-flock',
    title: 'The reporter’s locks',
    date: '2008-04',
    revision: 'an experiment, never committed',
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
        schedule: '',
      },
    ],
    sources: [TICKET],
  },
  {
    ...FILE,
    id: 'r8340',
    title: 'The 51-second version (r8340)',
    date: '2008-08-14',
    revision: 'r8340',
    ticket: '#1180',
    summary:
      'create() makes new keys with O_EXCL; load() calls it when it finds nothing readable. But save() still empties first, and so load, create and save call each other without end.',
    closed: 'two requests that draw the same new key',
    left: 'an endless recursion as soon as a load finds an empty file',
    story: [
      'Committed 51 seconds before the fix of the ticket, which it needed: every new file is empty when it is loaded, so that another one is created.',
      'Python gives up after a thousand frames and leaves about 250 empty files behind. Here it gives up after 60, so that all schedules can be tried.',
      'The middleware of its time loads early and hides it; it is shown with the one before.',
    ],
    backend: 'r8340.py',
    era: '2008-04',
    middleware: 'pre',
    recursionLimit: 60,
    decisive: [
      {
        title: 'The recursion',
        teaser: 'One request: every load finds the file that the save around it has just emptied.',
        scenario: { views: ['touch'] },
        schedule: '',
      },
    ],
    sources: [`${COMMIT}af7b6475ca`],
  },
  {
    ...FILE,
    id: 'fix',
    title: 'The fix (r8344)',
    date: '2008-08-14',
    revision: 'r8344',
    ticket: '#6984',
    summary:
      'save() takes the data first and opens the file afterwards. Between the opening and the write the file is still empty for everybody else.',
    closed: 'the race of one request with itself',
    left: 'the gap between truncate and write; the lost update',
    story: [
      'The ticket is closed: the data is taken before the file is opened. One request is safe.',
      'Two weeks later #8616 reports the same symptom with the same setting: requests for one session “that arrive very close together” end in a dropped session.',
      'The data survives in the old file, but the browser has been moved to a new and empty session. In the version of the ticket the data itself was destroyed.',
    ],
    backend: 'fix.py',
    fix: TICKET_FIX,
    decisive: [
      {
        title: 'The fix that is not enough',
        teaser:
          'B reads the file in the gap between A’s open and A’s write, and moves the cookie to an empty session.',
        scenario: { views: ['touch', 'touch'] },
        schedule: 'AAAABBBAABBBBBB',
      },
      {
        title: 'The lost update',
        teaser: 'Both load, both save: the last writer wins and the other value is gone.',
        scenario: { views: ['set p', 'set q'] },
        schedule: 'AAABBBAAABBB',
      },
    ],
    sources: [
      `${COMMIT}9d83444f16c7e289881dca132c5f4f3f8e58d05c`,
      'https://code.djangoproject.com/ticket/8616',
    ],
  },
  {
    ...FILE,
    id: 'iolock',
    title: 'Lock files (r8688)',
    date: '2008-08-29',
    revision: 'r8688',
    ticket: '#8616',
    summary:
      'A lock file beside each session, locked for each access and unlinked afterwards. load() opens a lock file that exists only while somebody saves, and takes its absence for an absent session.',
    closed: '',
    left: 'every load is empty; status 500; two locks on two files of one name',
    story: [
      'It lived for 16 hours. One request is enough: no lock file, so the load answers that there is no session, and the save writes that down.',
      'Unlinking a lock file that somebody waits for leaves that somebody with a lock on a file without a name, while a third makes and locks a new one.',
      'The message of the revert: “it merely introduced different bugs, rather than fixing the problem.”',
    ],
    backend: 'iolock.py',
    decisive: [],
    sources: [
      `${COMMIT}02f86a1c7c240b80c486269e3b16131a7b44d637`,
      `${COMMIT}3717e3bba3`,
      'https://code.djangoproject.com/ticket/8616',
    ],
  },
  {
    ...FILE,
    id: 'django-1.0',
    title: 'Django 1.0 (r8812)',
    date: '2008-09-01',
    revision: 'r8812',
    ticket: '#8616',
    summary:
      'save() writes a temporary file and renames it over the session, so that whoever reads finds the old content or the new one. An empty file is a session without data.',
    closed: 'the torn read',
    left: 'the lost update; a save after a logout brings the session back',
    story: [
      'What is read is whole at last. What remains is that save is an upsert: it makes the file when it is not there.',
      'So a request that loaded before a logout puts the session back when it saves after it. “The root of the problem is that save is implemented as an "upsert"”, says the discussion of #21608, eight years later.',
      'Locks were explored and rejected, in part because they need a long-lived lock file for each session, as the source says to this day.',
    ],
    backend: 'django_1_0.py',
    decisive: [],
    sources: [
      `${COMMIT}89633c3077`,
      `${COMMIT}eebc7caa63`,
      'https://code.djangoproject.com/ticket/8616',
      'https://github.com/django/django/pull/5950',
    ],
  },
]
