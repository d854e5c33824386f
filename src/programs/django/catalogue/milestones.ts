/** An event on the line of time that is not a version, but explains the versions after it. */
export interface Milestone {
  /** an ISO date */
  readonly date: string
  /** a revision, a commit or a release */
  readonly revision: string
  /** what happened, in one sentence */
  readonly text: string
  readonly source: string
}

const COMMIT = 'https://github.com/django/django/commit/'

export const MILESTONES: readonly Milestone[] = [
  {
    date: '2007-09-15',
    revision: 'r6333',
    text: 'Sessions in files, in the database and in the cache are born.',
    source: `${COMMIT}bcf7e9a9fe`,
  },
  {
    date: '2008-08-21',
    revision: 'r8459',
    text: 'A login takes a new key, as a logout deletes the session since r8342: both can race with a save now.',
    source: `${COMMIT}c8c159cbba`,
  },
  {
    date: '2010-08-05',
    revision: 'Django 1.3',
    text: 'A load that finds no file makes one: every made-up cookie leaves a file behind.',
    source: `${COMMIT}5eece23296`,
  },
  {
    date: '2012-10-27',
    revision: 'Django 1.5',
    text: 'load() checks the file’s modification time after it has read it: the window between read and stat opens.',
    source: `${COMMIT}5fec97b9df`,
  },
  {
    date: '2015-06-10',
    revision: 'Django 1.8.3',
    text: 'A load that finds no file gives up its key instead: in that window the data has no key.',
    source: `${COMMIT}df049ed77a`,
  },
]
