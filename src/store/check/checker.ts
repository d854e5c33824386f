import type { CellResult, CheckProgress, CheckReport } from '../../programs/index.ts'
import { Asked } from './asked.ts'
import type { Answered, FromWorker, Order, Question, ToWorker } from './protocol.ts'
import { startWorker } from '../startWorker.ts'

/** What is needed of a Worker. */
export interface CheckWorker {
  postMessage(message: ToWorker, transfer: Transferable[]): void
  terminate(): void
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: MessageEvent<FromWorker>) => void,
  ): void
}

/** The one place of the page that checks scenarios: for the stage, Compare, the matrix and faults. */
export interface Checker {
  /** `hear` gets its progress and result: never before this returns, never after `drop` */
  order(order: Order, hear: (news: News) => void): Ticket
}

export type News =
  | { readonly kind: 'progress'; readonly progress: CheckProgress }
  | { readonly kind: 'report'; readonly report: CheckReport }
  /** the last news of an order of a cell */
  | { readonly kind: 'cell'; readonly result: CellResult }
  /** the worker died: its results are lost, and the check restarts */
  | { readonly kind: 'restarted' }
  /** it will not be checked: we are wrong; the worker died twice over it; there can be no worker */
  | { readonly kind: 'broken'; readonly why: 'bug' | 'died' | 'refused'; readonly message: string }

/** An order that was given. */
export interface Ticket {
  cancel(): void
  pause(): void
  resume(): void
  /** it is not wanted any more */
  drop(): void
  /** drops it and terminates the unresponsive worker; the other orders restart */
  abandon(): void
  /** never rejects; null: no answer is possible */
  ask(question: Question): Promise<Answered | null>
}

interface Standing {
  readonly run: number
  readonly order: Order
  readonly hear: (news: News) => void
  readonly asked: Asked
  /** the worker has died over it before */
  again: boolean
}

/**
 * One worker for all checks. `spawn` makes it when the first one is ordered. When it dies it is
 * restarted once, with all orders; an order that kills it a second time is given up.
 */
export function createChecker(spawn: () => CheckWorker = spawnCheckWorker): Checker {
  const standing = new Map<number, Standing>()
  let last = 0
  let worker: CheckWorker | null = null
  /** the order that the worker has worked for last */
  let current = 0

  const post = (message: ToWorker): void => worker?.postMessage(message, [])
  const end = (): void => {
    worker?.terminate()
    worker = null
  }
  const giveUp = (one: Standing, why: 'died' | 'refused', message: string): void => {
    standing.delete(one.run)
    one.asked.drop()
    one.hear({ kind: 'broken', why, message })
  }
  const hear = (message: FromWorker): void => {
    const one = standing.get(message.run)
    if (one === undefined) return
    switch (message.kind) {
      case 'turn':
        current = message.run
        break
      case 'answer':
        one.asked.answer(message.id, message.answer)
        break
      case 'progress':
      case 'report':
        one.hear(message)
        break
      case 'cell':
        standing.delete(one.run)
        one.hear(message)
        break
      case 'broken':
        one.asked.drop()
        one.hear({ kind: 'broken', why: 'bug', message: message.message })
        if (one.order.result === 'cell') standing.delete(one.run)
        break
    }
  }
  const beginAll = (): void => {
    for (const one of [...standing.values()]) {
      one.asked.drop()
      one.hear({ kind: 'restarted' })
      // The listener may have dropped the order.
      if (standing.has(one.run)) begin(one)
    }
  }
  const died = (): void => {
    end()
    // One that never began to work cannot be started, so that the first order is as good as any.
    const blamed = standing.get(current) ?? [...standing.values()][0]
    const lost = blamed?.again === true
    if (blamed !== undefined) blamed.again = true
    if (lost) standing.delete(blamed.run)
    beginAll()
    // Last, so that it is what stays on the screen.
    if (lost) giveUp(blamed, 'died', 'The checker crashed twice on this.')
  }
  const start = (): CheckWorker | null => {
    try {
      return listened(spawn())
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      // A sandboxed frame, or a policy. The caller gets its ticket before it is told.
      queueMicrotask(() => {
        for (const one of [...standing.values()]) giveUp(one, 'refused', reason)
      })
      return null
    }
  }
  const listened = (made: CheckWorker): CheckWorker => {
    // A worker that was ended may have sent one more message.
    const ifAlive = (act: (event: MessageEvent<FromWorker>) => void) => {
      return (event: MessageEvent<FromWorker>): void => {
        if (worker === made) act(event)
      }
    }
    made.addEventListener(
      'message',
      ifAlive(({ data }) => {
        hear(data)
      }),
    )
    made.addEventListener('error', ifAlive(died))
    made.addEventListener('messageerror', ifAlive(died))
    return made
  }
  const begin = ({ run, order }: Standing): void => {
    worker ??= start()
    post({ kind: 'check', run, order })
  }
  const drop = (run: number): void => {
    const one = standing.get(run)
    if (one === undefined) return
    standing.delete(run)
    one.asked.drop()
    post({ kind: 'drop', run })
  }

  return {
    order: (order, listener) => {
      const run = (last += 1)
      const one = { run, order, hear: listener, asked: new Asked(), again: false }
      standing.set(run, one)
      begin(one)
      const tell = (kind: 'cancel' | 'pause' | 'continue') => () => {
        post({ kind, run })
      }
      return {
        cancel: tell('cancel'),
        pause: tell('pause'),
        resume: tell('continue'),
        drop: () => {
          drop(run)
        },
        abandon: () => {
          drop(run)
          end()
          beginAll()
        },
        ask: (question) => {
          if (worker === null || !standing.has(run)) return Promise.resolve(null)
          return one.asked.ask((id) => {
            post({ kind: 'ask', run, id, question })
          })
        },
      }
    },
  }
}

/** A separate file, so that the first view loads without the checker. */
function spawnCheckWorker(): CheckWorker {
  return startWorker('check')
}
