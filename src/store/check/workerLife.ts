import { createActor, setup } from 'xstate'
import type { FromWorker, ToWorker } from './protocol.ts'

/** What is needed of a Worker. */
export interface CheckWorker {
  postMessage(message: ToWorker, transfer: Transferable[]): void
  terminate(): void
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: MessageEvent<FromWorker>) => void,
  ): void
}

export interface WorkerLife {
  /** a new piece of work, which starts the worker if there is none */
  begin(message: ToWorker): void
  /** dropped when there is no worker */
  post(message: ToWorker): void
}

export interface LifeListener {
  heard(message: FromWorker): void
  /** it died and lives again: what it knew is gone */
  revived(): void
  /** it died again over the same work, or cannot be started at all */
  lost(): void
}

/** The worker's life: it is started when it is needed, and gets one second chance for each work. */
export function createWorkerLife(spawn: () => CheckWorker, listener: LifeListener): WorkerLife {
  let worker: CheckWorker | null = null
  const end = (): void => {
    worker?.terminate()
    worker = null
  }
  const start = (): void => {
    end()
    const started = spawn()
    worker = started
    // A worker that was ended may still have said something.
    const ifAlive = (hear: (event: MessageEvent<FromWorker>) => void) => {
      return (event: MessageEvent<FromWorker>): void => {
        if (worker === started) hear(event)
      }
    }
    const died = ifAlive(() => {
      actor.send({ type: 'DIED' })
    })
    started.addEventListener(
      'message',
      ifAlive(({ data }) => {
        listener.heard(data)
      }),
    )
    started.addEventListener('error', died)
    started.addEventListener('messageerror', died)
  }
  const machine = setup({
    types: { events: {} as { readonly type: 'BEGIN' | 'DIED' } },
    actions: { start, end },
  }).createMachine({
    initial: 'none',
    states: {
      none: { on: { BEGIN: { target: 'alive', actions: 'start' } } },
      alive: { on: { DIED: { target: 'revived', actions: 'start' } } },
      revived: {
        on: { BEGIN: 'alive', DIED: { target: 'lost', actions: 'end' } },
      },
      lost: { on: { BEGIN: { target: 'alive', actions: 'start' } } },
    },
  })
  const actor = createActor(machine)
  // Told after the transition, so that a listener may begin anew.
  let before = 'none'
  actor.subscribe(({ value }) => {
    const changed = value !== before
    before = value
    if (changed && value === 'revived') listener.revived()
    if (changed && value === 'lost') listener.lost()
  })
  actor.start()
  return {
    begin: (message) => {
      actor.send({ type: 'BEGIN' })
      worker?.postMessage(message, [])
    },
    post: (message) => {
      worker?.postMessage(message, [])
    },
  }
}
