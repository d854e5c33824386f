import { expect, test } from 'vitest'
import { COUNTER } from '../../programs/own/counter.testing.ts'
import { createRaceReader, LONGEST_DROPPED, LONGEST_READ } from './raceReader.ts'
import type { ReaderWorker } from './raceReader.ts'
import type { FromReader, ToReader } from './raceRead.ts'

/** A worker without a thread that answers when it is told to. */
class FakeReader implements ReaderWorker {
  readonly heard: ToReader[] = []
  ended = false
  readonly #listeners = new Map<string, (event: MessageEvent<FromReader>) => void>()

  postMessage(message: ToReader): void {
    this.heard.push(message)
  }

  terminate(): void {
    this.ended = true
  }

  addEventListener(type: string, listener: (event: MessageEvent<FromReader>) => void): void {
    this.#listeners.set(type, listener)
  }

  /** Of the message that came last. */
  begin(): void {
    this.#say({ kind: 'reading', run: this.#run })
  }

  answer(): void {
    this.#say({ kind: 'read', run: this.#run, read: { kind: 'ok' } })
  }

  die(): void {
    this.#listeners.get('error')?.({} as MessageEvent<FromReader>)
  }

  get #run(): number {
    return this.heard.at(-1)?.run ?? 0
  }

  #say(data: FromReader): void {
    this.#listeners.get('message')?.({ data } as MessageEvent<FromReader>)
  }
}

function start() {
  const workers: FakeReader[] = []
  const clocks = new Map<() => void, number>()
  const reader = createRaceReader(
    () => {
      const made = new FakeReader()
      workers.push(made)
      return made
    },
    (milliseconds, act) => {
      clocks.set(act, milliseconds)
      return () => {
        clocks.delete(act)
      }
    },
  )
  return {
    reader,
    clocks,
    /** the milliseconds that were waited for have passed */
    pass: () => {
      for (const act of [...clocks.keys()]) act()
    },
    /** the worker of the last spawn, after pending promises were told */
    worker: async (): Promise<FakeReader> => {
      await settled()
      const last = workers.at(-1)
      if (last === undefined) throw new Error('expected a worker')
      return last
    },
    workers,
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

test('a race that is read well is said to be, and the worker is kept for the next', async () => {
  const { reader, worker, workers, clocks } = start()
  for (let again = 0; again < 2; again += 1) {
    const read = reader.read(COUNTER)
    ;(await worker()).begin()
    ;(await worker()).answer()
    expect(await read).toEqual({ kind: 'ok' })
  }
  expect([workers.length, clocks.size]).toEqual([1, 0])
})

test('one that takes too long ends its worker, and the next is read by another', async () => {
  const { reader, worker, workers, pass, clocks } = start()
  const read = reader.read(COUNTER)
  ;(await worker()).begin()
  expect([...clocks.values()]).toEqual([LONGEST_READ])
  pass()
  expect(await read).toEqual({ kind: 'took too long' })
  expect(workers[0]?.ended).toBe(true)
  const next = reader.read(COUNTER)
  ;(await worker()).answer()
  expect(await next).toEqual({ kind: 'ok' })
  expect(workers.length).toBe(2)
})

test('the time does not count before the worker has been fetched', async () => {
  const { reader, worker, clocks } = start()
  void reader.read(COUNTER)
  await worker()
  expect(clocks.size).toBe(0)
})

test('they are read one after the other', async () => {
  const { reader, worker } = start()
  const reads = [reader.read(COUNTER), reader.read(COUNTER)]
  const only = await worker()
  expect(only.heard.length).toBe(1)
  only.answer()
  await settled()
  expect(only.heard.length).toBe(2)
  only.answer()
  expect(await Promise.all(reads)).toEqual([{ kind: 'ok' }, { kind: 'ok' }])
})

test('one that is dropped is said to be at once; a slow one does not hold up the next for long', async () => {
  const { reader, worker, workers, pass, clocks } = start()
  const abort = new AbortController()
  const dropped = reader.read(COUNTER, abort.signal)
  ;(await worker()).begin()
  abort.abort()
  expect(await dropped).toEqual({ kind: 'dropped' })
  expect([...clocks.values()]).toEqual([LONGEST_DROPPED])
  const next = reader.read(COUNTER)
  await settled()
  pass()
  ;(await worker()).answer()
  expect(await next).toEqual({ kind: 'ok' })
  expect(workers.length).toBe(2)
})

test('one that is dropped before its turn never reaches the worker', async () => {
  const { reader, worker } = start()
  const abort = new AbortController()
  const first = reader.read(COUNTER)
  const dropped = reader.read(COUNTER, abort.signal)
  const only = await worker()
  abort.abort()
  only.answer()
  expect([await first, await dropped]).toEqual([{ kind: 'ok' }, { kind: 'dropped' }])
  expect(only.heard.length).toBe(1)
})

test('a worker that dies of a race says so, and the next has another', async () => {
  const { reader, worker, workers } = start()
  const read = reader.read(COUNTER)
  ;(await worker()).die()
  expect(await read).toMatchObject({ kind: 'failed' })
  const next = reader.read(COUNTER)
  ;(await worker()).answer()
  expect(await next).toEqual({ kind: 'ok' })
  expect(workers.length).toBe(2)
})

test('where no worker may start it says why', async () => {
  const reader = createRaceReader(() => {
    throw new Error('forbidden here')
  })
  expect(await reader.read(COUNTER)).toEqual({ kind: 'failed', message: 'forbidden here' })
})
