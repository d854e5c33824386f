import { startWorker } from '../startWorker.ts'
import type { AnyScenario } from '../../programs/index.ts'
import type { FromReader, RaceRead, ToReader } from './raceRead.ts'

/** What is needed of a Worker. */
export interface ReaderWorker {
  postMessage(message: ToReader, transfer: Transferable[]): void
  terminate(): void
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: MessageEvent<FromReader>) => void,
  ): void
}

/** Reads races apart from the page, one at a time. */
export interface RaceReader {
  /** never rejects; `signal` drops it */
  read(scenario: AnyScenario, signal?: AbortSignal): Promise<RaceRead>
}

/** Does something after so many milliseconds, unless the result is called. */
export type After = (milliseconds: number, act: () => void) => () => void

/** Milliseconds: many times what the longest program needs on a slow machine. */
export const LONGEST_READ = 5000

/** The same for one that nobody waits for any more. */
export const LONGEST_DROPPED = 300

/**
 * A program that came with a link may do anything while its file is read: it runs in a worker, which
 * is ended when that takes too long, and started again for the next one.
 */
export function createRaceReader(
  spawn: () => ReaderWorker = spawnReader,
  after: After = afterTimeout,
): RaceReader {
  let worker: ReaderWorker | null = null
  let last = 0
  /** what hears of the race that is being read */
  let hear: ((message: FromReader) => void) | null = null
  /** ends it when the worker dies */
  let crash: (() => void) | null = null
  let before: Promise<void> = Promise.resolve()

  const end = (): void => {
    worker?.terminate()
    worker = null
  }
  const start = (): ReaderWorker => {
    const made = spawn()
    made.addEventListener('message', ({ data }) => {
      if (worker === made) hear?.(data)
    })
    const died = (): void => {
      if (worker !== made) return
      end()
      crash?.()
    }
    made.addEventListener('error', died)
    made.addEventListener('messageerror', died)
    return made
  }
  /** Tells what came of it, or that it is dropped; resolves when the worker is free again. */
  const readNow = ({ scenario, signal, tell }: Wanted): Promise<void> =>
    new Promise((free) => {
      if (signal?.aborted === true) {
        tell({ kind: 'dropped' })
        free()
        return
      }
      const run = (last += 1)
      let stopClock = (): void => {}
      const done = (read: RaceRead): void => {
        stopClock()
        signal?.removeEventListener('abort', drop)
        hear = null
        crash = null
        tell(read)
        free()
      }
      const endAfter = (milliseconds: number): void => {
        stopClock()
        stopClock = after(milliseconds, () => {
          end()
          done({ kind: 'took too long' })
        })
      }
      // Most races are read at once: ending the worker for each would take longer.
      const drop = (): void => {
        tell({ kind: 'dropped' })
        endAfter(LONGEST_DROPPED)
      }
      hear = (message) => {
        if (message.run !== run) return
        if (message.kind === 'read') done(message.read)
        else if (signal?.aborted !== true) endAfter(LONGEST_READ)
      }
      signal?.addEventListener('abort', drop)
      const fail = (message: string): void => {
        done({ kind: 'failed', message })
      }
      crash = () => {
        fail('The reader of programs crashed.')
      }
      try {
        worker ??= start()
        worker.postMessage({ kind: 'read', run, scenario }, [])
      } catch (error) {
        // A sandboxed frame, or a policy.
        fail(error instanceof Error ? error.message : String(error))
      }
    })
  return {
    read: (scenario, signal) =>
      new Promise((tell) => {
        before = before.then(() => readNow({ scenario, signal, tell }))
      }),
  }
}

interface Wanted {
  readonly scenario: AnyScenario
  readonly signal: AbortSignal | undefined
  /** the first call counts */
  readonly tell: (read: RaceRead) => void
}

function spawnReader(): ReaderWorker {
  return startWorker('race')
}

function afterTimeout(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}
