import { expect, test } from 'vitest'
import type { AnyScenario, CellResult, Scenario } from '../../programs/index.ts'
import type { Checker, News, Ticket } from '../check/checker.ts'
import type { Order } from '../check/protocol.ts'
import { createBatch } from './createBatch.ts'

const RESULT: CellResult = {
  outcomes: [{ id: 'ok', share: 1, odds: 1, shortest: 'AA' }],
  states: 3,
  schedules: '1',
  complete: true,
  steps: [2],
}

/** A checker that answers on demand. */
class FakeChecker implements Checker {
  readonly orders: Order[] = []
  readonly #hears: ((news: News) => void)[] = []
  dropped = 0

  order(order: Order, hear: (news: News) => void): Ticket {
    this.orders.push(order)
    this.#hears.push(hear)
    const nothing = () => undefined
    const drop = () => {
      this.dropped += 1
    }
    const ask = () => Promise.resolve(null)
    return { cancel: nothing, pause: nothing, resume: nothing, drop, abandon: drop, ask }
  }

  tell(news: News): void {
    this.#hears.at(-1)?.(news)
  }

  answer(result = RESULT): void {
    this.tell({ kind: 'cell', result })
  }

  get scenario(): AnyScenario {
    const last = this.orders.at(-1)
    if (last === undefined) throw new Error('expected that something was ordered')
    return last.scenario
  }
}

class FakeStorage implements Storage {
  readonly #items = new Map<string, string>()
  full = false
  get length(): number {
    return this.#items.size
  }
  clear(): void {
    this.#items.clear()
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null
  }
  key(): string | null {
    return null
  }
  removeItem(key: string): void {
    this.#items.delete(key)
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error('full')
    this.#items.set(key, value)
  }
}

function startBatch(storage: Storage | null = new FakeStorage()) {
  const checker = new FakeChecker()
  const batch = createBatch(storage, checker)
  return { batch, checker, state: () => batch.store.getState() }
}

test('nothing is checked before somebody asks; then one cell after the other', () => {
  const { batch, checker, state } = startBatch()
  expect([checker.orders.length, state().done]).toEqual([0, 0])
  batch.fill()
  expect(checker.scenario).toMatchObject({ program: 'ticket', views: ['touch'] })
  expect(state().cells.get('ticket touch')).toEqual({ kind: 'running' })
  checker.answer()
  expect(state().cells.get('ticket touch')).toEqual({ kind: 'done', result: RESULT, kept: false })
  expect(checker.scenario).toMatchObject({ program: 'ticket', views: ['touch', 'touch'] })
  expect(state().done).toBe(1)
})

test('the cells of the program that is preferred come first', () => {
  const { batch, checker } = startBatch()
  batch.prefer('modern')
  batch.fill()
  expect(checker.scenario).toMatchObject({ program: 'modern' })
  batch.prefer('fix')
  checker.answer()
  expect(checker.scenario).toMatchObject({ program: 'fix' })
})

test('a pause lets the running cell finish; afterwards the next one follows', () => {
  const { batch, checker, state } = startBatch()
  batch.fill()
  batch.pause()
  checker.answer()
  expect([checker.orders.length, state().done, state().filling]).toEqual([1, 1, false])
  batch.fill()
  expect(checker.orders.length).toBe(2)
})

test('when all cells are known it stops, and a recheck starts over', () => {
  const { batch, checker, state } = startBatch()
  batch.fill()
  for (let count = 0; count < state().total; count += 1) checker.answer()
  expect([state().done, state().filling]).toEqual([state().total, false])
  batch.recheck()
  expect([state().done, state().filling]).toEqual([0, true])
})

test('what was found is there at the next visit', () => {
  const storage = new FakeStorage()
  const first = startBatch(storage)
  first.batch.fill()
  first.checker.answer()
  const next = startBatch(storage)
  expect(next.state().cells.get('ticket touch')).toEqual({
    kind: 'done',
    result: RESULT,
    kept: true,
  })
  next.batch.fill()
  expect(next.checker.scenario).toMatchObject({ views: ['touch', 'touch'] })
})

test('what was kept under another key, or was broken, counts for nothing', () => {
  const storage = new FakeStorage()
  const { batch, checker } = startBatch(storage)
  batch.fill()
  checker.answer()
  const kept = storage.getItem('racetrack.matrix') ?? ''
  for (const text of [
    '',
    '{',
    kept.replace('"key":"', '"key":"other'),
    kept.replace('"AA"', '7'),
  ]) {
    storage.setItem('racetrack.matrix', text)
    expect(startBatch(storage).state().done).toBe(0)
  }
})

test.each([null, Object.assign(new FakeStorage(), { full: true })])(
  'it is said when nothing can be kept',
  (storage) => {
    const { batch, checker, state } = startBatch(storage)
    batch.fill()
    expect(state().said).toBe(null)
    checker.answer()
    expect(state().said).toContain('cannot be saved')
    expect(state().done).toBe(1)
  },
)

test('a restart of the worker is reported; a cell that kills it twice is left out', () => {
  const { batch, checker, state } = startBatch()
  batch.fill()
  checker.tell({ kind: 'restarted' })
  expect(state().said).toContain('restarted')
  expect(state().cells.get('ticket touch')).toEqual({ kind: 'running' })
  checker.tell({ kind: 'broken', why: 'died', message: 'died twice' })
  expect(state().cells.get('ticket touch')).toEqual({ kind: 'broken', message: 'died twice' })
  expect(checker.scenario).toMatchObject({ views: ['touch', 'touch'] })
})

test('where no worker can be started, the filling ends with the first cell', () => {
  const { batch, checker, state } = startBatch()
  batch.fill()
  checker.tell({ kind: 'broken', why: 'refused', message: 'no workers here' })
  expect([checker.orders.length, state().filling]).toEqual([1, false])
  expect(state().said).toBe('This browser does not start the checker.')
})

const FIX: Scenario = {
  program: 'fix',
  views: ['touch'],
  middleware: 'pre',
  settings: { saveEveryRequest: true, debugLogging: false },
  fault: null,
  edits: {},
  start: 'live',
}

test('faults are checked one by one, before cells of the matrix', () => {
  const { batch, checker, state } = startBatch()
  batch.askFaults(FIX)
  checker.answer()
  expect(state().faults).toMatchObject({ status: 'running', done: 1 })
  const total = state().faults?.total ?? 0
  for (let done = 1; done < total; done += 1) checker.answer()
  expect(state().faults).toMatchObject({ status: 'done', done: total })
  expect(new Set(checker.orders.map(({ rank }) => rank))).toEqual(new Set(['faults']))
})

test('an order for the faults of another scenario drops the first', () => {
  const { batch, checker, state } = startBatch()
  batch.askFaults(FIX)
  batch.askFaults({ ...FIX, program: 'ticket' })
  expect(checker.dropped).toBe(1)
  expect(state().faults?.scenario).toMatchObject({ program: 'ticket' })
})

test('faults that cannot be checked say so', () => {
  const { batch, checker, state } = startBatch()
  batch.askFaults(FIX)
  checker.tell({ kind: 'broken', why: 'bug', message: 'a bug' })
  expect(state().faults?.status).toBe('broken')
})
