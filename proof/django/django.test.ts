import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/programs/index.ts'
import { compareAll, everyWorkloadOf } from '../cpython/compareProgram.ts'
import type { Compared } from '../cpython/compareWorkload.ts'
import type { Pythons } from '../cpython/pythons.ts'
import { writeTable } from '../cpython/table.ts'
import { startsOf } from '../cpython/workloads.ts'
import type { Workload } from '../cpython/workloads.ts'
import { djangoFor, djangos, djangoVersion } from './djangos.ts'
import type { SiteJob } from './djangos.ts'
import { provideEveryProgram } from '../../src/programs/everyProgram.ts'

/** What Django does today; a proposal or an older version is none of it. */
const PROGRAMS = CATALOGUE.filter(({ era, ourReading }) => era === 'modern' && !ourReading)

const version = djangoVersion()
if (version === null) {
  console.warn('proof: nothing is held against Django here; npm run test:django says what it needs')
}

let sites: Pythons<SiteJob>
const comparisons = new Map<string, readonly Compared[]>()

beforeAll(async () => {
  provideEveryProgram()
  sites = djangos(version === null ? 0 : Math.min(2, availableParallelism()))
})

afterAll(async () => {
  sites.close()
  if (version !== null && process.env['RACETRACK_PROOF_WRITE'] === 'yes') {
    await writeTable('django', version, PROGRAMS, comparisons)
  }
})

/** Django today has one middleware, no line for debugging, and no empty text in a cache. */
function canRun({ scenario }: Workload): boolean {
  const { settings, start, program, middleware } = scenario
  const emptyEntry =
    start === 'zero' && PROGRAMS.find(({ id }) => id === program)?.store === 'cache'
  return middleware === 'modern' && !settings.debugLogging && !emptyEntry
}

test('Django is there where it must be', () => {
  expect(version !== null || process.env['CI'] === undefined).toBe(true)
})

describe.skipIf(version === null)('Django does what Racetrack shows', () => {
  for (const row of PROGRAMS) {
    test.concurrent(`${row.id}: the same steps and the same ends`, async ({ expect }) => {
      const workloads = [...everyWorkloadOf(row), ...startsOf(row)].filter(canRun)
      const done = await compareAll(workloads, djangoFor(row, sites))
      comparisons.set(row.id, done)
      const differences = done.flatMap((workload) => workload.differences.slice(0, 1))
      expect(differences.slice(0, 5).join('\n\n')).toBe('')
    })
  }
})
