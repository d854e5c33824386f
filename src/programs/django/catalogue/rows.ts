import type { ProgramRow } from './programRow.ts'

/** What the Fix switch changes. */
const TICKET_FIX = { off: 'ticket', on: 'fix', label: 'Load before truncating' } as const

const EARLY = {
  ourReading: false,
  store: 'files',
  era: '2008-04',
  middleware: 'pre',
  recursionLimit: null,
  fix: null,
} as const

const SUMMER = { ...EARLY, era: '2008-08', middleware: 'post' } as const

const MODERN = { ...EARLY, era: 'modern', middleware: 'modern' } as const

/** The lineage, in the order of its time; the other stores after the files. */
export const CATALOGUE: readonly ProgramRow[] = [
  {
    ...EARLY,
    id: 'ticket',
    title: 'The ticket (early 2008)',
    backend: 'ticket.py',
    fix: TICKET_FIX,
  },
  {
    ...EARLY,
    id: 'ticket-r7586',
    title: 'The accidental mask (r7586)',
    backend: 'ticket.py',
    middleware: 'post',
  },
  {
    ...EARLY,
    id: 'reporter-flock',
    title: 'The reporter’s locks',
    backend: 'reporter_flock.py',
  },
  {
    ...EARLY,
    id: 'r8340',
    title: 'The 51-second version (r8340)',
    backend: 'r8340.py',
    recursionLimit: 60,
  },
  {
    ...SUMMER,
    id: 'fix',
    title: 'The fix (r8344)',
    backend: 'fix.py',
    fix: TICKET_FIX,
  },
  {
    ...SUMMER,
    id: 'iolock',
    title: 'Lock files (r8688)',
    backend: 'iolock.py',
  },
  {
    ...SUMMER,
    id: 'django-1.0',
    title: 'Django 1.0 (r8812)',
    backend: 'django_1_0.py',
  },
  {
    ...MODERN,
    id: 'modern',
    title: 'Django 4 and 5',
    backend: 'modern.py',
  },
  {
    ...MODERN,
    id: 'pr21823-path',
    title: 'Proposal 21823, by path',
    ourReading: true,
    backend: 'pr21823_path.py',
  },
  {
    ...MODERN,
    id: 'pr21823-nlink',
    title: 'Proposal 21823, by open file',
    ourReading: true,
    backend: 'pr21823_nlink.py',
  },
  {
    ...EARLY,
    id: 'db-ticket',
    title: 'Database, at the ticket',
    store: 'rows',
    backend: 'db_ticket.py',
  },
  {
    ...MODERN,
    id: 'db-modern',
    title: 'Database, Django 4 and 5',
    store: 'rows',
    backend: 'db_modern.py',
  },
  {
    ...EARLY,
    id: 'cache-ticket',
    title: 'Cache, at the ticket',
    store: 'cache',
    backend: 'cache_ticket.py',
  },
  {
    ...MODERN,
    id: 'cache-modern',
    title: 'Cache, Django 4 and 5',
    store: 'cache',
    backend: 'cache_modern.py',
  },
]
