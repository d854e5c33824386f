import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { everyOrSample } from '../../src/base/sample.testing.ts'
import { readRace } from '../../src/programs/everyProgram.ts'
import { exploredThreads } from './exploredThreads.ts'
import { proved, raceOf } from './prove.ts'
import { pythonVersion } from './pythons.ts'

/** The harness reads the frames of this version alone. */
const there = pythonVersion()?.startsWith('3.11.') === true

const EXHAUSTIVE = process.env['RACETRACK_EXHAUSTIVE'] === '1'
const SCHEDULES = Number(process.env['RACETRACK_SCHEDULES'] ?? (EXHAUSTIVE ? 10_000 : 24))
/** More than this are not enumerated by CPython, which does so in order. */
const EXPLORED = EXHAUSTIVE ? 1500 : 50

const RACES = new URL('../../src/programs/own/races/threads/', import.meta.url)
const FILES = readdirSync(RACES)
  .filter((name) => name.endsWith('.py'))
  .map((name) => [name, readFileSync(new URL(name, RACES), 'utf8')] as const)
const SETTINGS = ['every-access', 'gil'] as const
const CASES = SETTINGS.flatMap((switches) =>
  FILES.map(([name, text]) => [name, switches, text] as const),
)

describe.skipIf(!there)('CPython does what Racetrack says of threads', () => {
  test.each(everyOrSample(CASES, 5))('%s, %s: the same in every schedule', (_, switches, text) => {
    const { runs, differences } = proved({ ...raceOf(text), switches }, SCHEDULES)
    expect(runs.length).toBeGreaterThan(0)
    expect(differences.slice(0, 3)).toEqual([])
  })

  test.each(everyOrSample(CASES, 7))('%s, %s: CPython has the same schedules, with the same ends', (_, switches, text) => {
    const scenario = { ...raceOf(text), switches }
    const { runs } = proved(scenario, EXPLORED, (job) => ({ ...job, ways: [] }))
    const explored = exploredThreads(scenario, EXPLORED + 1)
    // One more than there may be: then neither side has found all.
    if (explored.length > EXPLORED) return
    expect(explored.map(({ schedule }) => schedule).sort()).toEqual(
      runs.map(({ schedule }) => schedule).sort(),
    )
    const read = readRace(scenario)
    if (!read.ok || switches === 'gil') return
    const bad = new Set(explored.flatMap((each) => each.bad))
    expect([...bad].sort()).toEqual(expectedOf(text))
  })
})

function expectedOf(text: string): readonly string[] {
  const [, written = ''] = /^EXPECT = (.*)$/m.exec(text) ?? []
  return written === "'safe'" ? [] : (JSON.parse(written.replaceAll("'", '"')) as string[]).sort()
}

const LOCKED = `import threading

lock = threading.Lock()
total = 0
notes = []


class Box:
    def __init__(self):
        self.value = 0

    def add(self):
        self.value += 1


box = Box()


def add(by):
    global total
    with lock:
        total += by
        print('added', by)
    notes.append(by)
    box.add()


def at_end():
    assert total == 3 and len(notes) == 2, 'one is lost'


def always():
    assert total < 4, 'one too many'


THREADS = [(add, 1), (add, 2)]
`

/** The race that CPython runs is another one than Racetrack's. */
function differenceAfter(find: string, put: string) {
  if (LOCKED.split(find).length !== 2) throw new Error(`expected to find once: ${find}`)
  const { differences } = proved(raceOf(LOCKED), 20, (job) => ({
    ...job,
    files: { 'main.py': LOCKED.replace(find, put) },
  }))
  return differences[0]
}

describe.skipIf(!there)('a model that is wrong is found', () => {
  test('nothing is found where nothing was changed', () => {
    expect(proved(raceOf(LOCKED), 20).differences).toEqual([])
  })

  test.each([
    ['total += by', 'total = by', { step: 2, cpython: expect.stringContaining('store total') }],
    ['total += by', 'total += by + 1', { step: 3, what: 'step' }],
    ['    with lock:', '    if True:', { step: 1, cpython: expect.stringContaining('load total') }],
    ['threading.Lock()', 'threading.RLock()', { step: 1, cpython: expect.stringContaining('RLock.acquire') }],
    ['notes.append(by)', 'notes.insert(0, by)', { what: 'step' }],
    ['notes.append(by)', 'notes.append(by); notes.append(by)', { what: 'step' }],
    ['self.value += 1', 'self.value += 2', { what: 'step' }],
    ["'added'", "'Added'", { cpython: expect.stringContaining('| Added') }],
    ['== 2', '== 3', { what: 'rules', cpython: '{"at_end":"AssertionError: one is lost"}' }],
    ['< 4', '< 3', { what: 'rules', cpython: '{"always":"AssertionError: one too many"}' }],
    ['    box.add()', '    box.add()\n    lock.release()', { what: 'waiting' }],
  ])('with %j as %j', (find, put, difference) => {
    expect(differenceAfter(find, put)).toMatchObject(difference)
  })

  test('a lock that is not to be had although the model goes on', () => {
    const text = LOCKED.replace('threading.Lock()', 'threading.Semaphore(2)')
    const { differences } = proved(raceOf(text), 20, (job) => ({
      ...job,
      files: { 'main.py': text.replace('(2)', '(1)') },
    }))
    const told = differences.map(({ cpython }) => cpython).join('\n')
    expect(told).toContain('= B waits')
  })
})
