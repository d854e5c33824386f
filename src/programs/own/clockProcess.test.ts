import { expect, test } from 'vitest'
import { lastWorld, replay, stateOf, stepSentence } from '../../world/index.ts'
import { check } from '../check/drained.testing.ts'
import { prepare } from '../prepare.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

function raceOf(text: string) {
  const scenario = raceScenario('main.py', text)
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return { scenario, race: read.race }
}

function labelsOf(text: string): readonly string[] {
  return raceOf(text).race.processes.map(({ label }) => label)
}

const ONE = 'def f():\n    time.sleep(1)\n\nPROCESSES = [f]\n'

test('only a program that reads a clock has the clock among its processes', () => {
  expect(labelsOf(`import time\n${ONE}`)).toEqual(['f'])
  expect(labelsOf(`import time as t\n${ONE.replace('time.', 't.')}`)).toEqual(['f'])
  expect(labelsOf(`import time\n${ONE.replace('sleep(1)', 'time()')}`)).toEqual(['f', 'clock'])
  expect(labelsOf(`import time as t\n${ONE.replace('time.sleep(1)', 't.time_ns()')}`)).toEqual([
    'f',
    'clock',
  ])
  expect(
    labelsOf(`from time import monotonic\n${ONE.replace('time.sleep(1)', 'monotonic()')}`),
  ).toEqual(['f', 'clock'])
})

test('a module that is handed around may be asked for anything', () => {
  const holder = 'class Holder:\n    def __init__(self):\n        self.clock = time\n'
  expect(labelsOf(`import time\n${holder}${ONE}`)).toEqual(['f', 'clock'])
  expect(labelsOf(`import time\n${ONE.replace('time.sleep', 'getattr(time, "sleep")')}`)).toEqual([
    'f',
    'clock',
  ])
})

const DEADLINE = `import time

def waits():
    deadline = time.monotonic() + 5
    assert time.monotonic() <= deadline, 'too late'

PROCESSES = [waits]
EXPECT = ['exception: AssertionError']
`

test('a deadline passes in exactly the schedules in which time passes before the second look', () => {
  const { scenario } = raceOf(DEADLINE)
  // A looks, reads, looks, reads: time can pass before either reading, each time once.
  const found = check(scenario).report(0)
  expect(found.schedules).toBe('4')
  const late = found.outcomes.find(({ id }) => id === 'exception: AssertionError')
  expect([late?.schedules, late?.shortest]).toEqual(['2', 'AAABA'])
})

test('the clock waits for nobody and never ends: a run is over without it', () => {
  const { scenario } = raceOf(DEADLINE)
  const { plan } = prepare(scenario)
  const { run } = replay(plan, 'AAAA')
  expect(stateOf(plan, lastWorld(run))).toBe('finished')
  expect(replay(plan, 'B').divergence).toMatchObject({ at: 0, reason: 'blocked' })
  expect(replay(plan, 'ABB').divergence).toMatchObject({ at: 2, reason: 'blocked' })
  expect(stepSentence(replay(plan, 'AB').run, 1)).toContain('Time passes')
})

test('a loop around a deadline is a loop of states, and no livelock: time can always pass', () => {
  const { scenario } = raceOf(`import os, time

def acquire():
    deadline = time.monotonic() + 5
    while True:
        try:
            os.close(os.open('/data/lock', os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            return
        except FileExistsError:
            if time.monotonic() > deadline:
                raise TimeoutError('lock')
            time.sleep(0.1)

PROCESSES = [acquire, acquire]
`)
  const { seen = [], verdict, states } = check(scenario).report(0)
  expect(seen.map(({ id }) => id)).toEqual(['exception: TimeoutError'])
  expect([verdict.kind, states]).toEqual(['broken', 103])
})

test('spans of different lengths are not told apart, and so nothing is safe', () => {
  const program = (seconds: number) => `import time

def f():
    start = time.time()
    age = time.time() - start
    if age > 5:
        open('/data/old', 'w').close()
    if age > ${seconds}:
        open('/data/very old', 'w').close()

PROCESSES = [f]
`
  expect(check(raceOf(program(5)).scenario).report(0).verdict).toEqual({
    kind: 'safe',
    reason: null,
  })
  const { verdict, outcomes } = check(raceOf(program(60)).scenario).report(0)
  expect(verdict).toEqual({ kind: 'inconclusive', reason: 'picked' })
  expect(outcomes.map(({ id }) => id)).toContain('picked: which of the spans 5 s, 60 s has passed')
})

test('with the clock there are at most six other processes', () => {
  const seven = DEADLINE.replace('[waits]', '[waits] * 7')
  const read = readRace(raceScenario('main.py', seven))
  expect(read.ok ? [] : read.diagnostics.map(({ message }) => message)).toEqual([
    'A program that reads a clock can have at most 6 processes: time is one of its own.',
  ])
})

test('a file is as old as its last write: a stale lock is one that was written before time passed', () => {
  const stale = `import os, time

def setup():
    open('/data/lock', 'w').close()

def takes_over():
    if time.time() - os.path.getmtime('/data/lock') > 60:
        os.unlink('/data/lock')

def holds_on():
    with open('/data/lock', 'w') as lock:
        lock.write('mine')

PROCESSES = [takes_over, holds_on]

def at_end():
    assert os.path.exists('/data/lock'), 'the lock is gone'
`
  const { scenario } = raceOf(stale)
  const { verdict, outcomes } = check(scenario).report(0)
  expect(verdict.kind).toBe('broken')
  const gone = outcomes.find(({ id }) => id === 'assertion: the lock is gone')
  // Time passes before the file is written: what is old then is gone, no matter who writes it later.
  const { run } = replay(prepare(scenario).plan, gone?.shortest ?? '')
  expect(run.records.map(({ operation }) => operation.kind)).toContain('clock')
})

test.each([
  ['nobody writes', '', '0.0'],
  ['time passes, then a write', 'BB', '0.0'],
])('st_mtime is the time of the last write: %s', (_, __, age) => {
  const text = `import os, time

def f():
    now = time.time()
    with open('/data/a', 'w') as out:
        out.write('x')
    with open('/data/age', 'w') as out:
        out.write(str(now - os.stat('/data/a').st_mtime))

PROCESSES = [f]

def at_end():
    with open('/data/age') as f:
        assert f.read() == '${age}'
`
  const { scenario } = raceOf(text)
  expect(check(scenario).report(0).verdict.kind).toBe('safe')
})

test('no program can take the step of the clock', () => {
  const text = 'def f():\n    __time_passes__()\n\nPROCESSES = [f]\n'
  const read = readRace(raceScenario('main.py', text))
  expect(read.ok ? [] : read.diagnostics.map(({ span, message }) => [span.line, message])).toEqual([
    [2, "`__time_passes__` is a name of Racetrack's own."],
  ])
})
