import { expect, test } from 'vitest'
import { lastWorld, replay } from '../../world/index.ts'
import { check } from '../check/drained.testing.ts'
import { firstFailure } from '../firstFailure.ts'
import { outcomesOf } from '../outcome.ts'
import { prepare } from '../prepare.ts'
import { raceScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

function scenarioOf(text: string) {
  const scenario = raceScenario('main.py', text)
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return scenario
}

/** What a check finds, bad or not, and its verdict. */
function findingsOf(text: string) {
  const { outcomes, seen = [], verdict } = check(scenarioOf(text)).report(0)
  return { ids: [...outcomes, ...seen].map(({ id }) => id), verdict }
}

const TOUCH = "def f(name='a'):\n    open('/data/' + name, 'w').close()\n\n"

test('an assertion goes by its message, else by what its rule says, else by its name', () => {
  const rules = `
def at_end_one():
    assert False, 'told'

def at_end_two():
    """Said."""
    assert False

def at_end_three():
    assert False
`
  expect(findingsOf(`${TOUCH}PROCESSES = [f]\n${rules}`).ids).toEqual([
    'assertion: Said.',
    'assertion: at_end_three() does not hold',
    'assertion: told',
  ])
})

test('of messages that a run makes eight are told apart, and the rest are others', () => {
  const text = `import os
${TOUCH}
def g():
    for n in range(12):
        f(str(n))

def look():
    with open('/data/seen', 'w') as out:
        out.write(str(len(os.listdir('/data'))))

PROCESSES = [g, look]

def at_end():
    with open('/data/seen') as seen:
        assert False, seen.read()
`
  const { ids } = findingsOf(text)
  expect(ids).toHaveLength(9)
  expect(ids).toContain('assertion: and others')
})

test('a rule that fails itself is no assertion', () => {
  const { ids, verdict } = findingsOf(`${TOUCH}PROCESSES = [f]\ndef at_end():\n    int('x')\n`)
  expect([ids, verdict.kind]).toEqual([['rule-error: at_end'], 'broken'])
})

test('a rule of the end is not asked where somebody is left hanging', () => {
  const text = `import fcntl
def f():
    a, b = open('/data/x', 'w'), open('/data/x', 'w')
    fcntl.flock(a, fcntl.LOCK_EX)
    fcntl.flock(b, fcntl.LOCK_EX)

PROCESSES = [f]
def at_end():
    assert False
`
  expect(findingsOf(text).ids).toEqual(['deadlock'])
})

test('a rule that is asked after every step sees what no end shows, and says after which step', () => {
  const text = `import os
def f():
    open('/data/x', 'w').close()
    os.unlink('/data/x')

PROCESSES = [f, f]
def always():
    assert not os.path.exists('/data/x'), 'it was there'
`
  const scenario = scenarioOf(text)
  const prepared = prepare(scenario)
  const { run } = replay(prepared.plan, 'AABB')
  const outcome = outcomesOf(prepared, lastWorld(run)).map(({ id }) => id)
  expect(outcome).toEqual(['assertion: it was there'])
  expect(firstFailure(prepared, run, 'assertion: it was there')).toBe(1)
  const { outcomes, schedules } = check(scenario).report(0)
  // The one that moves first makes the file: every schedule passes there.
  expect(outcomes[0]).toMatchObject({ id: 'assertion: it was there', schedules })
})

test('a rule that holds at first and is broken by one order only is counted for that order', () => {
  const text = `import db
def a():
    db.insert('a', '')

def b():
    db.insert('b', '')

PROCESSES = [a, b]
def always_a_before_b():
    assert db.exists('a') or not db.exists('b'), 'b before a'
`
  const { outcomes, classes } = (() => {
    const checked = check(scenarioOf(text))
    for (const _ of checked.classes()) continue
    return checked.report(0)
  })()
  expect(outcomes.map(({ id, schedules, shortest }) => [id, schedules, shortest])).toEqual([
    ['assertion: b before a', '1', 'BA'],
    ['ok', '1', 'AB'],
  ])
  // The two steps touch different rows, but their order shows in the rule.
  expect(classes).toBe('2')
})

test('a rule that writes later leaves it open', () => {
  const text = `import os
${TOUCH}PROCESSES = [f]
def always():
    if os.path.exists('/data/a'):
        os.unlink('/data/a')
`
  expect(findingsOf(text)).toEqual({
    ids: ['not-modelled'],
    verdict: { kind: 'inconclusive', reason: 'not-modelled' },
  })
})

test('who is unfinished because something is not modelled is in no deadlock, and keeps its lock', () => {
  const text = `import fcntl
def f():
    lock = open('/data/lock', 'w')
    fcntl.flock(lock, fcntl.LOCK_EX)
    n = 10 ** 10 ** 8
    lock.close()

PROCESSES = [f, f]
`
  expect(findingsOf(text)).toEqual({
    ids: ['not-modelled'],
    verdict: { kind: 'inconclusive', reason: 'not-modelled' },
  })
  // A opens and locks, B opens, and waits for a lock that A holds for ever.
  const { divergence } = replay(prepare(scenarioOf(text)).plan, 'AABB')
  expect(divergence).toMatchObject({ at: 3, letter: 'B', reason: 'blocked' })
})

test('a torn read alone is a hazard: the check is safe, and names it', () => {
  const text = `def write():
    with open('/data/x', 'w') as f:
        f.write('new')

def read():
    with open('/data/x') as f:
        f.read()

def setup():
    write()

PROCESSES = [write, read]
`
  const { ids, verdict } = findingsOf(text)
  expect(ids).toEqual(['torn-read', 'ok'])
  expect(verdict.kind).toBe('safe')
})

test('a program of which no run ends is in a livelock', () => {
  const text = `import os
def f():
    while True:
        os.path.exists('/data/x')

PROCESSES = [f]
`
  const { ids, verdict } = findingsOf(text)
  expect([ids, verdict.kind]).toEqual([['livelock'], 'broken'])
})

test('a witness wins over what is not modelled', () => {
  const text = `import os
def f():
    open('/data/' + 'a', 'w').close()
    if os.path.exists('/data/b'):
        n = 10 ** 10 ** 8

def g():
    open('/data/b', 'w').close()

PROCESSES = [f, g]
def at_end():
    assert False, 'always bad'
`
  const { ids, verdict } = findingsOf(text)
  expect(ids).toEqual(['assertion: always bad', 'not-modelled'])
  expect(verdict).toEqual({ kind: 'broken', reason: null })
})

test('who leaves the model in a run that never ends leaves the verdict open', () => {
  const text = `
import os

def a():
    if os.path.exists('/data/x'):
        print({1, 2})
    open('/data/y', 'w').close()

def b():
    open('/data/x', 'w').close()
    while not os.path.exists('/data/y'):
        pass

PROCESSES = [a, b]
`
  const { ids, verdict } = findingsOf(text)
  expect(verdict).toEqual({ kind: 'inconclusive', reason: 'not-modelled' })
  expect(ids).toContain('not-modelled')
  // Without what is not modelled the other waits no longer than it takes.
  expect(findingsOf(text.replace('print({1, 2})', 'pass')).verdict.kind).toBe('safe')
})

test.each([
  ['sys.exit()', 'PROCESSES', 'safe'],
  ['sys.exit(0)', 'PROCESSES', 'safe'],
  ['sys.exit(False)', 'PROCESSES', 'safe'],
  ['sys.exit(1)', 'PROCESSES', 'broken'],
  ["sys.exit('0')", 'PROCESSES', 'broken'],
  ['sys.exit(1)', 'THREADS', 'safe'],
])('%s in one of the %s is %s', (exit, list, verdict) => {
  const text = `import sys\n\ndef f():\n    open('/data/x', 'w').close()\n    ${exit}\n\n${list} = [f, f]\n`
  expect(findingsOf(text).verdict.kind).toBe(verdict)
})
