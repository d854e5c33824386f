import { beforeAll, expect, test } from 'vitest'
import { CATALOGUE, matrixKey, WORKLOADS } from '../programs/index.ts'
import type { MatrixFacts } from './matrixCommand.ts'
import { run } from './run.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

function matrix(...args: readonly string[]) {
  return run(['matrix', ...args])
}

function facts(...args: readonly string[]): MatrixFacts {
  return JSON.parse(matrix(...args, '--json').stdout) as MatrixFacts
}

test('the row of one program as a table of letters, with what they mean', () => {
  const { code, stdout, stderr } = matrix('--program', 'fix')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^program +1 touch +touch ∥ touch +read ∥ read/)
  expect(stdout).toMatch(/^fix +– +LKTO– +LKTO– +LKTUO– +LKTUO– +RO– +RO– /m)
  expect(stdout).toMatch(/^ +U +Lost update +data$/m)
  expect(stdout).toMatch(/^ +R +Session resurrected +security$/m)
  expect(stdout).toContain('Every schedule of every cell was tried.')
  expect(stdout).not.toContain('ticket')
})

test('as data: programs, workloads, cells by their ids, and the key under which they hold', () => {
  const { key, programs, workloads, outcomes, cells, complete } = facts('--program', 'fix')
  expect([key, complete]).toEqual([matrixKey(), true])
  expect(programs).toEqual([{ id: 'fix', title: 'The fix (r8344)' }])
  expect(workloads.map(({ id }) => id)).toEqual(WORKLOADS.map(({ id }) => id))
  expect(outcomes.map(({ sign, severity }) => `${sign} ${severity ?? 'none'}`)).toEqual([
    'L data',
    'K nuisance',
    'T data',
    'U data',
    'R security',
    'N security',
    'H nuisance',
    '5 nuisance',
    '4 nuisance',
    'O nuisance',
    '– none',
  ])
  expect(Object.keys(cells)).toEqual(['fix'])
  expect(cells['fix']?.['touch,touch']).toMatchObject({
    states: 97,
    schedules: '1464',
    complete: true,
    outcomes: expect.arrayContaining([
      { id: 'data-lost', share: 630 / 1464, odds: 0.2197265625, shortest: 'AAAABBBAABBBBBB' },
    ]),
  })
})

test('a bound stops cells: exit 3, a question mark in the table, and other words than complete', () => {
  const { code, stdout } = matrix('--program', 'modern', '--max-states', '50')
  expect(code).toBe(3)
  expect(stdout).toMatch(/^modern +– .*\?/m)
  expect(stdout).toMatch(/^ +\? +stopped early/m)
  expect(stdout).not.toContain('Every schedule')
  expect(facts('--program', 'modern', '--max-states', '50').complete).toBe(false)
})

test('without --program there is a row for every program', () => {
  const { code, stdout } = matrix('--max-states', '1')
  expect(code).toBe(3)
  const lines = stdout.split('\n').map((line) => line.split(' ')[0])
  for (const { id } of CATALOGUE) expect(lines).toContain(id)
})

test.each([
  [['--program', 'nope'], /^unknown program "nope"; there are: ticket/],
  [['--max-states', '0'], /^expected --max-states to be a whole number from 1, got "0"$/],
  [['--views', 'touch'], /^Unknown option '--views'$/],
])('%j is a usage error of one line', (args, message) => {
  const { code, stdout, stderr } = matrix(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.replace(/^racetrack: /, '').trimEnd()).toMatch(message)
})
