import { expect, test } from 'vitest'
import type { ProofJob } from '../programs/proving.ts'
import { run } from './run.ts'
import type { RanPython } from './surroundings.ts'

const MAKE = `import os

def make():
    try:
        os.mkdir('/data/x')
    except FileExistsError:
        print('there')

SETTINGS = {'loud': False}
PROCESSES = [make, make]
`

/** A Python that says what it is told to, schedule by schedule. */
function python(answer: (schedule: string) => unknown, version = '3.11.7') {
  const jobs: ProofJob[] = []
  const runPython = (_: string, files: Readonly<Record<string, string>>, input: string) => {
    if (input === '') return { status: 0, stdout: `${version}\n`, stderr: '' }
    expect(Object.keys(files)).toContain('prove.py')
    const job = JSON.parse(input) as ProofJob
    jobs.push(job)
    const lines = job.ways.map(({ schedule }) => JSON.stringify(answer(schedule)))
    return { status: 0, stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' }
  }
  return { jobs, runPython }
}

const END = {
  refused: null,
  waiting: [],
  files: {},
  rows: {},
  cache: {},
  processes: ['returned', 'returned'],
  rules: {},
}

/** As it is. */
function truth(schedule: string) {
  const [first, second] = [...schedule]
  return [
    `${first} mkdir /data/x -> done make.py:5\n${second} mkdir /data/x -> EEXIST make.py:5\n${second} | there`,
    END,
  ]
}

function prove(line: string, runPython: (...args: [string, never, string]) => RanPython) {
  const readText = (path: string) => (path === 'd/make.py' ? MAKE : null)
  return run(`prove ${line}`.split(' '), { readText, runPython: runPython as never })
}

test('where CPython does the same the exit code is 0', () => {
  const { code, stdout } = prove('d/make.py', python(truth).runPython)
  expect(stdout).toBe(
    'd/make.py: 2 schedules (all there are) under CPython 3.11.7.\nThe same in each of them.\n',
  )
  expect(code).toBe(0)
})

test('a difference is told as the step at which they part, with the command that shows it', () => {
  const wrong = (schedule: string) =>
    schedule === 'AB' ? ['A mkdir /data/x -> EACCES make.py:5', END] : truth(schedule)
  const { code, stdout } = prove('d/make.py', python(wrong).runPython)
  expect(stdout.split('\n')).toEqual([
    'd/make.py: 2 schedules (all there are) under CPython 3.11.7.',
    'The same in 1 of them.',
    '',
    'AB: they part at step 1',
    '  Racetrack  A mkdir /data/x -> done make.py:5',
    '  CPython    A mkdir /data/x -> EACCES make.py:5',
    '  racetrack replay d/make.py --schedule AB',
    '',
  ])
  expect(code).toBe(1)
})

test('--json has every difference', () => {
  const wrong = () => ['', END]
  const { code, stdout } = prove('d/make.py --json', python(wrong).runPython)
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    python: '3.11.7',
    compared: 2,
    all: true,
    seed: 1,
    endless: 0,
    notModelled: 0,
    differences: [
      { schedule: 'AB', step: 1, what: 'step', cpython: 'nothing more' },
      { schedule: 'BA', step: 1, what: 'step', cpython: 'nothing more' },
    ],
  })
})

test('a sample says by which seed it was drawn', () => {
  const { stdout } = prove('d/make.py --schedules 1 --seed 7', python(truth).runPython)
  expect(stdout).toMatch(/: 1 schedules \(drawn by --seed 7\)/)
})

test('settings and copies go to the harness', () => {
  const three = python(() => ['', END])
  prove('d/make.py --processes 3 -s loud=on', three.runPython)
  expect(three.jobs[0]).toMatchObject({ settings: { loud: true }, copies: 3, main: 'make.py' })
})

test('another version of Python is used, with a note', () => {
  const { code, stdout } = prove('d/make.py', python(truth, '3.13.1').runPython)
  expect(stdout).toMatch(/under CPython 3\.13\.1\.\nRacetrack models CPython 3\.11;/)
  expect(code).toBe(0)
})

test('each fault is tried alone, and a difference names its own', () => {
  const wrong = (schedule: string) => (schedule === 'AB' ? ['A ?', END] : truth(schedule))
  const { jobs, runPython } = python(wrong)
  const { code, stdout } = prove('d/make.py --faults', runPython)
  expect(jobs.map(({ fault }) => fault)).toEqual([
    { kind: 'kill', letter: 'A', step: 1 },
    { kind: 'kill', letter: 'B', step: 1 },
    { kind: 'disk-full', letter: 'A', step: 1 },
    { kind: 'disk-full', letter: 'B', step: 1 },
  ])
  expect(stdout).toMatch(/^d\/make\.py: 8 schedules with 4 faults, one at a time \(all there are\)/)
  expect(stdout).toContain('racetrack replay d/make.py --schedule AB --fault kill:A:1\n')
  expect(code).toBe(1)
})

test('one fault is tried in every schedule', () => {
  const { jobs, runPython } = python(truth)
  prove('d/make.py --fault kill:B:1', runPython)
  expect(jobs[0]?.fault).toEqual({ kind: 'kill', letter: 'B', step: 1 })
})

test.each([
  ['prove', /expected one file to prove/],
  ['prove d/make.py d/make.py', /expected one file to prove/],
  ['prove d/make.py --schedules 0', /expected --schedules from 1 to 1000000, got "0"/],
  ['prove d/none.py', /there is no file "d\/none\.py" to read/],
  ['prove d/make.py', /under CPython 3\.9 or later on Linux, and "python3" cannot be run here/],
  ['prove d/make.py --python pypy3', /"pypy3" cannot be run here; --python names another one/],
])('"%s" is a usage error where there is no Python', (line, message) => {
  const readText = (path: string) => (path === 'd/make.py' ? MAKE : null)
  const { code, stdout, stderr } = run(line.split(' '), { readText })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(message)
})

test.each(['not Linux', 'not CPython', 'older than 3.9: 3.8.2'])('a Python that is %s', (what) => {
  const { code, stderr } = prove('d/make.py', python(truth, what).runPython)
  expect(code).toBe(2)
  expect(stderr).toContain(`"python3" is ${what}`)
})

test('a harness that fails is a fault of ours', () => {
  const runPython = (_: string, __: unknown, input: string) =>
    input === ''
      ? { status: 0, stdout: '3.11.7', stderr: '' }
      : { status: 1, stdout: '', stderr: 'KeyError: x' }
  expect(() => prove('d/make.py', runPython)).toThrow('got 0:\nKeyError: x')
})
