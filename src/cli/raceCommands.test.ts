import { expect, test } from 'vitest'
import { run, runInSlices } from './run.ts'
import { colorOf } from './surroundings.ts'

const COUNT = `def visit(by=1):
    """One visit."""
    with open('/data/n') as f:
        n = int(f.read())
    with open('/data/n', 'w') as f:
        f.write(str(n + by))

def setup():
    with open('/data/n', 'w') as f:
        f.write('0')

def fails():
    print('so far')
    raise ValueError('no')

SETTINGS = {'loud': False, 'kind': ['a', 'b']}
`

const FILES: Readonly<Record<string, string>> = {
  'd/one.py': `${COUNT}PROCESSES = [visit]\nEXPECT = 'safe'\n`,
  'd/two.py': `${COUNT}PROCESSES = [visit, (visit, 2)]\nEXPECT = ['deadlock']\n`,
  'd/silent.py': `${COUNT}PROCESSES = [visit]\n`,
  'd/wrong.py': 'PROCESSES = [visit]\n',
  'd/helper.py': 'def help():\n    return 1\n',
  'd/imports.py': 'import helper\nPROCESSES = [helper.help]\n',
  'f/chance.py':
    'import random\ndef f():\n    if random.random() < 0.5:\n        pass\nPROCESSES = [f]\n',
  'e/one.py': `${COUNT}PROCESSES = [visit]\nEXPECT = 'safe'\n`,
}

const SURROUNDINGS = {
  readText: (path: string) => FILES[path] ?? null,
  pythonFiles: (path: string) => {
    const below = Object.keys(FILES).filter((name) => name.startsWith(path))
    return below.length === 0 ? null : below
  },
}

function runLine(line: string, more: Parameters<typeof run>[1] = {}) {
  return run(line.split(' '), { ...SURROUNDINGS, ...more })
}

test('--processes runs as many copies of the only process', () => {
  const { code, stdout } = runLine('check d/one.py --processes 2 --json')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ processes: ['visit', 'visit'], schedules: '222' })
})

test.each([
  ['check d/two.py --processes 2', /copies the only process of a file, but this one lists several/],
  ['check d/one.py --processes 8', /expected --processes from 1 to 7, got "8"/],
  ['check --processes 2', /--processes is for a file/],
  ['check d/one.py --views touch', /--views is for programs of the list, not for a file/],
  ['check d/one.py d/two.py', /expected one file/],
  ['check d/none.py', /there is no file "d\/none\.py" to read/],
  ['check d/one.py -s volume=on', /unknown setting "volume"; there are: loud, kind/],
  ['check d/one.py --set loud=3', /expected --set loud=on or loud=off/],
  ['check d/one.py -s kind=c', /kind has no value "c"; it has: a, b/],
  ['run d/one.py', /expected --function NAME/],
  ['test', /expected one file or folder to test/],
  ['test nowhere', /there is no file or folder "nowhere"/],
  ['test d/helper.py', /there is no race file below "d\/helper\.py"/],
])('"%s" is a usage error', (line, message) => {
  const { code, stdout, stderr } = runLine(line)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(message)
})

test('a mistake in the text is told as a compiler tells it, with exit code 2', () => {
  const { code, stdout, stderr } = runLine('check d/wrong.py')
  expect([code, stdout]).toEqual([2, ''])
  const [place, line, caret] = stderr.split('\n')
  expect(place).toMatch(/^d\/wrong\.py:1:14: `visit` is not defined/)
  expect([line, caret]).toEqual(['    PROCESSES = [visit]', '                 ^^^^^'])
})

test('a file that it imports is read from beside it', () => {
  expect(runLine('check d/imports.py').code).toBe(0)
})

test('the command that replays a failing schedule keeps what was chosen', () => {
  const { stdout } = runLine('check d/one.py --processes 2 -s kind=b')
  const [, line = ''] = /^Again: racetrack (.*)$/m.exec(stdout) ?? []
  expect(line).toMatch(/^replay d\/one\.py --processes 2 --set kind=b --schedule [AB]+$/)
  const replayed = runLine(line)
  expect(replayed.code).toBe(0)
  expect(replayed.stdout).toContain('exception: ValueError: B ended with ValueError')
})

test('what happens before the first step has no table, and a command that a shell can read', () => {
  const { code, stdout } = runLine('check f/chance.py')
  expect(code).toBe(3)
  expect(stdout).toContain('not-modelled (before the first step)\n')
  expect(stdout).toContain("Again: racetrack replay f/chance.py --schedule ''\n")
})

test('a fault of a file can be replayed, too', () => {
  const { stdout } = runLine('replay d/one.py --fault kill:A:2 --schedule AA')
  expect(stdout).toContain('is killed')
})

test('run calls one function alone after setup: what it returns, prints and leaves', () => {
  expect(JSON.parse(runLine('run d/one.py --function visit --json').stdout)).toEqual({
    result: 'None',
    exception: null,
    output: '',
    files: { '/data/n': '1' },
  })
  expect(JSON.parse(runLine('run d/one.py --function fails --json').stdout)).toEqual({
    result: null,
    exception: "ValueError('no')",
    output: 'so far\n',
    files: { '/data/n': '0' },
  })
  expect(runLine('run d/helper.py --function help').stdout).toBe('help() returned 1\n')
})

test('run of a function that is not there is a diagnostic', () => {
  const { code, stdout, stderr } = runLine('run d/helper.py --function nothing --json')
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('There is no function `nothing` in this file.\n')
  expect(stderr).toContain('There are: help.')
})

test('the command test compares every race file with what it expects, and says which are not as expected', () => {
  const { code, stdout } = runLine('test d')
  expect(code).toBe(1)
  const lines = stdout.replaceAll(/ ?\(\d+\.\d\d s\)/g, '').split('\n')
  expect(lines).toContain('ok    d/one.py: safe')
  expect(lines).toContain('FAIL  d/two.py')
  expect(lines).toContain('      expected, but not found: deadlock')
  expect(lines).toContain('skip  d/silent.py: it has no EXPECT')
  expect(lines).toContain('FAIL  d/wrong.py')
  expect(lines).toContain('1 passed, 2 failed, 2 skipped')
  // No race at all.
  expect(stdout).not.toContain('helper.py')
})

test('it exits with 0 where all is as expected', () => {
  expect(runLine('test e').code).toBe(0)
})

test('it fails what was not decided', () => {
  const { code, stdout } = runLine('test e --max-states 2')
  expect(code).toBe(1)
  expect(stdout).toContain('not decided: stopped early, at the bound of 2 states')
})

test('a bound that stops a search leaves the answer open', () => {
  const { code, stdout } = runLine('check e/one.py --max-states 2 --json')
  expect(code).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'inconclusive', reason: 'bound' })
})

test('who interrupts a check is told what is known', () => {
  const { stdout } = runLine('check e/one.py --json', { interrupted: () => true })
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'inconclusive',
    reason: 'stopped',
    complete: false,
  })
})

test('there are signs of progress with states, depth and share before a check ends', () => {
  const work = runInSlices(['check', 'd/one.py', '--processes', '3'], SURROUNDINGS)
  const signs: number[] = []
  for (let next = work.next(); next.done !== true; next = work.next()) {
    if ('share' in next.value) signs.push(next.value.share)
  }
  expect(signs.length).toBeGreaterThan(1)
  expect(signs.every((share) => share >= 0 && share <= 1)).toBe(true)
})

test('colours are for terminals, and not where NO_COLOR says anything', () => {
  expect([colorOf(undefined, true), colorOf('1', true), colorOf(undefined, false)]).toEqual([
    true,
    false,
    false,
  ])
  expect(runLine('check e/one.py', { color: true }).stdout).toContain('\u001B[1;32mSAFE')
  expect(runLine('check e/one.py').stdout).not.toContain('\u001B')
})
