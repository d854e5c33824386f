import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/programs/check/seededRandom.ts'
import { readRace } from '../../src/programs/everyProgram.ts'
import { pythonVersion } from './pythons.ts'
import { proved, raceOf } from './prove.ts'
import { SEED } from './seed.ts'
import { threadProgram } from './threadPrograms.ts'

const PROGRAMS = Number(process.env['RACETRACK_THREADS'] ?? (process.env['RACETRACK_EXHAUSTIVE'] === '1' ? 200 : 30))
const FIRST = Number(process.env['FIRST'] ?? 0)

describe.skipIf(pythonVersion() === null)('random threads', () => {
  test(`seed ${SEED}`, () => {
    const seen = new Map<string, number>()
    let refused = 0, left = 0, runsAll = 0, bad = 0
    for (let n = FIRST; n < FIRST + PROGRAMS; n++) {
      const text = threadProgram(seededRandom(SEED * 1_000_003 + n))
      for (const switches of ['every-access', 'gil'] as const) {
        const scenario = { ...raceOf(text), switches }
        const read = readRace(scenario)
        if (!read.ok) { refused++; console.log(n, read.diagnostics.map(d => d.message)); break }
        try {
        const { runs, differences } = proved(scenario, 12)
        runsAll += runs.length
        left += runs.filter((r) => r.leavesModel).length
        if (process.env['WHY'] && runs.some((r) => r.leavesModel)) console.log(n, switches, runs.find(r => r.leavesModel)?.schedule, runs.find(r=>r.leavesModel)?.trace.split('\n').at(-1))
        if (differences.length > 0) { bad++
          const d = differences[0]
          const key = switches + (d?.racetrack ?? '').replaceAll(/^\w |\S+\.py:\d+|\d+/g, '') + (d?.cpython ?? '').replaceAll(/^\w |\S+\.py:\d+|\d+/g, '')
          seen.set(key, (seen.get(key) ?? 0) + 1)
          if (seen.get(key) === 1) console.log('#' + n, switches, text.slice(text.indexOf('def thread_0'), text.indexOf('THREADS')).replaceAll(/\n+/g, '\n').replaceAll(/ +global .*\n/g, ''), JSON.stringify(d, null, 1)) }
        } catch (e) { bad++; console.log(n, switches, text.slice(text.indexOf('def thread_0'), text.indexOf('THREADS')), String(e).slice(0, 1500)) }
      }
    }
    console.log(Object.fromEntries(seen))
    console.log({ refused, left, runsAll, bad })
  }, 3_600_000)
})
