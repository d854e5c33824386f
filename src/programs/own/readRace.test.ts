import { expect, test } from 'vitest'
import { check } from '../check/drained.testing.ts'
import { raceScenario } from './ownScenario.ts'
import type { OwnScenario } from './ownScenario.ts'
import { readRace } from './readRace.ts'

/** Two processes that do nothing, and what else there is. */
function race(text: string): OwnScenario {
  return raceScenario('main.py', `def f():\n    pass\n\n${text}`)
}

function raceIn(scenario: OwnScenario) {
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return read.race
}

test('a race has a title, a description, labels and rules with their first lines', () => {
  const text = `"""A title

More about it,
in two lines.
"""
def one(n):
    pass

def at_end_first():
    """It holds.

    And this is not shown.
    """

def at_end():
    pass

def always_so():
    pass

PROCESSES = [(one, 1), (one, 2)]
`
  const { title, description, processes, atEnd, always, byName } = raceIn(
    raceScenario('main.py', text),
  )
  expect([title, description]).toEqual(['A title', 'More about it,\nin two lines.'])
  expect([processes.map(({ label }) => label), byName]).toEqual([['one', 'one'], false])
  expect(atEnd.map(({ name, firstLine }) => [name, firstLine])).toEqual([
    ['at_end_first', 'It holds.'],
    ['at_end', null],
  ])
  expect(always.map(({ name }) => name)).toEqual(['always_so'])
})

test('without a docstring the name of the file is the title', () => {
  expect(raceIn(race('PROCESSES = [f]')).title).toBe('main.py')
})

test('without PROCESSES the functions named worker_… run, in the order of their definitions', () => {
  const text = 'def worker_z():\n    pass\n\ndef helper():\n    pass\n\ndef worker_a():\n    pass\n'
  const { processes, byName } = raceIn(raceScenario('main.py', text))
  expect([processes.map(({ label }) => label), byName]).toEqual([['worker_z', 'worker_a'], true])
})

test('a process gets its arguments as they are: tuples stay tuples, and lists its own', () => {
  const text = `def add(into, item):
    into.append(item)
    with open('/data/log', 'a') as f:
        f.write(repr(into))

SHARED = []
PROCESSES = [(add, SHARED, (1, 2)), (add, SHARED, 'x')]

def at_end():
    with open('/data/log') as f:
        found = f.read()
    assert found in ("[(1, 2)]['x']", "['x'][(1, 2)]"), found

EXPECT = 'safe'
`
  const scenario = raceScenario('main.py', text)
  raceIn(scenario)
  expect(check(scenario).report(0).verdict).toEqual({ kind: 'safe', reason: null })
})

test('chosen settings are there before setup; the others are as the file has them', () => {
  const text = `SETTINGS = {'twice': False, 'word': ['a', 'b']}

def setup():
    with open('/data/word', 'w') as f:
        f.write(SETTINGS['word'] * (2 if SETTINGS['twice'] else 1))

def at_end():
    with open('/data/word') as f:
        assert f.read() == 'a', 'not as the file has it'

PROCESSES = [f]
`
  const plain = race(text)
  const chosen = { ...plain, settings: { twice: true } }
  expect(raceIn(plain).settings).toEqual([
    { name: 'twice', kind: 'switch', value: false },
    { name: 'word', kind: 'choice', values: ['a', 'b'], value: 'a' },
  ])
  raceIn(chosen)
  expect(check(plain).report(0).verdict.kind).toBe('safe')
  expect(check(chosen).report(0).verdict.kind).toBe('broken')
})

test('a race may import a file beside it', () => {
  const text = 'import counting\nPROCESSES = [counting.add]\n'
  const beside = "def add():\n    open('/data/x', 'w').close()\n"
  const files = { 'main.py': text, 'counting.py': beside }
  expect(raceIn({ ...race(''), files }).processes.map(({ label }) => label)).toEqual(['add'])
})

test.each([
  ['', 1, /neither|Nothing runs at the same time/],
  ['PROCESSES = []', 4, /PROCESSES is empty/],
  ['PROCESSES = f', 4, /PROCESSES is a function, not a list/],
  ['PROCESSES = [f, 3]', 4, /Item 2 of PROCESSES is 3, not a function/],
  ['PROCESSES = [f] * 8', 4, /lists 8 processes; at most 7/],
  ['PROCESSES = [f]\nsetup = 3', 5, /`setup` is 3, not a function/],
  ['PROCESSES = [f]\nSETTINGS = [1]', 5, /SETTINGS is a list/],
  ["PROCESSES = [f]\nSETTINGS = {'n': 3}", 5, /The setting `n` is 3/],
  ["PROCESSES = [f]\nSETTINGS = {'n': []}", 5, /The setting `n` is an empty list/],
  ['PROCESSES = [f]\nEXPECT = True', 5, /EXPECT is True/],
  ["PROCESSES = [f]\nEXPECT = 'deadlock'", 5, /EXPECT is "deadlock"/],
  ["PROCESSES = [f]\nEXPECT = ['hang']", 5, /`hang` is no bad outcome/],
  ["PROCESSES = [f]\nEXPECT = ['torn-read']", 5, /is a hazard/],
  ["PROCESSES = [f]\nEXPECT = ['rule-error: at_end']", 5, /names no rule of this file/],
  ['PROCESSES = [f]\nx = 1 // 0', 5, /The top of the file raises ZeroDivisionError/],
  ['PROCESSES = [f]\nTHREADS = [f, f]', 5, /lists both PROCESSES and THREADS/],
  ['THREADS = []', 4, /THREADS is empty/],
  ['if True:\n    THREADS = [f, f]', 1, /THREADS must be assigned at the top of the file/],
  [
    'import threading\nTHREADS = [f]\ndef g():\n    threading.Thread(target=f).start()',
    7,
    /`threading.Thread` is not modelled/,
  ],
  ["PROCESSES = [f]\ndef setup():\n    open('/none')\n", 6, /setup\(\) raises FileNotFoundError/],
  [
    "PROCESSES = [f]\ndef always():\n    open('/data/x', 'w').close()\n",
    5,
    /always\(\) writes\. It is called after every step/,
  ],
  [
    "import os\nPROCESSES = [f]\ndef setup():\n    os.open('/data/x', os.O_CREAT)\n",
    6,
    /setup\(\) leaves a descriptor of \/data\/x open; that processes share an open file/,
  ],
  ["PROCESSES = [f]\nlog = open('/data/log', 'w')\n", 1, /leaves \/data\/log open in a variable/],
])('%j has one diagnostic at line %i', (text, line, message) => {
  const read = readRace(race(text))
  expect(read.ok ? [] : read.diagnostics.map(({ span }) => span.line)).toEqual([line])
  expect(read.ok ? '' : read.diagnostics[0]?.message).toMatch(message)
})

test('what goes wrong in setup is told with its traceback', () => {
  const read = readRace(race("def g():\n    int('x')\n\ndef setup():\n    g()\n\nPROCESSES = [f]"))
  expect(read.ok ? '' : read.diagnostics[0]?.message).toBe(
    [
      "setup() raises ValueError: invalid literal for int() with base 10: 'x'",
      'Traceback (most recent call last):',
      '  File "main.py", line 8, in setup',
      '  File "main.py", line 5, in g',
    ].join('\n'),
  )
})

test('several mistakes are told at once', () => {
  const read = readRace(race('PROCESSES = 3\nEXPECT = 4\nSETTINGS = 5\n'))
  expect(read.ok ? 0 : read.diagnostics.length).toBe(3)
})

test('a word in a text is no THREADS', () => {
  expect(readRace(race('"""\nTHREADS = [f]\n"""\nPROCESSES = [f]')).ok).toBe(true)
})
