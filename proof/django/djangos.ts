import type { ProgramRow } from '../../src/programs/index.ts'
import { canonical } from '../../src/programs/trace/canonical.ts'
import type { OtherSide } from '../cpython/compareWorkload.ts'
import { toldTexts } from '../cpython/endText.ts'
import { answerOf, Pythons } from '../cpython/pythons.ts'
import type { Job } from '../cpython/pythons.ts'
import type { Telling } from '../../src/programs/trace/telling.ts'

/** A job for `harness.py`; its start is given as the stored sessions. */
export interface SiteJob extends Job {
  readonly store: ProgramRow['store']
}

/** "Django 3.2.25, CPython 3.11.2", or null where this Python has no Django of 3.2 or later. */
export function djangoVersion(): string | null {
  return answerOf(
    [
      'import django, sys',
      'assert django.VERSION >= (3, 2)',
      'print("Django %s, CPython %s" % (django.get_version(), sys.version.split()[0]))',
    ].join('\n'),
  )
}

/** This many processes, each with a separate site. */
export function djangos(count: number): Pythons<SiteJob> {
  return new Pythons(count, new URL('harness.py', import.meta.url))
}

/** Django writes another format: compared is what it decodes to, and whether a size is zero. */
export const BY_SESSION: Telling = {
  stored: sessionOf,
  size: (bytes) => (bytes === 0 ? '0' : 'some'),
  logged: null,
  books: false,
  torn: false,
}

/** The session in a text that our programs store, as JSON; of an empty text nothing. */
function sessionOf(text: string): string {
  if (text === '') return ''
  return canonical(JSON.parse(text.replace(/:[0-9a-f]{8}$/, '')))
}

/** A job of ours as the site wants it. */
export function siteJob(store: ProgramRow['store'], job: Job): SiteJob {
  const { files, rows, cache, cookies } = job.start
  const told = (texts: Readonly<Record<string, string>>) =>
    toldTexts(Object.entries(texts), BY_SESSION)
  const start = { files: told(files), rows: told(rows), cache: told(cache), cookies }
  return { ...job, store, start }
}

/** Django with the store of a program, to be compared with. */
export function djangoFor({ store }: ProgramRow, sites: Pick<Pythons<SiteJob>, 'ask'>): OtherSide {
  const ask: OtherSide['ask'] = (job) => sites.ask(siteJob(store, job))
  return { name: 'Django', ask, telling: BY_SESSION }
}
