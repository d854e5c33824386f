/** One program of the lineage. A new version is one `.py` under sources/ and one row here. */
export interface ProgramRow {
  readonly id: string
  readonly title: string
  /** when it was in force, ISO dates or months */
  readonly date: string
  readonly revision: string
  readonly ticket: string
  /** what changed, in one sentence */
  readonly summary: string
  /** the name of the tab to the file under sources/ */
  readonly files: Readonly<Record<string, string>>
  /** what the Fix switch changes to, and what it says; null where there is no such pair */
  readonly fix: { readonly off: string; readonly on: string; readonly label: string } | null
  readonly sources: readonly string[]
}

const AROUND = {
  'base.py': 'base.py',
  'middleware.py': 'middleware_pre.py',
  'views.py': 'views.py',
  'handler.py': 'handler.py',
  'probe.py': 'probe.py',
} as const

const TICKET_FIX = { off: 'ticket', on: 'fix', label: 'Load before truncating' } as const

export const CATALOGUE: readonly ProgramRow[] = [
  {
    id: 'ticket',
    title: 'The ticket (early 2008)',
    date: '2008-01',
    revision: 'before r7586',
    ticket: '#6984',
    summary:
      'save() opens the session file for writing, which empties it, and only then asks for the data to write; what was not loaded yet is then loaded from the empty file.',
    files: { 'file_backend.py': 'ticket.py', ...AROUND },
    fix: TICKET_FIX,
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
    files: { 'file_backend.py': 'fix.py', ...AROUND },
    fix: TICKET_FIX,
    sources: [
      'https://github.com/django/django/commit/9d83444f16c7e289881dca132c5f4f3f8e58d05c',
      'https://code.djangoproject.com/ticket/8616',
    ],
  },
]

/** The row of a program, or null when there is none of that id. */
export function programRow(id: string): ProgramRow | null {
  return CATALOGUE.find((row) => row.id === id) ?? null
}

/** Files of the listing that are shown first, in the order of the tabs. */
export const TABS = [
  'file_backend.py',
  'base.py',
  'middleware.py',
  'views.py',
  'handler.py',
] as const
