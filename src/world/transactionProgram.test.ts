import { expect, test } from 'vitest'
import { EMPTY_DB, withRow } from '../db/index.ts'
import { statusOf } from './bareStep.ts'
import { lastWorld, replay, stateOf } from './run.ts'
import { planOf } from './testing/planOf.testing.ts'
import { stepSentence } from './view/sentence.ts'
import { waits, waitSentence } from './view/waits.ts'
import type { Plan } from './world.ts'
import type { Pid } from '../vfs/index.ts'

const db = withRow(EMPTY_DB, 'k', 'old')

function planWith(bodies: Readonly<Record<string, string>>, more: Partial<Plan> = {}): Plan {
  const functions = Object.entries(bodies).map(
    ([name, body]) =>
      `def ${name}():\n${body
        .split('\n')
        .map((line) => `    ${line}\n`)
        .join('')}`,
  )
  const text = `import fcntl\nimport db\nfrom django.db import transaction\n${functions.join('')}`
  return planOf(text, Object.keys(bodies), { db, ...more })
}

const LOCKS = "with transaction.atomic():\n    db.select_for_update('k')\n    db.update('k', 'new')"
const WRITES = "return db.update('k', 'mine')"

test('a process that waits for a row is blocked by the process that has it, until that commits', () => {
  const plan = planWith({ one: LOCKS, other: WRITES })
  const { run } = replay(plan, 'AB')
  const world = lastWorld(run)
  expect(statusOf(plan, world, 1 as Pid)).toEqual({ kind: 'blocked', by: [0] })
  expect(waits(plan, world).map(waitSentence)).toEqual([
    'B waits for A, to get the row k, which belongs to a transaction until that ends.',
  ])
  const whole = replay(plan, 'ABAAB').run
  expect(whole.records.map((_, index) => stepSentence(whole, index))).toEqual([
    'A selects the row k and locks it until its transaction ends.',
    'B wants the row k, and begins to wait: another transaction has locked it.',
    'A updates the row k.',
    'A commits: what its transaction wrote is there for all, and its rows are free.',
    'B updates the row k.',
  ])
  expect(lastWorld(whole).db.rows.get('k')).toBe('mine')
})

test('a process that is killed leaves nothing of its transaction, and its rows are free', () => {
  const plan = planWith(
    { one: LOCKS, other: WRITES },
    { fault: { kind: 'kill', who: 0 as Pid, step: 3 } },
  )
  const world = lastWorld(replay(plan, 'ABAA').run)
  expect(world.db.rows.get('k')).toBe('old')
  expect(world.db.transactions.size).toBe(0)
  expect(statusOf(plan, world, 1 as Pid)).toEqual({ kind: 'ready' })
})

test('an exception rolls the block back, and goes on', () => {
  const body = "with transaction.atomic():\n    db.update('k', 'new')\n    raise ValueError('no')"
  const plan = planWith({ one: body })
  const world = lastWorld(replay(plan, 'AA').run)
  expect(world.db.rows.get('k')).toBe('old')
  expect(statusOf(plan, world, 0 as Pid)).toMatchObject({
    kind: 'finished',
    finish: { kind: 'died', exception: 'ValueError' },
  })
})

test('a circle of a row and a file is no deadlock of the database: nobody can move', () => {
  const takesFile = "f = open('/d/f', 'w')\nfcntl.flock(f, fcntl.LOCK_EX)"
  const plan = planWith({
    one: `${takesFile}\n${WRITES}`,
    other: `with transaction.atomic():\n    db.select_for_update('k')\n    f = open('/d/f', 'w')\n    fcntl.flock(f, fcntl.LOCK_EX)`,
  })
  const { run } = replay(plan, 'AABBA')
  expect(stateOf(plan, lastWorld(run))).toBe('stuck')
  expect(waits(plan, lastWorld(run)).map(({ letter, blockedBy }) => [letter, blockedBy])).toEqual([
    ['A', ['B']],
    ['B', ['A']],
  ])
})

test.each([
  [
    'named = transaction.atomic\n@named\ndef main():\n    pass\nmain()',
    'transaction.atomic by another name',
  ],
  ['transaction.atomic(durable=True)', 'an argument of transaction.atomic()'],
  ["db.select('k', 'column')", 'a column that the row does not have: column'],
])('%s leaves the model', (body, what) => {
  const plan = planWith({ one: body })
  const world = lastWorld(replay(plan, 'A').run)
  const status = statusOf(plan, world, 0 as Pid)
  expect(status).toMatchObject({ kind: 'finished', finish: { kind: 'not-modelled' } })
  expect(
    JSON.stringify(status, (_, value: unknown) => (typeof value === 'bigint' ? '' : value)),
  ).toContain(what)
})
