import { expect, test } from 'vitest'
import type { Scenario } from '../../programs/index.ts'
import { createChecker } from './checker.ts'
import { createCheck } from './createCheck.ts'
import { FakeWorker, expectThere } from './fakeWorker.testing.ts'
import type { Budget } from './protocol.ts'

const FIX_TWO: Scenario = {
  program: 'fix',
  views: ['touch', 'touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
}
const FIX_ALONE: Scenario = { ...FIX_TWO, views: ['touch'] }
const TICKET_THREE: Scenario = { ...FIX_TWO, program: 'ticket', views: ['touch', 'touch', 'touch'] }

function setUp(budget?: Budget) {
  const workers: FakeWorker[] = []
  const checker = createChecker(() => {
    const made = new FakeWorker()
    workers.push(made)
    return made
  })
  const store = createCheck(checker, budget)
  /** the worker that lives now */
  const worker = (): FakeWorker => expectThere(workers.at(-1))
  return { store, workers, worker, state: () => store.getState() }
}

test('no worker is made before a check is asked for', () => {
  const { workers, state } = setUp()
  expect(workers).toHaveLength(0)
  state().check(FIX_ALONE)
  expect(workers).toHaveLength(1)
})

test('a check runs to a report; the classes come after it', () => {
  const { state, worker, store } = setUp()
  const classes: (string | null | undefined)[] = []
  store.subscribe(({ report }) => classes.push(report?.classes))
  state().check(FIX_TWO)
  expect([state().status, state().scenario, state().report]).toEqual(['running', FIX_TWO, null])
  worker().run()
  expect(state().status).toBe('done')
  expect(state().report?.schedules).toBe('1464')
  expect(classes).toContain(null)
  expect(classes.at(-1)).toBe('20')
})

test('progress is reported while a check runs', () => {
  const { state, worker, store } = setUp()
  const states: number[] = []
  store.subscribe(({ progress }) => states.push(progress?.states ?? 0))
  state().check(TICKET_THREE)
  worker().pace = 20
  worker().run()
  expect(states.some((count) => count > 0 && count < (state().report?.states ?? 0))).toBe(true)
}, 30_000)

test('a newer check replaces an older one, whose late answers are dropped', () => {
  const { state, worker } = setUp()
  state().check(TICKET_THREE)
  worker().run(3)
  state().check(FIX_ALONE)
  const old = expectThere(worker().heard[0]).run
  worker().say({
    kind: 'progress',
    run: old,
    progress: { states: 9, transitions: 9, depth: 9, share: 0.5 },
  })
  expect(state().progress).toBeNull()
  worker().run()
  expect([state().scenario, state().report?.states]).toEqual([FIX_ALONE, 7])
  expect(worker().said.filter(({ kind, run }) => kind === 'report' && run === old)).toEqual([])
})

test('a cancelled check says so in its report, and is not a finding', () => {
  const { state, worker } = setUp()
  state().check(TICKET_THREE)
  worker().run(2)
  state().cancel()
  worker().run()
  expect(state().status).toBe('stopped')
  expect(state().report?.end).toEqual({ kind: 'stopped', by: 'cancel' })
  expect(state().report?.schedules).toBeNull()
})

test('a paused check does nothing until it is resumed', () => {
  const { state, worker } = setUp()
  state().check(TICKET_THREE)
  worker().run(3)
  state().pause()
  worker().run()
  expect([state().status, state().report, worker().idle]).toEqual(['paused', null, true])
  state().resume()
  worker().run()
  expect([state().status, state().report?.states]).toEqual(['done', 3738])
})

test('a paused check can be cancelled, and another one can take its place', () => {
  const { state, worker } = setUp()
  state().check(TICKET_THREE)
  worker().run(3)
  state().pause()
  worker().run()
  state().cancel()
  worker().run()
  expect(state().status).toBe('stopped')
  state().check(TICKET_THREE)
  worker().run(3)
  state().pause()
  state().check(FIX_ALONE)
  worker().run()
  expect(state().status).toBe('done')
})

test.each([
  ['states', { states: 50, memory: 1e9, seconds: 60 }],
  ['memory', { states: 1e6, memory: 1000, seconds: 60 }],
  ['time', { states: 1e6, memory: 1e9, seconds: 0.01 }],
] as const)('a check stops at its bound of %s, and says so', (by, budget) => {
  const { state, worker } = setUp(budget)
  state().check(TICKET_THREE)
  worker().run()
  expect([state().status, state().report?.end]).toEqual(['stopped', { kind: 'stopped', by }])
})

test('questions about a finished check are answered', async () => {
  const { state, worker } = setUp()
  state().check(FIX_TWO)
  worker().run()
  const asked = [
    state().ask({ kind: 'insight', schedule: 'AAAABBB' }),
    state().ask({ kind: 'cells', schedule: '', across: 'A', up: 'B' }),
    state().ask({ kind: 'bend', schedule: 'AB', across: 'A', up: 'B', x: 1, y: 0 }),
    state().ask({ kind: 'way', from: '', outcome: 'ok', way: 'shortest', seed: 0 }),
    state().ask({ kind: 'graph' }),
    state().ask({ kind: 'cells', schedule: '', across: 'A', up: 'A' }),
  ]
  worker().run()
  const answers = await Promise.all(asked)
  expect(answers.map((answer) => answer?.kind ?? null)).toEqual([
    'insight',
    'cells',
    'schedule',
    'schedule',
    'graph',
    null,
  ])
  expect(answers[2]).toEqual({ kind: 'schedule', schedule: 'AB' })
  expect(answers[3]).toEqual({ kind: 'schedule', schedule: 'AAAAAABBBBBB' })
})

test('a question cannot be answered before the check is done, nor after it was replaced', async () => {
  const { state, worker } = setUp()
  expect(await state().ask({ kind: 'graph' })).toBeNull()
  state().check(FIX_TWO)
  expect(await state().ask({ kind: 'graph' })).toBeNull()
  worker().run()
  const late = state().ask({ kind: 'graph' })
  state().check(FIX_ALONE)
  worker().run()
  expect(await late).toBeNull()
})

test('the other program is checked beside, after the first, whose graph stays', async () => {
  const { state, worker } = setUp()
  state().check(FIX_TWO)
  state().compare('ticket')
  state().compare('ticket')
  worker().run()
  expect([...state().others.keys()]).toEqual(['ticket'])
  expect(state().others.get('ticket')?.schedules).toBe('47684')
  expect(state().report?.schedules).toBe('1464')
  expect(worker().heard.filter(({ kind }) => kind === 'check')).toHaveLength(2)
  const asked = state().ask({ kind: 'insight', schedule: 'A' })
  worker().run()
  expect((await asked)?.kind).toBe('insight')
  state().check(FIX_ALONE)
  expect(state().others.size).toBe(0)
})

test('questions about a compared program are answered from its own graph, as soon as it is there', async () => {
  const { state, worker } = setUp()
  state().check(FIX_TWO)
  state().compare('ticket')
  const cells = { kind: 'cells', schedule: '', across: 'A', up: 'B' } as const
  expect(await state().ask({ ...cells, program: 'ticket' })).toBeNull()
  worker().run()
  const asked = [
    state().ask(cells),
    state().ask({ ...cells, program: 'fix' }),
    state().ask({ ...cells, program: 'ticket' }),
  ]
  worker().run()
  const [prepared, fix, ticket] = await Promise.all(asked)
  expect(prepared?.kind).toBe('cells')
  expect(fix).toEqual(prepared)
  expect(ticket?.kind).toBe('cells')
  expect(ticket).not.toEqual(prepared)
  expect(await state().ask({ ...cells, program: 'nobody compares it' })).toBeNull()
})

test('a compared program is answered for even when the check of the stage was stopped', async () => {
  const { state, worker } = setUp()
  state().check(TICKET_THREE)
  worker().run(2)
  state().cancel()
  worker().run()
  state().compare('fix')
  worker().run()
  const asked = state().ask({ kind: 'graph', program: 'fix' })
  worker().run()
  expect((await asked)?.kind).toBe('graph')
  expect(await state().ask({ kind: 'graph' })).toBeNull()
})

test('a stopped check of a compared program answers nothing', async () => {
  const { state, worker } = setUp({ states: 60, memory: 1e9, seconds: 60 })
  state().check(FIX_TWO)
  state().compare('ticket')
  worker().run()
  expect([state().status, state().others.get('ticket')?.end.kind]).toEqual(['done', 'stopped'])
  expect(await state().ask({ kind: 'graph', program: 'ticket' })).toBeNull()
})

test('after the death of its worker a compared program is checked again, and its questions are answered', async () => {
  const { state, worker } = setUp()
  state().check(FIX_TWO)
  state().compare('ticket')
  worker().run()
  worker().die()
  expect(state().others.size).toBe(0)
  worker().run()
  const asked = state().ask({ kind: 'graph', program: 'ticket' })
  worker().run()
  expect((await asked)?.kind).toBe('graph')
})

test('a worker that dies is restarted, with a message, and the check completes', async () => {
  const { state, worker, workers } = setUp()
  state().check(FIX_TWO)
  state().compare('ticket')
  worker().run(2)
  const [first] = workers
  worker().die()
  expect([workers.length, first?.terminated]).toEqual([2, true])
  expect([state().status, state().trouble]).toEqual([
    'running',
    'The checker crashed and was restarted.',
  ])
  worker().run()
  expect([state().status, state().report?.schedules]).toEqual(['done', '1464'])
  expect(state().others.get('ticket')?.schedules).toBe('47684')
  const asked = state().ask({ kind: 'graph' })
  worker().run()
  expect((await asked)?.kind).toBe('graph')
})

test('questions under way when the worker dies are answered with null', async () => {
  const { state, worker } = setUp()
  state().check(FIX_TWO)
  worker().run()
  const asked = state().ask({ kind: 'graph' })
  worker().die()
  expect(await asked).toBeNull()
})

test('a worker that dies twice over a scenario is given up; another scenario starts a new one', () => {
  const { state, worker, workers } = setUp()
  state().check(TICKET_THREE)
  worker().die()
  worker().die()
  expect([state().status, workers.length]).toEqual(['broken', 2])
  expect(workers.every(({ terminated }) => terminated)).toBe(true)
  state().check(FIX_ALONE)
  worker().run()
  expect([state().status, state().trouble, workers.length]).toEqual(['done', null, 3])
})

test('an internal error is shown in words, and the next check starts fresh', () => {
  const { state, worker } = setUp()
  state().check({ ...FIX_TWO, program: 'no such program' })
  worker().run()
  expect(state().status).toBe('broken')
  expect(state().trouble).toContain('no such program')
  state().check(FIX_ALONE)
  worker().run()
  expect([state().status, state().trouble]).toEqual(['done', null])
})

test('where no worker can be started, that is shown at once, with the reason', async () => {
  const store = createCheck(
    createChecker(() => {
      throw new DOMException('no workers here', 'SecurityError')
    }),
  )
  store.getState().check(FIX_ALONE)
  await expect.poll(() => store.getState().status).toBe('broken')
  expect(store.getState().trouble).toBe(
    'This browser does not start the checker (no workers here). Stepping works without it.',
  )
})

test('a second cancel ends a worker that does not answer; the next check starts another', () => {
  const { state, worker, workers } = setUp()
  state().check(FIX_TWO)
  const silent = worker()
  state().cancel()
  expect(silent.terminated).toBe(false)
  state().cancel()
  expect(silent.terminated).toBe(true)
  expect(state()).toMatchObject({ status: 'broken' })
  state().check(FIX_ALONE)
  expect(workers).toHaveLength(2)
  worker().run()
  expect(state().status).toBe('done')
})
