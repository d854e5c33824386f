import { expect, test } from 'vitest'
import { COUNTER, LOCKED } from '../programs/own/counter.testing.ts'
import { run } from './run.ts'

/** One of them meets what is not modelled where it finds the other's work, and hides it as it can. */
const UNKNOWN = `import os
def add():
    try:
        if os.path.exists('/data/done'):
            return 10 ** 10 ** 8
        with open('/data/done', 'w'):
            pass
    except Exception:
        pass

def at_end():
    assert os.path.exists('/data/done')

PROCESSES = [add, add]
`

const READER = `
def setup():
    with open('/data/config', 'w') as f:
        f.write('a')

def read():
    with open('/data/config') as f:
        assert f.read() == 'a'

def write():
    with open('/data/log', 'w') as f:
        f.write('b')

PROCESSES = [read, write]
`

const FILES: Readonly<Record<string, string>> = {
  'counter.py': COUNTER.files['main.py'] ?? '',
  'locked.py': LOCKED.files['main.py'] ?? '',
  'unknown.py': UNKNOWN,
  'reader.py': READER,
}

function runLine(line: string) {
  return run(line.split(' '), { readText: (path) => FILES[path] ?? null })
}

test('check of a file that is broken says so, with its own outcomes, and nothing of Django', () => {
  const { code, stdout } = runLine('check counter.py --json')
  expect(code).toBe(1)
  const { seconds, ...facts } = JSON.parse(stdout)
  expect(seconds).toBeGreaterThan(0)
  expect(facts).toMatchObject({
    title: 'A counter in a file',
    processes: ['add', 'add'],
    verdict: 'broken',
    reason: null,
    schedules: '222',
    complete: true,
    outcomes: {
      'assertion: Both are counted.': { bad: true, title: 'Both are counted.', schedules: '210' },
      'exception: ValueError': { bad: true, title: 'ValueError', schedules: '10' },
      'torn-read': { bad: false, schedules: '70' },
      ok: { bad: false, schedules: '12' },
    },
  })
  expect(Object.keys(facts)).toEqual([
    'title',
    'processes',
    'verdict',
    'reason',
    'states',
    'transitions',
    'schedules',
    'classes',
    'symmetry',
    'search',
    'searchNote',
    'complete',
    'outcomes',
    'assumptions',
  ])
})

test('a read is one step where no process writes to what one reads, and the report says so', () => {
  const { stdout } = runLine('check reader.py --json')
  const { schedules, assumptions } = JSON.parse(stdout)
  // Of the reader an open and a read, of the writer an open and a write.
  expect(schedules).toBe('6')
  expect(assumptions).toEqual([expect.stringContaining('one step, not two')])
  expect(runLine('check reader.py').stdout).toContain(assumptions[0])
  expect(JSON.parse(runLine('check counter.py --json').stdout).assumptions).toEqual([])
})

test('check of the same behind a lock says that it is safe', () => {
  const { code, stdout } = runLine('check locked.py')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^SAFE: every schedule was tried, and none of the \d+ ends badly\.$/m)
})

test('without --json: the verdict, then the shortest failing schedule, then how to see it again', () => {
  const { stdout } = runLine('check counter.py')
  const [verdict, schedule, again] = [
    /^BROKEN: /m,
    /^ {2}step +A add +B add +line +what/m,
    /^Again: /m,
  ].map((part) => stdout.search(part))
  expect(verdict).toBeGreaterThan(0)
  expect(schedule).toBeGreaterThan(verdict ?? 0)
  expect(again).toBeGreaterThan(schedule ?? 0)
  const [, line = ''] = /^Again: racetrack (.*)$/m.exec(stdout) ?? []
  expect(runLine(line)).toMatchObject({ code: 0 })
})

test('replay of a schedule that loses an update shows its steps, lines and outcome', () => {
  const { code, stdout } = runLine('replay counter.py --schedule AAABBBAABB --json')
  expect(code).toBe(0)
  const { steps, files, outcomes } = JSON.parse(stdout)
  expect(steps).toHaveLength(10)
  expect(steps[0]).toMatchObject({ request: 'A', file: 'counter.py', line: 6 })
  expect(files).toEqual({ '/data/counter': '1' })
  expect(outcomes).toEqual(['assertion: Both are counted.'])
})

test('its faults are tried, too', () => {
  const { stdout } = runLine('check locked.py --faults --json')
  expect(Object.keys(JSON.parse(stdout).faults)).toEqual(['kill', 'disk-full'])
})

test('where a schedule meets what is not modelled, and none ends badly, nothing is decided', () => {
  const { code, stdout } = runLine('check unknown.py')
  expect(code).toBe(3)
  expect(stdout).toMatch(/^NOT DECIDED: some runs meet what Racetrack does not model/m)
  expect(stdout).toContain('unknown.py:5')
  expect(JSON.parse(runLine('check unknown.py --json').stdout)).toMatchObject({
    verdict: 'inconclusive',
    reason: 'not-modelled',
    outcomes: { 'not-modelled': { bad: false }, ok: {} },
  })
})

test('replay says what is not modelled, and where', () => {
  const line = 'replay unknown.py --schedule AA --finish'
  expect(runLine(line).stdout).toContain(
    'not modelled: an integer of more than a million bits (unknown.py:5)',
  )
  const { requests, outcomes } = JSON.parse(runLine(`${line} --json`).stdout)
  expect(requests).toMatchObject({ A: { notModelled: null }, B: { notModelled: { line: 5 } } })
  expect(outcomes).toEqual(['not-modelled'])
})
