import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/programs/index.ts'
import { compareAll, everyWorkloadOf } from './compareProgram.ts'
import type { Compared } from './compareWorkload.ts'
import { CPYTHON_HARNESS, Pythons, pythonVersion } from './pythons.ts'
import { SEED } from './seed.ts'
import { writeTable } from './table.ts'
import { VERBATIM } from '../../src/programs/trace/telling.ts'
import { provideEveryProgram } from '../../src/programs/everyProgram.ts'

const version = pythonVersion()
if (version === null) {
  console.warn(
    'proof: nothing is held against CPython here (it needs Linux and python3, 3.9 or later)',
  )
}

console.warn(`proof: drawn by RACETRACK_SEED=${SEED}`)

let pythons: Pythons
const comparisons = new Map<string, readonly Compared[]>()

beforeAll(async () => {
  provideEveryProgram()
  pythons = new Pythons(version === null ? 0 : Math.min(2, availableParallelism()), CPYTHON_HARNESS)
})

afterAll(async () => {
  pythons.close()
  if (version !== null && process.env['RACETRACK_PROOF_WRITE'] === 'yes') {
    await writeTable('cpython', `CPython ${version}`, CATALOGUE, comparisons)
  }
})

test('python3 is there where it must be', () => {
  expect(version !== null || process.env['CI'] === undefined).toBe(true)
})

describe.skipIf(version === null)('CPython does what Racetrack shows', () => {
  for (const row of CATALOGUE) {
    test.concurrent(`${row.id}: the same steps and the same ends`, async ({ expect }) => {
      const done = await compareAll(everyWorkloadOf(row), {
        name: 'CPython',
        ask: (job) => pythons.ask(job),
        telling: VERBATIM,
      })
      comparisons.set(row.id, done)
      const differences = done.flatMap((workload) => workload.differences.slice(0, 1))
      expect(differences.slice(0, 5).join('\n\n')).toBe('')
    })
  }
})
