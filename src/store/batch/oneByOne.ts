import type { Scenario } from '../../programs/index.ts'
import type { BatchWorker, FromBatchWorker } from './protocol.ts'

interface Asked {
  readonly id: number
  readonly scenario: Scenario
  readonly answer: (answer: FromBatchWorker) => void
  /** the worker has died over it before */
  readonly again: boolean
}

/** Hands one check after the other to a worker. */
export interface OneByOne {
  ask(scenario: Scenario, answer: (answer: FromBatchWorker) => void): void
  dispose(): void
}

/** A worker that dies is started again, and gets the same check once more; `say` tells so. */
export function createOneByOne(spawn: () => BatchWorker, say: (text: string) => void): OneByOne {
  let worker: BatchWorker | null = null
  let last = 0
  let waiting: readonly Asked[] = []

  const first = (): void => {
    const [job] = waiting
    if (job === undefined) return
    worker ??= startedOr(job.id)
    worker?.postMessage({ id: job.id, scenario: job.scenario }, [])
  }
  const done = (answer: FromBatchWorker): void => {
    const [job] = waiting
    if (job?.id !== answer.id) return
    const rest = waiting.slice(1)
    waiting = rest
    // An answer may ask for more, which begins at once when nothing else waits.
    job.answer(answer)
    if (rest.length > 0) first()
  }
  const died = (): void => {
    worker?.terminate()
    worker = null
    const [job, ...rest] = waiting
    if (job === undefined) return
    if (job.again) {
      say('The checker died twice over one cell, and leaves it out.')
      done({ kind: 'broken', id: job.id, message: 'The checker died twice over this.' })
      return
    }
    say('The checker died and was started again.')
    waiting = [{ ...job, again: true }, ...rest]
    first()
  }
  /** Null where the browser allows no worker; the job is then answered as broken. */
  const startedOr = (id: number): BatchWorker | null => {
    try {
      return started()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      say('This browser does not start the checker.')
      queueMicrotask(() => {
        done({
          kind: 'broken',
          id,
          message: `This browser does not start the checker (${reason}).`,
        })
      })
      return null
    }
  }
  const started = (): BatchWorker => {
    const made = spawn()
    const ifAlive = (hear: (event: MessageEvent<FromBatchWorker>) => void) => {
      return (event: MessageEvent<FromBatchWorker>): void => {
        if (worker === made) hear(event)
      }
    }
    made.addEventListener(
      'message',
      ifAlive(({ data }) => {
        done(data)
      }),
    )
    made.addEventListener('error', ifAlive(died))
    made.addEventListener('messageerror', ifAlive(died))
    return made
  }
  return {
    ask: (scenario, answer) => {
      last += 1
      waiting = [...waiting, { id: last, scenario, answer, again: false }]
      if (waiting.length === 1) first()
    },
    dispose: () => {
      waiting = []
      worker?.terminate()
      worker = null
    },
  }
}
