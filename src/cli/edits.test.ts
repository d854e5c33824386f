import { expect, test } from 'vitest'
import { provideEveryProgram } from '../programs/everyProgram.ts'
import { sourceText } from '../programs/django/sources.ts'
import { run } from './run.ts'

provideEveryProgram()

const SUFFIX = sourceText('modern.py').replace("'sessionid' + key", "'sessionid' + key + '.json'")

function racetrack(command: string, files: Readonly<Record<string, string>> = {}) {
  return run(command.split(' '), { readText: (path) => files[path] ?? null })
}

const CHECK = 'check --program modern --views touch,logout'

test('a program of the list is checked with another backend', () => {
  const files = { '/w/backend.py': SUFFIX }
  const { code, stdout } = racetrack(`${CHECK} --edit /w/backend.py --json`, files)
  const facts = JSON.parse(stdout)
  expect([code, facts.schedules, facts.outcomes.revived.schedules]).toEqual([1, '270', '66'])
  expect(facts.edits).toEqual({ 'backend.py': '/w/backend.py' })
  const text = racetrack(`${CHECK} --edit modern=/w/backend.py`, files).stdout
  expect(text).toContain('with /w/backend.py in place of backend.py')
})

test('and replayed, several files at once', () => {
  const views = sourceText('views_flush.py').replace("['p'] = 1", "['p'] = 2")
  const files = { 'b.py': SUFFIX, 'v.py': views }
  const command = 'replay --program modern --views set-p --finish --json'
  const { stdout } = racetrack(`${command} --edit backend.py=b.py --edit views=v.py`, files)
  const { files: left, outcomes } = JSON.parse(stdout)
  const [[path, text]] = Object.entries<string>(left) as [[string, string]]
  expect(path).toMatch(/\.json$/)
  expect(text).toContain('"p": 2')
  expect(outcomes).toEqual(['ok'])
})

test('without a change of the text it is the program itself', () => {
  const files = { 'modern.py': sourceText('modern.py') }
  const { stdout } = racetrack(`${CHECK} --edit modern.py --json`, files)
  expect(JSON.parse(stdout)).toMatchObject({
    schedules: '270',
    edits: { 'backend.py': 'modern.py' },
  })
})

test('what is wrong in a text is printed as a compiler prints it, with the name of the file', () => {
  const files = { '/w/mine.py': SUFFIX.replace('import shutil', 'import shutill') }
  const { code, stderr } = racetrack(`${CHECK} --edit backend.py=/w/mine.py`, files)
  expect(code).toBe(2)
  expect(stderr.split('\n')[0]).toMatch(/^\/w\/mine\.py:4:\d+: .*shutill/)
  expect(stderr.split('\n')[1]).toBe('    import shutill')
})

test.each([
  [
    '--edit',
    `${CHECK} --edit model.py=a.py`,
    'modern has no file "model.py"; it has: backend.py, base.py, middleware.py, views.py, handler.py (write --edit NAME=FILE)',
  ],
  ['twice', `${CHECK} --edit backend.py=a.py --edit modern.py=a.py`, 'backend.py is changed twice'],
  ['missing', `${CHECK} --edit backend.py=b.py`, 'there is no file "b.py" to read'],
  [
    'of a race file',
    'check race.py --edit backend.py=a.py',
    '--edit is for programs of the list, not for a file',
  ],
])('a wrong call says what is right: %s', (_, command, message) => {
  const { code, stderr } = racetrack(command, { 'a.py': SUFFIX })
  expect([code, stderr]).toEqual([2, `racetrack: ${message}\n`])
})

test('the names of the files are listed', () => {
  expect(JSON.parse(racetrack('list --json').stdout).files).toContain('middleware.py')
  expect(racetrack('list').stdout).toContain('Files that --edit changes\n  backend.py')
})
