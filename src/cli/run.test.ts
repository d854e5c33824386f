import { beforeAll, expect, test } from 'vitest'
import { listingOf, programRow } from '../programs/index.ts'
import { version } from '../../package.json'
import { run } from './run.ts'
import { widthOf } from './surroundings.ts'
import { provideEveryProgram } from '../programs/everyProgram.ts'

beforeAll(provideEveryProgram)

interface Told {
  readonly program: string
  readonly schedule: string
  readonly steps: readonly {
    readonly request: string
    readonly operation: string
    readonly path: string | null
    readonly result: string | null
    readonly file: string
    readonly line: number
  }[]
  readonly files: Readonly<Record<string, string>>
  readonly cookies: Readonly<Record<string, string>>
  readonly requests: Readonly<Record<string, object>>
  readonly rows: Readonly<Record<string, string>>
  readonly cache: Readonly<Record<string, string>>
  readonly outcomes: readonly string[]
}

/** The report of a replay that has to succeed. */
function replayReport(line: string): Told {
  const { code, stdout, stderr } = run([...words(`replay ${line}`), '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

function words(line: string): readonly string[] {
  return line.split(' ').filter((word) => word !== '')
}

test('list --json names the programs, the views, the settings, the starts and the outcomes', () => {
  const { code, stdout, stderr } = run(['list', '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const listed = JSON.parse(stdout)
  expect(listed.programs.map((row: { id: string }) => row.id)).toEqual(
    expect.arrayContaining(['ticket', 'fix']),
  )
  expect(listed.settings).toEqual(['save-every-request', 'debug-logging'])
  expect(listed.starts.map((row: { id: string }) => row.id)).toEqual([
    'live',
    'none',
    'stale',
    'zero',
    'large',
  ])
  expect(listed.outcomes.map((row: { id: string }) => row.id)).toContain('data-lost')
})

test('list shows how to replay every ready scenario, and each of these commands works', () => {
  const { stdout } = run(['list'])
  const commands = [...stdout.matchAll(/--program .*--finish$/gm)].map(([command]) => command)
  expect(commands.length).toBeGreaterThan(5)
  for (const command of commands) {
    expect(run(words(`replay ${command}`))).toMatchObject({ code: 0, stderr: '' })
  }
})

test('a replay shows who did what to which file, and the source line', () => {
  const report = replayReport('--program ticket --views touch --schedule AA')
  expect(report).toMatchObject({ program: 'ticket', schedule: 'AA' })
  expect(report.steps).toHaveLength(2)
  expect(report.steps[0]).toMatchObject({ request: 'A', operation: 'send', path: null })
  expect(report.steps[1]).toMatchObject({ request: 'A', operation: 'open wb' })
  expect(report.steps[1]?.path).toMatch(/^\/sessions\/sessionid[0-9a-f]{32}$/)
  expect(report.steps[1]?.file).toBe('backend.py')
  expect(report.steps[1]?.line).toBeGreaterThan(1)
})

test('a run that is not over has requests under way and no outcome', () => {
  const report = replayReport('--requests 2 --views touch,touch --schedule AB')
  expect(report.requests).toMatchObject({
    A: { done: false, status: null },
    B: { done: false, status: null },
  })
  expect(report.outcomes).toEqual([])
})

test('--finish runs A to its end, then B, and the schedule says so', () => {
  const report = replayReport('--program fix --requests 2 --schedule BA --finish')
  expect(report.schedule).toMatch(/^BAA+B+$/)
  expect(report.requests).toMatchObject({
    A: { done: true, status: 200 },
    B: { done: true, status: 200 },
  })
  expect(report.outcomes).toEqual(['ok'])
})

test('the ticket alone loses the session, the fix alone keeps it', () => {
  const lost = replayReport('--program ticket --finish')
  expect(lost.outcomes).toEqual(expect.arrayContaining(['data-lost', 'key-regenerated']))
  const kept = replayReport('--program fix --finish')
  expect(kept.outcomes).toEqual(['ok'])
  expect(Object.values(kept.files)).toEqual([expect.stringContaining('"user": 42')])
})

test('settings and the start are followed', () => {
  expect(replayReport('--set save-every-request=off --finish').outcomes).toEqual(['ok'])
  expect(replayReport('--set debug-logging=on --finish').outcomes).toEqual(['ok'])
  expect(replayReport('--start none').cookies).toEqual({})
  expect(replayReport('--start stale').files).toEqual({})
})

test('a report has rows, a log with its traceback, who waits for whom and who was killed', () => {
  const rows = replayReport('--program db-modern --views set-p,logout --schedule AAABBB --finish')
  expect(rows.rows).toEqual({})
  expect(rows.files).toEqual({})
  const death = run(words('replay --program r8340 --finish'))
  expect(death.stdout).toMatch(/^Log of A\n {2}Traceback \(most recent call last\):$/m)
  expect(death.stdout).toMatch(/^ {2}RuntimeError: maximum recursion depth exceeded/m)
  expect(death.stdout).toMatch(/^ {4}… \d+ more lines$/m)
  const hang = replayReport('--program reporter-flock --finish')
  expect(hang.requests).toMatchObject({ A: { done: false, waitsFor: ['A'] } })
  const dead = replayReport('--program modern --fault kill:A:4 --finish')
  expect(dead.requests).toMatchObject({ A: { done: true, status: null, killed: true } })
  expect(dead.steps.at(-1)?.result).toBeNull()
})

test('--markdown and --trac tell the same run as a table for a ticket', () => {
  const words = ['replay', '--program', 'fix', '--views', 'touch', '--finish']
  const [markdown, trac] = [run([...words, '--markdown']), run([...words, '--trac'])]
  expect([markdown.code, trac.code]).toEqual([0, 0])
  expect(markdown.stdout).toContain('| Step | A |')
  expect(trac.stdout).toContain('||= Step =||= A =||')
  expect(trac.stdout).toContain(" * '''All is well'''")
})

test('without --json the same is a table', () => {
  const { code, stdout } = run(words('replay --program ticket --schedule AA'))
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ *2 +A +open wb +\/sessions\/sessionid3f9c +fd \d+ +backend\.py:\d+$/m)
  expect(stdout).toMatch(/^Outcomes\n +none yet/m)
})

test('equal arguments give equal output', () => {
  const line = words('replay --program ticket --views touch,set-p --finish --json')
  expect(run(line)).toEqual(run(line))
})

test.each([
  ['', /^expected a command: list, replay, run, test, prove, check, matrix, open, help$/],
  [
    'chek',
    /^unknown command "chek"; there are: list, replay, run, test, prove, check, matrix, open, help$/,
  ],
  [
    'constructor',
    /^unknown command "constructor"; there are: list, replay, run, test, prove, check, matrix, open, help$/,
  ],
  ['replay --program nope', /^unknown program "nope"; there are: ticket, ticket-r7586, /],
  ['replay --views touch,nope', /^unknown view "nope"; there are: touch, read, set p, set q/],
  [
    'replay --set turbo=on',
    /^unknown setting "turbo"; there are: save-every-request, debug-logging$/,
  ],
  [
    'replay --set debug-logging=yes',
    /^expected --set debug-logging=on or .*got "debug-logging=yes"/,
  ],
  ['replay --set debug-logging', /^expected --set debug-logging=on or/],
  ['replay --start cold', /^unknown start "cold"; there are: live, none, stale, zero, large$/],
  ['replay --middleware post2', /^ticket has no middleware "post2"; it has: pre, post$/],
  ['replay --fault kill:A', /^expected --fault KIND:LETTER:STEP such as kill:A:3, .*got "kill:A"$/],
  ['replay --fault kill:B:1', /^the fault "kill:B:1" is for a request that is not there$/],
  ['replay --requests 8', /^expected --requests from 1 to 7, got "8"$/],
  ['replay --requests 1.5', /^expected --requests from 1 to 7, got "1\.5"$/],
  [
    'replay --requests 1 --views touch,touch',
    /^expected at most one view a request: 2 views, 1 requests$/,
  ],
  [
    'replay --views touch,touch,touch,touch,touch,touch,touch,read',
    /^expected at most 7 views, got 8$/,
  ],
  ['replay --speed 3', /^Unknown option '--speed'$/],
  ['replay AAB', /^there is no file "AAB" to read$/],
  ['replay --schedule', /^Option '--schedule <value>' argument missing/],
  ['replay --requests 05', /^expected --requests from 1 to 7, got "05"$/],
  ['replay --views ,,', /^expected --views V,V with at least one view, got ",,"$/],
  ['replay --program fix --program ticket', /^--program is given twice$/],
  ['replay --program fix --fault evict:A:1', /^fix has no fault "evict"; it has: kill, disk-full$/],
  ['help nonsense', /^there is no command "nonsense" to explain$/],
  ['help check --bogus', /^Unknown option '--bogus'$/],
  ['list --yaml', /^Unknown option '--yaml'$/],
])('"%s" is a usage error of one line', (line, message) => {
  const { code, stdout, stderr } = run(words(line))
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^racetrack: [^\n]+\n$/)
  expect(stderr.slice('racetrack: '.length, -1)).toEqual(expect.stringMatching(message))
})

test('a letter that names no request is a usage error with its step', () => {
  expect(run(words('replay --requests 2 --schedule ABX')).stderr).toBe(
    'racetrack: step 3 of the schedule: there is no request "X"; there are: A, B\n',
  )
})

test('a letter of a finished request is a usage error with its step and the reason', () => {
  const { schedule } = replayReport('--program fix --finish')
  const steps = schedule.length
  const { code, stderr } = run(words(`replay --program fix --schedule ${schedule}A`))
  expect(code).toBe(2)
  expect(stderr).toBe(
    `racetrack: step ${steps + 1} of the schedule: A cannot move, it is over since step ${steps}\n`,
  )
})

test('help explains every command; after a command, or with its name, that one', () => {
  const { code, stdout } = run(['help'])
  expect(code).toBe(0)
  expect(stdout).toContain('racetrack replay [FILE.py] [options]')
  expect(run(['--help']).stdout).toBe(stdout)
  const ofReplay = run(['replay', '--help']).stdout
  expect(ofReplay).toContain('racetrack replay [FILE.py] [options]')
  expect(ofReplay).not.toContain('racetrack check')
  expect(run(['help', 'replay']).stdout).toBe(ofReplay)
  expect(run(['help', 'replay', 'check']).code).toBe(2)
})

test('no line of the help is longer than 80 characters', () => {
  expect(
    run(['help'])
      .stdout.split('\n')
      .filter((line) => line.length > 80),
  ).toEqual([])
})

test('--version prints the version of the package, and nothing else', () => {
  expect(run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  expect(run(['--version', '--loud']).code).toBe(2)
})

test.each([
  ['list', 72],
  ['replay --program modern --views touch,logout --finish', 72],
  ['check --program fix --views touch,touch', 80],
  ['matrix --program fix', 120],
])('%s fits into a given width, and says the same', (line, width) => {
  const wide = run(words(line)).stdout
  const narrow = run(words(line), { width }).stdout
  const long = narrow.split('\n').filter((each) => each.length > width)
  // A command line and a link are there to be copied, and stay whole.
  expect(long.filter((each) => !/^ *--program|^In the page/.test(each))).toEqual([])
  expect(wide.split('\n').some((each) => each.length > width)).toBe(true)
  const signs = (text: string) =>
    [...text.replace(/^ *seconds.*$/m, '').replaceAll(/\s/g, '')].toSorted().join('')
  expect(signs(narrow)).toBe(signs(wide))
})

test('the width is COLUMNS, then the terminal; elsewhere lines are as long as they are', () => {
  expect(widthOf('100', 80)).toBe(100)
  expect(widthOf(undefined, 80)).toBe(80)
  expect(widthOf('wide', 80)).toBe(80)
  expect(widthOf(undefined, undefined)).toBe(Number.POSITIVE_INFINITY)
  expect(widthOf(undefined, 0)).toBe(Number.POSITIVE_INFINITY)
})

test.each([
  ['kill:A:3', true, 'happened at step 3 of all'],
  ['kill:A:99', false, 'no effect: the request ended after 6 steps of its own'],
  ['disk-full:A:2', false, 'no effect: step 2 of all is not a write'],
])('a replay says what has become of the fault %s', (text, happened, effect) => {
  const line = `replay --program fix --fault ${text} --finish`
  expect(JSON.parse(run(words(`${line} --json`)).stdout).fault).toEqual({ text, happened, effect })
  expect(run(words(line)).stdout).toContain(`Fault\n  ${text}  ${effect}\n`)
})

test.each([
  ['a line break', 'check --requests 1\n2', '1\\u{a}2'],
  ['an escape sequence', 'list \u{1b}[31mred', '\\u{1b}[31mred'],
  ['a sign that turns the line round', 'check --program a\u{202e}b', 'a\\u{202e}b'],
])('%s in a typed text cannot leave the one line of the error', (_, line, shown) => {
  const { code, stderr } = run(line.split(' '))
  expect(code).toBe(2)
  expect(stderr).toContain(shown)
  expect(stderr).toMatch(/^[^\p{C}]+\n$/u)
})

test('a typed text of any length gives a short error', () => {
  expect(run(['check', '--program', 'a'.repeat(10_000)]).stderr.length).toBeLessThan(500)
})

test('each step of a replay names the source line that asked for it', () => {
  const { steps } = replayReport('--program ticket --middleware pre --views touch --finish')
  const row = programRow('ticket')
  const sources = row === null ? [] : listingOf(row, 'pre')
  const asked = steps.map(({ file, line }) => {
    const source = sources.find(({ name }) => name === file)
    return source?.text.split('\n')[line - 1]?.trim()
  })
  expect(steps.map(({ operation }, index) => `${operation}: ${asked[index]}`)).toEqual([
    'send: request = Request(browser.send())',
    "open wb: f = open(self.path_of(self.session_key), 'wb')",
    "open rb: f = open(self.path_of(self.session_key), 'rb')",
    'read: data = self.decode(f.read())',
    'exists: return os.path.exists(self.path_of(key))',
    "open wb: f = open(self.path_of(self.session_key), 'wb')",
    'write: f.close()',
    'write: f.close()',
    'receive: browser.receive(response.status, response.cookies)',
  ])
})

test('seven requests have seven letters', () => {
  const { code, stdout } = run(['replay', '--requests', '7', '--schedule', 'GFEDCBA', '--json'])
  expect(code).toBe(0)
  expect(stdout).toContain('"schedule": "GFEDCBA"')
})
