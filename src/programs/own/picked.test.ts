import { expect, test } from 'vitest'
import { check } from '../check/drained.testing.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

/** The verdict of a program with these files in /in, and what it was decided by. */
function verdictOf(names: readonly string[], body: string, rule = 'pass') {
  const text = `import os

def setup():
    os.mkdir('/in')
    for name in [${names.map((name) => `'${name}'`).join(', ')}]:
        open('/in/' + name, 'w').close()

def f():
    ${body.replaceAll('\n', '\n    ')}

def at_end():
    ${rule}

PROCESSES = [f]
`
  const scenario = raceScenario('main.py', text)
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  const { verdict, outcomes, seen = [] } = check(scenario).report(0)
  return {
    verdict,
    picked: [...outcomes, ...seen].map(({ id }) => id).filter((id) => id.startsWith('picked')),
  }
}

const OPEN = {
  verdict: { kind: 'inconclusive', reason: 'picked' },
  picked: ['picked: the order of os.listdir()'],
}
const SAFE = { verdict: { kind: 'safe', reason: null }, picked: [] }

test.each([
  ['a loop', 'for name in os.listdir("/in"):\n    os.unlink("/in/" + name)'],
  ['an index', 'os.unlink("/in/" + os.listdir("/in")[0])'],
  ['unpacking', 'a, b = os.listdir("/in")'],
  ['a comparison', 'os.listdir("/in") == ["a", "b"]'],
  ['pop', 'os.unlink("/in/" + os.listdir("/in").pop())'],
  [
    'a loop after a change',
    'names = os.listdir("/in")\nnames.append("c")\nfor name in names:\n    os.path.exists(name)',
  ],
  ['a copy', 'list(os.listdir("/in"))[0]'],
])('the order of a directory decides: %s', (_, body) => {
  expect(verdictOf(['a', 'b'], body)).toEqual(OPEN)
})

test.each([
  ['sorted', 'for name in sorted(os.listdir("/in")):\n    os.unlink("/in/" + name)'],
  ['sort', 'names = os.listdir("/in")\nnames.sort()\nos.unlink("/in/" + names[0])'],
  ['length', 'len(os.listdir("/in")) == 2'],
  ['membership', '"a" in os.listdir("/in")'],
  ['the smallest', 'os.unlink("/in/" + min(os.listdir("/in")))'],
])('the order of a directory does not matter: %s', (_, body) => {
  expect(verdictOf(['a', 'b'], body)).toEqual(SAFE)
})

test('one name, or none, is in no order', () => {
  const body = 'for name in os.listdir("/in"):\n    os.unlink("/in/" + name)'
  expect(verdictOf(['a'], body)).toEqual(SAFE)
  expect(verdictOf([], body)).toEqual(SAFE)
})

test('a rule that is decided by such an order proves nothing either', () => {
  expect(verdictOf(['a', 'b'], 'pass', 'assert os.listdir("/in")[0] == "a"')).toEqual(OPEN)
})
