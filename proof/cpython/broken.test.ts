import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareDjango, scenarioWith } from '../../src/programs/index.ts'
import { withChange, differencesIn, withEdit } from './withChange.ts'
import { firstDifference } from './difference.ts'
import { jobOf } from './compareWorkload.ts'
import { CPYTHON_HARNESS, Pythons, pythonVersion } from './pythons.ts'
import type { Job } from './pythons.ts'
import { VERBATIM } from '../../src/programs/trace/telling.ts'
import { waysOf } from './endText.ts'
import { provideEveryProgram } from '../../src/programs/everyProgram.ts'

const there = pythonVersion() !== null
let pythons: Pythons

beforeAll(async () => {
  provideEveryProgram()
  pythons = new Pythons(there ? 1 : 0, CPYTHON_HARNESS)
})

afterAll(() => pythons.close())

const cpython = () => ({ name: 'CPython', ask: (job: Job) => pythons.ask(job), telling: VERBATIM })

describe.skipIf(!there)('a proof that can fail', () => {
  test('nothing is found where nothing was changed', async () => {
    const fix = { program: 'fix', views: ['touch'] } as const
    expect(await differencesIn(fix, cpython())).toBe('')
  })

  test('one flag less in an open is found, and told with a link to the step', async () => {
    const found = await differencesIn(
      { program: 'fix', views: ['touch'] },
      withChange(cpython(), { job: withEdit('os.O_CREAT | os.O_TRUNC', 'os.O_CREAT') }),
    )
    expect(found).toContain('Racetrack  A open')
    expect(found).toContain('O_WRONLY|O_CREAT -> fd')
    expect(found).toContain('to see it: #2&program=fix')
  })

  test('one frame more before the recursion ends is found', async () => {
    const found = await differencesIn(
      { program: 'r8340', views: ['touch'] },
      withChange(cpython(), {
        job: (job) => ({ ...job, recursionLimit: (job.recursionLimit ?? 0) + 1 }),
      }),
    )
    expect(found).toContain('r8340')
  })

  test('another errno is found', async () => {
    const found = await differencesIn(
      { program: 'iolock', views: ['touch'] },
      withChange(cpython(), {
        answer: ([trace, end]) => [trace.replace('-> ENOENT', '-> EACCES'), end],
      }),
    )
    expect(found).toMatch(/Racetrack {2}A .* -> ENOENT .*\n {2}CPython {4}A .* -> EACCES/)
  })

  test('a request that waits for a lock is told from one that need not wait', async () => {
    const scenario = scenarioWith({ program: 'reporter-flock', views: ['touch'] })
    const job = jobOf(prepareDjango(scenario), [])
    const ends = await pythons.ask({ ...job, schedules: ['AAAA', 'AA'] })
    const waits = ends.map(([, end]) => (JSON.parse(end) as { waiting: unknown }).waiting)
    const what = `flock /sessions/sessionid${job.lookKey} LOCK_EX`
    expect(waits).toEqual([
      [['A', what, ['A']]],
      [['A', `${what}, which is free, which came back`, []]],
    ])
  })

  test('a program that CPython cannot read fails the proof with what CPython says', async () => {
    const dying = new Pythons(1, CPYTHON_HARNESS)
    const job = jobOf(prepareDjango(scenarioWith({ program: 'fix', views: ['touch'] })), [])
    const unreadable = { ...job, program: { 'handler.py': 'def' }, schedules: ['A'] }
    await expect(dying.ask(unreadable)).rejects.toThrow('invalid syntax')
    await expect(dying.ask(unreadable)).rejects.toThrow('invalid syntax')
  })

  test('another descriptor number is found', async () => {
    const found = await differencesIn(
      { program: 'fix', views: ['touch'] },
      withChange(cpython(), {
        answer: ([trace, end]) => [trace.replace('-> fd 3', '-> fd 4'), end],
      }),
    )
    expect(found).toMatch(/Racetrack {2}A open .* -> fd 3 .*\n {2}CPython {4}A open .* -> fd 4/)
  })

  test('a torn read that is not told is found', async () => {
    const found = await differencesIn(
      { program: 'ticket', views: ['touch'] },
      withChange(cpython(), { answer: ([trace, end]) => [trace.replace(' torn', ''), end] }),
    )
    expect(found).toMatch(
      /Racetrack {2}A read .* -> "" torn .*\n {2}CPython {4}A read .* -> "" back/,
    )
  })

  test('other outcomes are found', () => {
    const scenario = scenarioWith({ program: 'ticket', views: ['touch'] })
    const run = waysOf(prepareDjango(scenario), VERBATIM).of('')
    const found = firstDifference(scenario, run, [run.trace, run.end], ['ok'], 'CPython')
    expect(found).toContain('outcomes:\n  Racetrack  data-lost, key-regenerated')
    expect(found).toContain('CPython    ok')
  })

  test('other bytes in a file at the end are found', async () => {
    const found = await differencesIn(
      { program: 'modern', views: ['set p'] },
      withChange(cpython(), { answer: ([trace, end]) => [trace, end.replace('cart', 'card')] }),
    )
    expect(found).toContain('at the end, files:')
  })
})
