import type { ProgramRow } from './programRow.ts'
import { TICKET_FIX } from './ticket.ts'

const COMMIT = 'https://github.com/django/django/commit/'

const FILE = {
  ourReading: false,
  store: 'files',
  era: '2008-08',
  middleware: 'post',
  recursionLimit: null,
  fix: null,
} as const

/** From the fix to the release of Django 1.0: three weeks. */
export const SUMMER_2008: readonly ProgramRow[] = [
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
        teaser:
          'One request: every load finds the file that the save around it has just emptied, and makes another one.',
        scenario: { views: ['touch'] },
        schedule: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        watch: 46,
        shows: ['data-lost', 'torn-read', 'error-500', 'orphan'],
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
        watch: 7,
        shows: ['data-lost', 'key-regenerated', 'torn-read'],
      },
      {
        title: 'The lost update',
        teaser: 'Both load, both save: the last writer wins and the other value is gone.',
        scenario: { views: ['set p', 'set q'] },
        schedule: 'AAABBBAAABBB',
        watch: 11,
        shows: ['lost-update'],
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
    decisive: [
      {
        title: 'Every load is empty',
        teaser:
          'One request: there is no lock file, so that its load takes the session for absent, and its save writes that down.',
        scenario: { views: ['touch'] },
        schedule: 'AAAAAAAAA',
        watch: 2,
        shows: ['data-lost'],
      },
      {
        title: 'Two locks on two inodes',
        teaser:
          'B has waited for a lock file that A then unlinks; C makes another of the same name. Both hold their lock, and both write.',
        scenario: { views: ['set p', 'set q', 'touch'] },
        schedule: 'AABBAABAAAAABCCCCBCBCBBBCCC',
        watch: 17,
        shows: ['data-lost', 'lost-update', 'error-500'],
      },
    ],
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
    decisive: [
      {
        title: 'The logout undone',
        teaser:
          'A has loaded before B logs out; its save makes the file again, with the user in it.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAABBBBBBBBBBBBAAAAA',
        watch: 19,
        shows: ['resurrected', 'orphan'],
      },
      {
        title: 'The lost update',
        teaser: 'What is read is whole, and old all the same: the last rename wins.',
        scenario: { views: ['set p', 'set q'] },
        schedule: 'AAABBBAAAAABBBBB',
        watch: 15,
        shows: ['lost-update'],
      },
    ],
    sources: [
      `${COMMIT}89633c3077`,
      `${COMMIT}eebc7caa63`,
      'https://code.djangoproject.com/ticket/8616',
      'https://github.com/django/django/pull/5950',
    ],
  },
]
