import { afterAll, beforeAll } from 'vitest'
import type { Pythons } from '../cpython/pythons.ts'
import { djangos, djangoVersion } from './djangos.ts'
import type { SiteJob } from './djangos.ts'
import { provideEveryProgram } from '../../src/programs/everyProgram.ts'

export interface OneSite {
  /** false where this Python has no Django: then nothing can be asked */
  readonly isThere: boolean
  readonly ask: Pythons<SiteJob>['ask']
}

/** A site for the tests of one file, and the programs. */
export function oneSite(): OneSite {
  const isThere = djangoVersion() !== null
  let sites: Pythons<SiteJob> | null = null
  beforeAll(async () => {
    provideEveryProgram()
    sites = djangos(isThere ? 1 : 0)
  })
  afterAll(() => sites?.close())
  return {
    isThere,
    ask: (job) => sites?.ask(job) ?? Promise.reject(new Error('expected the tests to run')),
  }
}
