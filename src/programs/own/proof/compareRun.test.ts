import { expect, test } from 'vitest'
import type { OurRun } from '../../trace/ways.ts'
import { prepare } from '../../prepare.ts'
import { raceScenario } from '../ownScenario.ts'
import type { OwnScenario } from '../ownScenario.ts'
import { readRace } from '../readRace.ts'
import { compareRun } from './compareRun.ts'
import type { ProofAnswer } from './compareRun.ts'
import { proofJob } from './proofJob.ts'
import { proofRuns } from './proofRuns.ts'

/** Two processes that each add one to a number, by system calls alone. */
const COUNTER = raceScenario(
  'main.py',
  `import os

def add():
    fd = os.open('/data/n', os.O_RDONLY)
    n = int(os.read(fd, 9))
    os.close(fd)
    fd = os.open('/data/n', os.O_WRONLY | os.O_TRUNC)
    os.write(fd, str(n + 1).encode())
    os.close(fd)

def setup():
    fd = os.open('/data/n', os.O_WRONLY | os.O_CREAT)
    os.write(fd, b'0')
    os.close(fd)

def at_end_both_count():
    assert os.read(os.open('/data/n', os.O_RDONLY), 9) == b'2'

PROCESSES = [add, add]
`,
)

function proofOf(scenario: OwnScenario, limit: number) {
  const read = readRace(scenario)
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'))
  const prepared = prepare(scenario)
  const { runs, whole } = proofRuns(read.race, prepared, limit, 1)
  return { runs, whole, job: proofJob(scenario, read.race, prepared, runs) }
}

/** What CPython says when it does the very same. */
function sameAs({ trace, end }: OurRun, change: Readonly<Record<string, unknown>> = {}) {
  const answer: ProofAnswer = [trace, { ...JSON.parse(end), ...change }]
  return answer
}

function runOfCounter(schedule: string): OurRun {
  const found = proofOf(COUNTER, 60).runs.find((run) => run.schedule === schedule)
  if (found === undefined) throw new Error(`expected ${schedule} to be a schedule`)
  return found
}

test('every schedule is taken when there are not too many', () => {
  const { runs, whole } = proofOf(COUNTER, 54)
  expect([runs.length, whole]).toEqual([54, true])
  expect(new Set(runs.map(({ schedule }) => schedule)).size).toBe(54)
})

test('else a sample, the same for the same seed', () => {
  const { runs, whole } = proofOf(COUNTER, 10)
  expect([runs.length, whole]).toEqual([10, false])
  const again = proofOf(COUNTER, 10).runs.map(({ schedule }) => schedule)
  expect(again).toEqual(runs.map(({ schedule }) => schedule))
})

test('a run says step by step what is asked and what comes back', () => {
  expect(runOfCounter('AAAABBBB').trace.split('\n').slice(0, 4)).toEqual([
    'A open /data/n O_RDONLY -> fd 3 main.py:4',
    'A read /data/n 9 -> "0" main.py:5',
    'A open /data/n O_WRONLY|O_TRUNC -> fd 3 main.py:7',
    'A write /data/n "1" -> 1 main.py:8',
  ])
  expect(JSON.parse(runOfCounter('AAAABBBB').end)).toEqual({
    refused: null,
    waiting: [],
    files: { '/data/n': '2' },
    rows: {},
    cache: {},
    processes: ['returned', 'returned'],
    rules: {},
  })
})

test('a lost update breaks the rule, and a process that dies says where', () => {
  const end = JSON.parse(runOfCounter('AAABBA').end) as Readonly<Record<string, unknown>>
  expect(end).toMatchObject({
    processes: [
      'returned',
      "died ValueError: invalid literal for int() with base 10: b'' (main.py:5 in add)",
    ],
    rules: { at_end_both_count: 'AssertionError' },
  })
})

test('nothing is found where nothing differs', () => {
  for (const run of proofOf(COUNTER, 60).runs) expect(compareRun(run, sameAs(run))).toBeNull()
})

test('another result is found at its step', () => {
  const run = runOfCounter('AAAABBBB')
  const [trace, end] = sameAs(run)
  expect(compareRun(run, [trace.replace('-> "1"', '-> ""'), end])).toEqual({
    schedule: 'AAAABBBB',
    step: 6,
    what: 'step',
    racetrack: 'B read /data/n 9 -> "1" main.py:5',
    cpython: 'B read /data/n 9 -> "" main.py:5',
  })
})

test('a process that stands before something else is found there', () => {
  const run = runOfCounter('AAAABBBB')
  const lines = run.trace.split('\n')
  const answer = [...lines.slice(0, 2), 'A close /data/n'].join('\n')
  expect(compareRun(run, [answer, { refused: 'parted' }])).toMatchObject({
    step: 3,
    cpython: 'A close /data/n',
  })
})

test('a lock that is not to be had is found, with the reason', () => {
  const run = runOfCounter('AAAABBBB')
  const answer = run.trace.split('\n').slice(0, 4).join('\n')
  expect(compareRun(run, [answer, { refused: 'B would wait for a lock' }])).toMatchObject({
    step: 5,
    cpython: 'nothing more\n(B would wait for a lock)',
  })
})

test.each([
  ['files', { '/data/n': '3' }],
  ['rows', { key: 'text' }],
  ['cache', { key: 'text' }],
  ['processes', ['returned', 'died OSError (main.py:7 in add)']],
  ['waiting', [['B', 'flock /data/n LOCK_EX, which does not wait']]],
  ['rules', { at_end_both_count: 'AssertionError' }],
])('other %s at the end are found', (what, value) => {
  const run = runOfCounter('AAAABBBB')
  const found = compareRun(run, sameAs(run, { [what]: value }))
  expect(found).toMatchObject({ what, step: null, cpython: JSON.stringify(value) })
})

const UNKNOWN = `import os

def one():
    os.mkdir('/data/one')
    if os.path.exists('/data/two'):
        return 10 ** 10 ** 8

def two():
    os.mkdir('/data/two')
    os.rmdir('/data/two')

def at_end():
    return 10 ** 10 ** 8

PROCESSES = [one, two]
`

test('a run that meets what is not modelled is compared up to there', () => {
  const { runs } = proofOf(raceScenario('main.py', UNKNOWN), 100)
  const leaving = runs.filter(({ leavesModel }) => leavesModel)
  expect(leaving.map(({ schedule }) => schedule)).toEqual(['ABA', 'BAA'])
  const [run] = leaving
  if (run === undefined) throw new Error('expected a run')
  const { trace } = run
  expect(compareRun(run, [`${trace}\nA | more`, { refused: null, files: {} }])).toBeNull()
  const other = trace.replace('exists /data/two -> true', 'exists /data/two -> false')
  expect(compareRun(run, [other, { refused: null }])).toMatchObject({ step: 3 })
})

test('a rule that meets what is not modelled is not compared', () => {
  const { runs } = proofOf(raceScenario('main.py', UNKNOWN), 100)
  const run = runs.find(({ leavesModel }) => !leavesModel)
  if (run === undefined) throw new Error('expected a run')
  expect(compareRun(run, sameAs(run, { rules: {} }))).toBeNull()
})

const SPIN = `import os

def spin():
    while not os.path.exists('/data/x'):
        pass

def make():
    os.mkdir('/data/x')

PROCESSES = [spin, make]
`

test('a run that could go on for ever ends at the first state that it meets again', () => {
  const { runs, whole } = proofOf(raceScenario('main.py', SPIN), 100)
  const told = runs.map(({ schedule, endless }) => `${schedule}${endless ? '…' : ''}`)
  expect([told, whole]).toEqual([['AA…', 'ABA', 'BA'], true])
  expect(JSON.parse(runs[0]?.end ?? '')).toMatchObject({
    waiting: [
      ['A', 'exists /data/x'],
      ['B', 'mkdir /data/x'],
    ],
    processes: ['unfinished', 'unfinished'],
  })
})

test('the harness is told what each process asks for, step by step, and what would come next', () => {
  const { job } = proofOf(raceScenario('main.py', SPIN), 100)
  expect(job).toMatchObject({
    main: 'main.py',
    settings: {},
    threads: false,
    gil: false,
    labels: ['spin', 'make'],
    ways: [
      {
        schedule: 'AA',
        steps: [['exists /data/x', 'exists /data/x', 'exists /data/x'], ['mkdir /data/x']],
        places: [[], []],
        stuck: false,
      },
      {
        schedule: 'ABA',
        steps: [['exists /data/x', 'exists /data/x'], ['mkdir /data/x']],
        places: [[], []],
        stuck: false,
      },
      {
        schedule: 'BA',
        steps: [['exists /data/x'], ['mkdir /data/x']],
        places: [[], []],
        stuck: false,
      },
    ],
  })
})
