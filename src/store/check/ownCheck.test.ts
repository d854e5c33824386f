import { beforeAll, expect, test } from 'vitest'
import { readRace } from '../../programs/everyRace.ts'
import { COUNTER, LOCKED } from '../../programs/own/counter.testing.ts'
import { createBatch } from '../batch/createBatch.ts'
import { fetchOwn } from '../race/fetchOwn.ts'
import { createChecker } from './checker.ts'
import { createCheck } from './createCheck.ts'
import { FakeWorker } from './fakeWorker.testing.ts'

beforeAll(async () => {
  await fetchOwn()
  // As the worker does before it checks one.
  for (const scenario of [COUNTER, LOCKED]) readRace(scenario)
})

function setUp() {
  const worker = new FakeWorker()
  const checker = createChecker(() => worker)
  const check = createCheck(checker)
  return { worker, checker, state: () => check.getState() }
}

test('an own program is checked like any other: its verdict, and the outcomes that it names', () => {
  const { worker, state } = setUp()
  state().check(COUNTER)
  worker.run()
  const { status, report } = state()
  expect(status).toBe('done')
  expect(report?.verdict).toEqual({ kind: 'broken', reason: null })
  expect(report?.outcomes.map(({ id }) => id)).toEqual([
    'assertion: Both are counted.',
    'exception: ValueError',
    'torn-read',
    'ok',
  ])
})

test('with a lock it is safe', () => {
  const { worker, state } = setUp()
  state().check(LOCKED)
  worker.run()
  expect(state().report?.verdict).toEqual({ kind: 'safe', reason: null })
})

test('questions about its schedules are answered', async () => {
  const { worker, state } = setUp()
  state().check(COUNTER)
  worker.run()
  const ask = async (question: Parameters<ReturnType<typeof state>['ask']>[0]) => {
    const answer = state().ask(question)
    worker.run()
    return answer
  }
  const way = { kind: 'way', from: '', outcome: 'any bad', way: 'shortest', seed: 0 } as const
  expect(await ask(way)).toEqual({ kind: 'schedule', schedule: 'AAAABBA' })
  expect(await ask({ kind: 'insight', schedule: 'AAAABBA' })).toMatchObject({ kind: 'insight' })
  const cells = await ask({ kind: 'cells', schedule: '', across: 'A', up: 'B' })
  expect(cells).toMatchObject({ kind: 'cells', cells: { columns: 5, rows: 5 } })
  expect(await ask({ kind: 'graph' })).toMatchObject({ kind: 'graph' })
})

test('each single fault of it is checked', () => {
  const { worker, checker } = setUp()
  const batch = createBatch(null, checker)
  batch.askFaults(LOCKED)
  worker.run()
  const { faults } = batch.store.getState()
  expect(faults?.status).toBe('done')
  const killed = faults?.reports.find(({ kind }) => kind === 'kill')
  expect(killed?.outcomes.map(({ id }) => id)).toContain('assertion: Both are counted.')
})
