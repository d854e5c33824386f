import { beforeAll, expect, test } from 'vitest'
import { filesOfForkBase, provideEveryProgram } from '../programs/everyProgram.ts'
import { parseProgramLink } from '../share/programLink.ts'
import { run } from './run.ts'

beforeAll(provideEveryProgram)

const RACE = `"""One is slow."""
import helper
SETTINGS = {'slow': False}

def visit():
    n = helper.read()
    with open('/n', 'w') as f:
        f.write(n + '.')

def setup():
    with open('/n', 'w') as f:
        f.write('')

def at_end():
    with open('/n') as f:
        assert len(f.read()) > 1, 'lost'

PROCESSES = [visit]
`

const HELPER = "def read():\n    with open('/n') as f:\n        return f.read()\n"

const THREADS = `n = 0

def add():
    global n
    n += 1

THREADS = [add, add]

def at_end():
    assert n == 2, 'lost'
`

/** Text that does not get shorter by packing. */
function noise(length: number): string {
  let state = 1
  const letters = Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(48 + (state % 75))
  })
  return letters.join('').replaceAll('\\', '/')
}

const FILES: Readonly<Record<string, string>> = {
  'd/race.py': RACE,
  'd/helper.py': HELPER,
  'd/threads.py': THREADS,
  'd/long.py': `${THREADS}# ${noise(3000)}\n`,
  'd/large.py': `${THREADS}# ${'x'.repeat(70_000)}\n`,
  'd/safe.py': THREADS.replaceAll('== 2', '>= 1'),
  'session.py': '',
  'd/backend.py': `${filesOfForkBase('session/modern/modern')?.['backend.py'] ?? ''}# mine\n`,
}

function printed(line: string, pageUrl: string | null = null): string {
  const surroundings = { readText: (path: string) => FILES[path] ?? null, pageUrl }
  const { stdout, stderr } = run(line.split(' '), surroundings)
  return stdout + stderr
}

function linkIn(text: string): string {
  return /^In the page[^#\n]*#(\S+)$/m.exec(text)?.[1] ?? ''
}

test('the link of a failing check opens that program with all that was chosen, at the end of the schedule', async () => {
  const text = printed('check d/race.py --processes 2 --set slow=on --fault kill:A:2')
  const schedule = /--schedule (\w+)/.exec(text)?.[1] ?? ''
  expect(await parseProgramLink(linkIn(text), () => null)).toEqual({
    kind: 'program',
    notice: null,
    base: null,
    scenario: {
      kind: 'own',
      main: 'race.py',
      files: { 'race.py': RACE, 'helper.py': HELPER },
      settings: { slow: true },
      copies: 2,
      fault: { kind: 'kill', request: 0, step: 2 },
    },
    schedule,
    cursor: schedule.length,
  })
  expect(schedule.length).toBeGreaterThan(1)
})

test('the link of a replay has its switch points', async () => {
  const text = printed('replay d/threads.py --switch-points gil --finish')
  const schedule = /schedule ([AB]+)$/m.exec(text)?.[1] ?? ''
  expect(await parseProgramLink(linkIn(text), () => null)).toMatchObject({
    scenario: { switches: 'gil' },
    schedule,
    cursor: schedule.length,
  })
})

test.each([
  ['check d/threads.py', null, 'In the page, behind its address: #4&own='],
  ['check d/threads.py', 'http://a.example/x/#2&old', 'In the page: http://a.example/x/#4&own='],
  [
    'check d/threads.py --base-url file:///tmp/racetrack.html',
    'http://a.example/',
    'In the page: file:///tmp/racetrack.html#4&own=',
  ],
])('%s with the page at %s: %s', (line, pageUrl, expected) => {
  expect(printed(line, pageUrl)).toContain(expected)
})

test.each([
  ['check d/threads.py --base-url here', null, '--base-url'],
  ['replay d/threads.py --base-url javascript:1', null, '--base-url'],
  ['check --program fix', 'localhost:4173', 'RACETRACK_URL'],
])('%s with the page at %s is refused', (line, pageUrl, from) => {
  expect(printed(line, pageUrl)).toMatch(
    new RegExp(`^racetrack: expected ${from} to be an address`),
  )
})

test('a link that many tools would cut is not printed, but its length is', () => {
  expect(printed('check d/long.py')).toMatch(
    /^In the page: a link has \d \d{3} characters, .*: racetrack open d\/long\.py$/m,
  )
  expect(printed('check d/large.py')).toMatch(
    /^In the page: it is too large for a link\..*: racetrack open d\/large\.py$/m,
  )
})

test('a session program has its readable link', () => {
  const text = printed('check --program fix --views touch,touch')
  expect(linkIn(text)).toMatch(/^2&program=fix&.*&schedule=A+B+A+B+&at=\d+$/)
  expect(linkIn(printed('replay --program fix --schedule AA'))).toMatch(/&schedule=AA&at=2$/)
})

test('a session program with files of somebody’s own has a link that carries them', async () => {
  const text = printed('check --program modern --views touch,logout --edit backend.py=d/backend.py')
  const read = await parseProgramLink(linkIn(text), filesOfForkBase)
  expect(read).toMatchObject({
    kind: 'program',
    scenario: { program: 'modern', views: ['touch', 'logout'] },
  })
  expect(read).toHaveProperty(['scenario', 'edits'], { 'backend.py': FILES['d/backend.py'] })
})

test('nothing is linked where nothing ends badly, and in JSON', () => {
  expect(printed('check d/safe.py')).not.toContain('In the page')
  expect(printed('check --program fix')).not.toContain('In the page')
  for (const line of ['check d/threads.py', 'replay d/threads.py', 'check --requests 2']) {
    expect(printed(`${line} --json`)).not.toContain('4&own')
    expect(printed(`${line} --json`)).not.toContain('&schedule=')
  }
})
