import { expect, test } from 'vitest'
import { seededRandom } from '../../src/programs/check/seededRandom.ts'
import { readRace } from '../../src/programs/everyProgram.ts'
import { proved, raceOf } from './prove.ts'
import { pythonVersion } from './pythons.ts'
import { SEED } from './seed.ts'
import { threadProgram } from './threadPrograms.ts'

/** Programs: some at every change, more in the exhaustive run, any number on demand. */
const PROGRAMS = Number(
  process.env['RACETRACK_THREADS'] ?? (process.env['RACETRACK_EXHAUSTIVE'] === '1' ? 200 : 12),
)
const SCHEDULES = 12

test.skipIf(pythonVersion()?.startsWith('3.11.') !== true)(
  `${PROGRAMS} random programs of threads do the same under CPython (seed ${SEED})`,
  () => {
    const found: unknown[] = []
    let runs = 0
    let cut = 0
    for (let number = 0; number < PROGRAMS; number++) {
      const text = threadProgram(seededRandom(SEED * 1_000_003 + number))
      for (const switches of ['every-access', 'gil'] as const) {
        const scenario = { ...raceOf(text), switches }
        const read = readRace(scenario)
        if (!read.ok) throw new Error(`${text}\n${JSON.stringify(read.diagnostics)}`)
        const one = proved(scenario, SCHEDULES)
        runs += one.runs.length
        cut += one.runs.filter(({ leavesModel }) => leavesModel).length
        const [difference] = one.differences
        if (difference !== undefined)
          found.push([number, switches, text.slice(text.indexOf('def thread_0')), difference])
      }
    }
    expect(found.slice(0, 6)).toEqual([])
    // Most of them say something.
    expect(cut).toBeLessThan(runs / 3)
  },
)
