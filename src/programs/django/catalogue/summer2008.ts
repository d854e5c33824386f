import type { Version } from './version.ts'

/** From the fix to the release of Django 1.0: three weeks. */
export const SUMMER_2008: Readonly<Record<string, Version>> = {
  r8340: {
    date: '2008-08-14',
    revision: 'r8340',
    ticket: '#1180',
    summary:
      'create() makes new keys with O_EXCL; load() calls it when it finds nothing readable. But save() still empties first, and so load, create and save call each other without end.',
    closed: 'two requests that draw the same new key',
    left: 'an endless recursion as soon as a load finds an empty file',
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
  },
  fix: {
    date: '2008-08-14',
    revision: 'r8344',
    ticket: '#6984',
    summary:
      'save() takes the data first and opens the file afterwards. Between the opening and the write the file is still empty for everybody else.',
    closed: 'the race of one request with itself',
    left: 'the gap between truncate and write; the lost update',
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
  },
  iolock: {
    date: '2008-08-29',
    revision: 'r8688',
    ticket: '#8616',
    summary:
      'A lock file beside each session, locked for each access and unlinked afterwards. load() opens a lock file that exists only while somebody saves, and takes its absence for an absent session.',
    closed: '',
    left: 'every load is empty; status 500; two locks on two files of one name',
    decisive: [
      {
        title: 'Every load is empty',
        teaser:
          'One request: there is no lock file, so that its load treats the session as missing, and its save writes that down.',
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
  },
  'django-1.0': {
    date: '2008-09-01',
    revision: 'r8812',
    ticket: '#8616',
    summary:
      'save() writes a temporary file and renames it over the session, so that a reader finds the old content or the new. An empty file is a session without data.',
    closed: 'the torn read',
    left: 'the lost update; a save after a logout brings the session back',
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
  },
}
