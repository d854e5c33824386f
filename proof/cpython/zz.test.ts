import { test } from 'vitest'
import { appendFileSync } from 'node:fs'
import { seededRandom } from '../../src/programs/check/seededRandom.ts'
import { readRace } from '../../src/programs/everyProgram.ts'
import { proved, raceOf } from './prove.ts'
import { SEED } from './seed.ts'
import { threadProgram } from './threadPrograms.ts'

const OUT = process.env['OUT'] ?? '/tmp/w/tp/zz.txt'
test('zz', () => {
  const [from, to] = (process.env['RANGE'] ?? '0-50').split('-').map(Number)
  const seen = new Map<string, number>()
  const say = (...x: unknown[]) => appendFileSync(OUT, x.map((e) => (typeof e === 'string' ? e : JSON.stringify(e))).join(' ') + '\n')
  const strip = (t: string) => t.replaceAll(/^\w |\S+\.py:\d+|\d+/g, '')
  let runs = 0, cut = 0, refused = 0, programs = 0
  for (let n = from ?? 0; n < (to ?? 50); n++) {
    const text = threadProgram(seededRandom(SEED * 1_000_003 + n))
    for (const switches of (process.env['MODES'] ?? 'every-access').split(',') as ('every-access' | 'gil')[]) {
      const scenario = { ...raceOf(text), switches }
      const read = readRace(scenario)
      if (!read.ok) { refused++; say(n, read.diagnostics.map((d) => d.message)); break }
      programs++
      let d: unknown, key = ''
      try {
        const one = proved(scenario, Number(process.env['K'] ?? 12))
        runs += one.runs.length
        cut += one.runs.filter((r) => r.leavesModel).length
        const left = one.runs.find((r) => r.leavesModel)
        if (left) { const k = 'LEFT ' + strip(left.trace.split('\n').at(-1) ?? ''); seen.set(k, (seen.get(k) ?? 0) + 1) }
        if (one.differences[0] === undefined) continue
        d = one.differences[0]
        key = switches + ' ' + strip(one.differences[0].racetrack) + ' | ' + strip(one.differences[0].cpython)
      } catch (e) { key = String(e).slice(0, 300); d = String(e).slice(0, 1500) }
      seen.set(key, (seen.get(key) ?? 0) + 1)
      if (seen.get(key) === 1) say('#' + n, switches, '\n' + text.slice(text.indexOf('def thread_0'), text.indexOf('THREADS')).replaceAll(/\n+/g, '\n').replaceAll(/ +global .*\n/g, ''), JSON.stringify(d, null, 1))
    }
  }
  for (const [k, v] of seen) say(v, k)
  say({ programs, runs, cut, refused })
}, 3_600_000)
