import { beforeAll, expect, test } from 'vitest'
import { compileOwn } from '../programs/own/compileOwn.ts'
import { COUNTER, LOCKED } from '../programs/own/counter.testing.ts'
import type { OwnScenario } from '../programs/own/ownScenario.ts'
import { run } from './run.ts'

/** One of them meets what is not modelled where it finds the other's work, and hides it as it can. */
const UNKNOWN: OwnScenario = {
  ...COUNTER,
  files: {
    'main.py': `def add():
    try:
        f = open('/data/counter')
        seen = f.read() == '1'
        f.close()
        if seen:
            return 10 ** 10 ** 8
        f = open('/data/counter', 'a')
        f.close()
        f = open('/data/counter', 'r+')
        f.write('1')
        f.close()
    except Exception:
        pass

def at_end_there_is_one():
    return open('/data/counter').read() == '1'
`,
  },
}

const OWN = new Map([
  ['counter', COUNTER],
  ['locked', LOCKED],
  ['unknown', UNKNOWN],
])

beforeAll(() => {
  for (const scenario of OWN.values()) compileOwn(scenario)
})

function runLine(line: string) {
  return run(line.split(' '), { own: OWN })
}

test('check of a program that is not Django says broken, with its own outcomes', () => {
  const { code, stdout } = runLine('check --program counter --json')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    program: 'counter',
    requests: 2,
    views: ['adds one', 'adds one'],
    complete: true,
    outcomes: { ok: { schedules: '10' }, 'at-end-both-count': {}, 'torn-read': {}, error: {} },
  })
})

test('check of the same behind a lock says that no schedule ends badly', () => {
  const { code, stdout } = runLine('check --program locked')
  expect(code).toBe(0)
  expect(stdout).toContain('Every schedule was tried: no bad outcome.')
})

test('replay of a schedule that loses an update shows its steps, lines and outcome', () => {
  const { code, stdout } = runLine('replay --program counter --schedule AABBAABB --json')
  expect(code).toBe(0)
  const { steps, files, outcomes } = JSON.parse(stdout)
  expect(steps).toHaveLength(8)
  expect(steps[0]).toMatchObject({ request: 'A', file: 'main.py', line: 2 })
  expect(files).toEqual({ '/data/counter': '1' })
  expect(outcomes).toEqual(['at-end-both-count'])
})

test('its faults are tried, too', () => {
  const { stdout } = runLine('check --program locked --faults --json')
  expect(Object.keys(JSON.parse(stdout).faults)).toEqual(['kill', 'disk-full'])
})

test('where a schedule meets what is not modelled, and none ends badly, nothing is decided', () => {
  const { code, stdout } = runLine('check --program unknown')
  expect(code).toBe(3)
  expect(stdout).toContain('Not decided')
  expect(JSON.parse(runLine('check --program unknown --json').stdout).outcomes).toMatchObject({
    'not-modelled': {},
    ok: {},
  })
})

test('replay says what is not modelled, and where', () => {
  const { stdout } = runLine('replay --program unknown --schedule AAAAA --finish')
  expect(stdout).toContain('not modelled: an integer of more than a million bits (main.py:7)')
  const { requests, outcomes } = JSON.parse(
    runLine('replay --program unknown --schedule AAAAA --finish --json').stdout,
  )
  expect(requests).toMatchObject({ A: { notModelled: null }, B: { notModelled: { line: 7 } } })
  expect(outcomes).toEqual(['not-modelled'])
})
