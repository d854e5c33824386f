import { beforeAll, expect, test, vi } from 'vitest'
import type { CheckFacts } from './checkCommand.ts'
import { run } from './run.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

function check(...args: readonly string[]) {
  return run(['check', ...args])
}

function facts(...args: readonly string[]): CheckFacts {
  return JSON.parse(check(...args, '--json').stdout) as CheckFacts
}

test('exit 0: no schedule ends badly', () => {
  const { code, stdout } = check('--program', 'fix')
  expect(code).toBe(0)
  expect(stdout).toContain('Every schedule was tried: no bad outcome.')
})

test('exit 1: some schedule ends badly', () => {
  const { code, stdout } = check('--program', 'fix', '--requests', '2')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^data-lost +630 +43\.033 % +21\.973 % +A+B/m)
  expect(stdout).toMatch(/some end badly \(data lost/)
})

test('exit 2: the usage is wrong', () => {
  for (const bound of ['0', '-1', 'many', '1.5', '']) {
    expect(check(`--max-states=${bound}`)).toMatchObject({ code: 2, stdout: '' })
  }
  expect(check('--max-states=x').stderr).toBe(
    'racetrack: expected --max-states to be a whole number from 1, got "x"\n',
  )
})

test('exit 3: stopped by the bound before anything bad was met', () => {
  const { code, stdout } = check('--program', 'fix', '--max-states', '3')
  expect(code).toBe(3)
  expect(stdout).toContain('Stopped early, at the bound of 3 states')
  expect(stdout).toContain('no bad outcome was met so far')
  expect(stdout).toContain('--max-states')
  expect(facts('--program', 'fix', '--max-states', '3')).toMatchObject({
    verdict: 'inconclusive',
    reason: 'bound',
    complete: false,
  })
})

test('a witness wins over the bound, which is told all the same', () => {
  const { code, stdout } = check('--requests', '3', '--max-states', '100')
  expect(code).toBe(1)
  expect(stdout).toContain('Stopped early, at the bound of 100 states')
  expect(stdout).not.toContain('Every schedule was tried')
})

test('--search partial-order tries one schedule of each class, and says so', () => {
  const { code, stdout } = check('--requests', '2', '--search', 'partial-order')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^ *search +partial order$/m)
  expect(stdout).toContain('One schedule of each class was tried')
  expect(facts('--program', 'fix', '--search', 'partial-order')).toMatchObject({
    verdict: 'safe',
    search: 'partial order',
    schedules: null,
    complete: true,
  })
  expect(facts('--program', 'fix').search).toBe('every schedule')
  expect(facts('--program', 'fix', '--requests', '2').search).toBe('orbits')
  expect(check('--search', 'fast').stderr).toContain('every-schedule or partial-order, got "fast"')
})

test('a bound that both searches hit: what else was tried, and what can be done', () => {
  const { stdout } = check('--program', 'fix', '--max-states', '3')
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'One schedule of each class was tried as well: too many, too. Check a smaller program, or give it more with --max-states.',
  )
  expect(
    check('--program', 'fix', '--max-states', '3', '--search', 'every-schedule').stdout,
  ).not.toContain('class was tried')
})

test('a bound that is not reached changes nothing', () => {
  const bounded = facts('--program', 'fix', '--requests', '2', '--max-states', '97')
  expect({ ...bounded, seconds: 0 }).toEqual({
    ...facts('--program', 'fix', '--requests', '2'),
    seconds: 0,
  })
  const stopped = facts('--program', 'fix', '--requests', '2', '--max-states', '51')
  expect(stopped.complete).toBe(false)
})

test('the facts of the fix with two requests', () => {
  const { seconds, ...rest } = facts(
    '--program',
    'fix',
    '--requests',
    '2',
    '--views',
    'touch,touch',
  )
  expect(seconds).toBeGreaterThan(0)
  expect(rest).toMatchObject({
    program: 'fix',
    requests: 2,
    views: ['touch', 'touch'],
    states: 97,
    transitions: 154,
    schedules: '1464',
    classes: '20',
    symmetry: { kind: 'used', orbits: 52 },
    complete: true,
  })
  expect(Object.keys(rest.outcomes)).toEqual([
    'data-lost',
    'key-regenerated',
    'torn-read',
    'orphan',
    'ok',
  ])
  expect(rest.outcomes['data-lost']).toEqual({
    bad: true,
    title: 'Data lost',
    schedules: '630',
    share: 630 / 1464,
    odds: 0.2197265625,
    shortest: 'AAAABBBAABBBBBB',
    preemptions: 2,
    fewest: 'AAAABBBBBBBBAAB',
  })
})

test('the facts of a stopped check have no counts, and an example where one was met', () => {
  const { complete, schedules, classes, outcomes } = facts('--requests', '3', '--max-states', '100')
  expect([complete, schedules, classes]).toEqual([false, null, null])
  expect(outcomes['data-lost']).toMatchObject({ schedules: null, share: null, shortest: null })
  expect(outcomes['data-lost']?.example).toMatch(/^[ABC]+$/)
})

test('outcomes of single faults are listed apart, each with its shortest schedule', () => {
  const { outcomes, faults } = facts('--program', 'fix', '--faults')
  expect(Object.keys(outcomes)).toEqual(['ok'])
  // Killed, or out of space, between the truncation and the write: the file stays empty.
  expect(faults?.['kill']?.outcomes['data-lost']).toEqual({ fault: 'kill:A:5', schedule: 'AAAAA' })
  expect(faults?.['disk-full']?.outcomes['data-lost']?.fault).toBe('disk-full:A:5')
  const { code, stdout } = check('--program', 'fix', '--faults')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^With one fault: kill\n {2}data-lost +kill:A:5 +AAAAA +only so$/m)
  expect(facts('--program', 'fix').faults).toBeUndefined()
})

test.each([
  ['fix', 'touch,touch'],
  ['fix', 'login,touch'],
])('every listed fault happens in its schedule: %s, %s', (program, views) => {
  const which = ['--program', program, '--views', views]
  const { faults = {} } = facts(...which, '--faults')
  const listed = Object.values(faults).flatMap(({ outcomes }) => Object.values(outcomes))
  for (const { fault, schedule } of listed) {
    const { stdout } = run(['replay', ...which, '--fault', fault, '--schedule', schedule, '--json'])
    expect(JSON.parse(stdout).fault).toMatchObject({ text: fault, happened: true })
  }
  expect(listed.filter(({ fault }) => fault.startsWith('disk-full')).length).toBeGreaterThan(0)
})

test('every fault and one fault at once is a usage error', () => {
  expect(check('--faults', '--fault', 'kill:A:1')).toMatchObject({ code: 2, stdout: '' })
})

test('the seconds are of the whole check: the search, and the counting of classes', () => {
  const line = ['check', '--program', 'fix', '--requests', '2', '--json']
  let told = 0
  // A clock that advances by a second at every sign of progress.
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => told * 1000)
  const { stdout } = run(line, {}, () => {
    told += 1
  })
  clock.mockRestore()
  expect(told).toBeGreaterThan(1)
  expect(JSON.parse(stdout).seconds).toBe(told)
})

test('a check says when its fault happens in no schedule', () => {
  const reached = ['check', '--program', 'fix', '--fault', 'kill:A:6']
  const never = ['check', '--program', 'fix', '--fault', 'kill:A:7']
  expect(JSON.parse(run([...reached, '--json']).stdout).fault.reached).toBe(true)
  expect(JSON.parse(run([...never, '--json']).stdout).fault.reached).toBe(false)
  expect(run(never).stdout).toContain('the fault kill:A:7: never happens')
  expect(run(reached).stdout).not.toContain('never happens')
  const full = ['check', '--program', 'fix', '--fault', 'disk-full:A:1']
  expect(JSON.parse(run([...full, '--json']).stdout).fault).toMatchObject({
    reached: true,
    happens: false,
  })
  expect(run(full).stdout).toContain('disk-full:A:1: never happens, that step writes nothing')
})
