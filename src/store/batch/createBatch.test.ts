import { expect, test } from 'vitest'
import type { CellResult, Scenario } from '../../programs/index.ts'
import { createBatch } from './createBatch.ts'
import type { BatchWorker, FromBatchWorker, ToBatchWorker } from './protocol.ts'

const RESULT: CellResult = {
  outcomes: [{ id: 'ok', share: 1, odds: 1, shortest: 'AA' }],
  states: 3,
  schedules: '1',
  complete: true,
  steps: [2],
}

/** A worker without a thread that answers when it is told to. */
class FakeWorker implements BatchWorker {
  readonly asked: ToBatchWorker[] = []
  readonly #listeners = new Map<string, (event: MessageEvent<FromBatchWorker>) => void>()
  terminated = false

  postMessage(message: ToBatchWorker): void {
    this.asked.push(message)
  }

  terminate(): void {
    this.terminated = true
  }

  addEventListener(type: string, listener: (event: MessageEvent<FromBatchWorker>) => void): void {
    this.#listeners.set(type, listener)
  }

  answer(result = RESULT): void {
    const { id } = this.#last()
    this.#listeners.get('message')?.({
      data: { kind: 'checked', id, result },
    } as MessageEvent<FromBatchWorker>)
  }

  die(): void {
    this.#listeners.get('error')?.({} as MessageEvent<FromBatchWorker>)
  }

  get scenario(): Scenario {
    return this.#last().scenario
  }

  #last(): ToBatchWorker {
    const last = this.asked.at(-1)
    if (last === undefined) throw new Error('expected that the worker was asked')
    return last
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

function started(storage: Storage | null = new FakeStorage()) {
  const workers: FakeWorker[] = []
  const batch = createBatch(storage, () => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker
  })
  const worker = (): FakeWorker => {
    const last = workers.at(-1)
    if (last === undefined) throw new Error('expected a worker')
    return last
  }
  return { batch, worker, workers, state: () => batch.store.getState() }
}

test('nothing is checked before somebody asks; then one cell after the other', () => {
  const { batch, worker, workers, state } = started()
  expect([workers.length, state().done]).toEqual([0, 0])
  batch.fill()
  expect(worker().scenario).toMatchObject({ program: 'ticket', views: ['touch'] })
  expect(state().cells.get('ticket touch')).toEqual({ kind: 'running' })
  worker().answer()
  expect(state().cells.get('ticket touch')).toEqual({ kind: 'done', result: RESULT, kept: false })
  expect(worker().scenario).toMatchObject({ program: 'ticket', views: ['touch', 'touch'] })
  expect(state().done).toBe(1)
})

test('the cells of the program that is preferred come first', () => {
  const { batch, worker } = started()
  batch.prefer('modern')
  batch.fill()
  expect(worker().scenario.program).toBe('modern')
  batch.prefer('fix')
  worker().answer()
  expect(worker().scenario.program).toBe('fix')
})

test('a pause lets the cell that runs end, and goes on from there', () => {
  const { batch, worker, state } = started()
  batch.fill()
  batch.pause()
  worker().answer()
  expect([worker().asked.length, state().done, state().filling]).toEqual([1, 1, false])
  batch.fill()
  expect(worker().asked.length).toBe(2)
})

test('when all cells are known it stops, and a recheck begins anew', () => {
  const { batch, worker, state } = started()
  batch.fill()
  for (let count = 0; count < state().total; count += 1) worker().answer()
  expect([state().done, state().filling]).toEqual([state().total, false])
  batch.recheck()
  expect([state().done, state().filling]).toEqual([0, true])
})

test('what was found is there at the next visit', () => {
  const storage = new FakeStorage()
  const first = started(storage)
  first.batch.fill()
  first.worker().answer()
  const next = started(storage)
  expect(next.state().cells.get('ticket touch')).toEqual({
    kind: 'done',
    result: RESULT,
    kept: true,
  })
  next.batch.fill()
  expect(next.worker().scenario.views).toEqual(['touch', 'touch'])
})

test('what was kept under another key, or was broken, counts for nothing', () => {
  const storage = new FakeStorage()
  const { batch, worker } = started(storage)
  batch.fill()
  worker().answer()
  const kept = storage.getItem('racetrack.matrix') ?? ''
  for (const text of [
    '',
    '{',
    kept.replace('"key":"', '"key":"other'),
    kept.replace('"AA"', '7'),
  ]) {
    storage.setItem('racetrack.matrix', text)
    expect(started(storage).state().done).toBe(0)
  }
})

test.each([null, Object.assign(new FakeStorage(), { full: true })])(
  'it is said when nothing can be kept',
  (storage) => {
    const { batch, worker, state } = started(storage)
    batch.fill()
    expect(state().said).toBe(null)
    worker().answer()
    expect(state().said).toContain('cannot be saved')
    expect(state().done).toBe(1)
  },
)

test('a worker that dies is started again over the same cell; a second time the cell is left out', () => {
  const { batch, worker, workers, state } = started()
  batch.fill()
  worker().die()
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  expect(worker().scenario).toMatchObject({ program: 'ticket', views: ['touch'] })
  expect(state().said).toContain('started again')
  worker().die()
  expect(state().cells.get('ticket touch')).toMatchObject({ kind: 'broken' })
  expect(worker().scenario.views).toEqual(['touch', 'touch'])
})

test('where no worker can be started, each question is answered as broken', async () => {
  const batch = createBatch(null, () => {
    throw new Error('no workers here')
  })
  batch.askFaults({
    program: 'fix',
    views: ['touch'],
    middleware: 'pre',
    settings: { saveEveryRequest: true, debugLogging: false },
    fault: null,
    start: 'live',
  })
  await expect.poll(() => batch.store.getState().faults?.status).toBe('broken')
  expect(batch.store.getState().said).toBe('This browser does not start the checker.')
})
