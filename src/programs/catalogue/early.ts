import type { ProgramRow } from './programRow.ts'

const TICKET_FIX = { off: 'ticket', on: 'fix', label: 'Load before truncating' } as const

/** The file backend up to the release of Django 1.0. */
export const EARLY: readonly ProgramRow[] = [
  {
    id: 'ticket',
    title: 'The ticket (early 2008)',
    date: '2008-01',
    revision: 'before r7586',
    ticket: '#6984',
    summary:
      'save() opens the session file for writing, which empties it, and only then asks for the data to write; what was not loaded yet is then loaded from the empty file.',
    closed: '',
    left: 'everything: one request is enough',
    story: [],
    ourReading: false,
    store: 'files',
    backend: 'ticket.py',
    era: '2008-04',
    middleware: 'pre',
    recursionLimit: null,
    fix: TICKET_FIX,
    decisive: [],
    sources: ['https://code.djangoproject.com/ticket/6984'],
  },
  {
    id: 'fix',
    title: 'The fix (r8344)',
    date: '2008-08-14',
    revision: 'r8344',
    ticket: '#6984',
    summary:
      'save() takes the data first and opens the file afterwards. Between the opening and the write the file is still empty for everybody else.',
    closed: 'the race of one request with itself',
    left: 'the gap between truncate and write; the lost update',
    story: [],
    ourReading: false,
    store: 'files',
    backend: 'fix.py',
    era: '2008-08',
    middleware: 'post',
    recursionLimit: null,
    fix: TICKET_FIX,
    decisive: [],
    sources: [
      'https://github.com/django/django/commit/9d83444f16c7e289881dca132c5f4f3f8e58d05c',
      'https://code.djangoproject.com/ticket/8616',
    ],
  },
]
