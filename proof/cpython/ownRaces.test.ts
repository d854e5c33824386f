import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pythonVersion } from './pythons.ts'
import { compareRun } from '../../src/programs/proving.ts'
import type { ProofJob } from '../../src/programs/proving.ts'
import { proved, raceOf } from './prove.ts'

const there = pythonVersion() !== null
const SCHEDULES = Number(
  process.env['RACETRACK_SCHEDULES'] ?? (process.env['RACETRACK_EXHAUSTIVE'] === '1' ? 150 : 24),
)

const RACES = new URL('../../src/programs/own/races/', import.meta.url)
const KINDS = new URL('races/', import.meta.url)

function filesIn(folder: URL): readonly (readonly [string, string])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])
}

describe.skipIf(!there)('CPython does what Racetrack says of a race', () => {
  test.each([...filesIn(RACES), ...filesIn(KINDS)])('%s: the same in every schedule', (_, text) => {
    const { runs, differences } = proved(raceOf(text), SCHEDULES)
    expect(runs.length).toBeGreaterThan(0)
    expect(differences.slice(0, 3)).toEqual([])
  })
})

const LOCKED = `import fcntl
import os

def setup():
    os.close(os.open('/data/n', os.O_WRONLY | os.O_CREAT))

def add():
    lock = os.open('/data/lock', os.O_WRONLY | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    fd = os.open('/data/n', os.O_WRONLY | os.O_APPEND)
    os.write(fd, b'1')
    print('added')
    os.close(fd)
    os.close(lock)

def at_end():
    assert os.path.getsize('/data/n') == 2, 'one is lost'

def always():
    assert os.path.getsize('/data/n') < 3, 'one too many'

PROCESSES = [add, add]
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
    ['os.O_WRONLY | os.O_APPEND', 'os.O_RDWR | os.O_APPEND', { step: 3, what: 'step' }],
    ["b'1'", "b'2'", { step: 4, what: 'step' }],
    ["print('added')", "print('Added')", { step: 5, cpython: 'A | Added' }],
    ['    os.close(lock)\n', '', { what: 'step', cpython: 'A is over' }],
    ["'/data/lock', os.O_WRONLY", "'/data/none/lock', os.O_WRONLY", { step: 1, what: 'step' }],
    ['    fcntl.flock', '    print', { step: 2, what: 'step' }],
    [
      '== 2',
      '== 3',
      { step: null, what: 'rules', cpython: '{"at_end":"AssertionError: one is lost"}' },
    ],
    [
      '< 3',
      '< 2',
      { step: null, what: 'rules', cpython: '{"always":"AssertionError: one too many"}' },
    ],
    ["    print('added')\n", "    print('added')\n    raise OSError\n", { what: 'step' }],
  ])('with %j as %j', (find, put, difference) => {
    expect(differenceAfter(find, put)).toMatchObject(difference)
  })

  test('a lock that is not to be had although the model goes on', () => {
    const text = LOCKED.replace(
      'fcntl.flock(lock, fcntl.LOCK_EX)',
      'fcntl.flock(lock, fcntl.LOCK_SH)',
    )
    const { differences } = proved(raceOf(text), 20, (job) => ({
      ...job,
      files: { 'main.py': LOCKED },
      ways: job.ways.map((way) => ({
        ...way,
        steps: way.steps.map((own) => own.map((asked) => asked.replace('LOCK_SH', 'LOCK_EX'))),
      })),
    }))
    const told = differences.map(({ cpython }) => cpython).join('\n')
    expect(told).toContain('(B would wait for a lock)')
  })

  test('a process that waits for ever, and need not', () => {
    const { answers } = proved(raceOf(LOCKED), 1, (job) => ({
      ...job,
      ways: job.ways.map((way) => ({ ...way, schedule: 'A', stuck: true })),
    }))
    expect(answers[0]?.[1]).toMatchObject({
      waiting: [
        ['A', 'flock /data/lock LOCK_EX, which does not wait'],
        ['B', 'open /data/lock O_WRONLY|O_CREAT, which does not wait'],
      ],
    })
  })

  test('a read that is torn, and is told as whole', () => {
    const { runs, answers } = proved(raceOf(TORN), 20)
    const torn = runs.findIndex(({ trace }) => trace.includes(' torn '))
    const [run, answer] = [runs[torn], answers[torn]]
    if (run === undefined || answer === undefined) throw new Error('expected a torn read')
    expect(compareRun(run, answer)).toBeNull()
    const whole = { ...run, trace: run.trace.replace(' torn ', ' ') }
    expect(compareRun(whole, answer)).toMatchObject({ what: 'step' })
  })
})

const TORN = `def setup():
    with open('/data/n', 'w') as f:
        f.write('old')

def write():
    with open('/data/n', 'w') as f:
        f.write('new')

def read():
    with open('/data/n') as f:
        print(f.read())

PROCESSES = [write, read]
`

const FAULTY = `import db
from django.core.cache import cache
from django.db import transaction
${LOCKED.replace('def add():', "def add():\n    cache.get_or_set('k', 1)\n    with open('/data/buffered', 'a') as f:\n        f.write('x' * 5000)\n        f.write('y')\n    with transaction.atomic():\n        db.update('row', db.select_for_update('row') + 1)").replace('def setup():', "def setup():\n    db.insert('row', 0)")}`

describe.skipIf(!there)('CPython does the same when something goes wrong', () => {
  const race = raceOf(FAULTY)
  const without = (job: ProofJob): ProofJob => ({ ...job, fault: null })
  const kinds = ['kill', 'disk-full', 'evict'] as const

  test.each(kinds.flatMap((kind) => [0, 1].map((request) => [kind, request] as const)))(
    '%s at each step of process %d',
    (kind, request) => {
      let hits = 0
      for (let step = 1; step <= 12; step++) {
        const faulty = { ...race, fault: { kind, request, step } }
        expect(proved(faulty, 3).differences).toEqual([])
        hits += proved(faulty, 2, without).differences.length
      }
      expect(hits).toBeGreaterThan(0)
    },
  )
})
