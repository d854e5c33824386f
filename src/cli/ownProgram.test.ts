import { beforeAll, expect, test } from 'vitest'
import { compileOwn } from '../programs/own/compileOwn.ts'
import { COUNTER, LOCKED } from '../programs/own/counter.testing.ts'
import { run } from './run.ts'

const OWN = new Map([
  ['counter', COUNTER],
  ['locked', LOCKED],
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
