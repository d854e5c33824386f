import type { Version } from './version.ts'

/** Sessions in a table of the database, and in the cache. */
export const OTHER_STORES: Readonly<Record<string, Version>> = {
  'db-ticket': {
    date: '2008-04',
    revision: 'r7403',
    ticket: '#6984',
    summary:
      'load() is one SELECT; save() is a SELECT and then an UPDATE or an INSERT. A row is never empty in the middle of a save.',
    closed: 'the torn read: a statement is atomic',
    left: 'the lost update; a save after a logout brings the user back',
    decisive: [
      {
        title: 'The login lost',
        teaser: 'A has loaded before B logs in, and writes its old copy over the login.',
        scenario: { views: ['touch', 'login'] },
        schedule: 'AABBBBBAAA',
        watch: 9,
        shows: ['lost-update'],
      },
      {
        title: 'The logout undone',
        teaser: 'A has loaded before B logs out, and writes the user back into the row.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AABBBBBAAA',
        watch: 9,
        shows: ['resurrected'],
      },
    ],
  },
  'db-modern': {
    date: '2016-01-08',
    revision: '1.10 and later',
    ticket: '#21608',
    summary: 'save() is one UPDATE: 0 rows mean that the session was deleted meanwhile.',
    closed: 'the undone logout: the check is the write',
    left: 'the lost update; requests that are answered 400',
    decisive: [
      {
        title: 'The 400',
        teaser: 'The row is gone when A saves: 0 rows, and the logout stays.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AABBBBAA',
        watch: 7,
        shows: ['error-400'],
      },
    ],
  },
  'cache-ticket': {
    date: '2008-04',
    revision: 'r7403',
    ticket: '#6984',
    summary: 'load() is one get, save() is one set. Any key that a browser sends is accepted.',
    closed: 'the torn read; the key never changes',
    left: 'the lost update; a late set undoes a logout',
    decisive: [
      {
        title: 'The logout undone',
        teaser: 'A has loaded before B logs out; its late set brings the user back.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AABBBBAA',
        watch: 7,
        shows: ['resurrected'],
      },
    ],
  },
  'cache-modern': {
    date: '2016-01-08',
    revision: '1.10 and later',
    ticket: '#21608',
    summary: 'save() asks with a get whether the entry is there, and then sets it: two commands.',
    closed: 'most undone logouts',
    left: 'a logout between get and set; an evicted entry is answered 400',
    decisive: [
      {
        title: 'The logout undone, between get and set',
        teaser: 'A’s get still finds the entry, B deletes it, A’s set brings it back.',
        scenario: { views: ['touch', 'logout'] },
        schedule: 'AAABBBAA',
        watch: 7,
        shows: ['resurrected'],
      },
    ],
  },
}
