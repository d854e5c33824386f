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
  /** ends a worker that no longer answers; the next piece of work starts a new one */
  stop(): void
  /** a new piece of work, which starts the worker if there is none */
  begin(message: ToWorker): void
  /** dropped when there is no worker */
  post(message: ToWorker): void
}

export interface LifeListener {
  heard(message: FromWorker): void
  /** it died and lives again: what it knew is gone */
  revived(): void
  /** it died again over the same work; `reason`: why it cannot be started at all */
  lost(reason: string | null): void
}

/** The worker's life: it is started when it is needed, and gets one second chance for each work. */
export function createWorkerLife(spawn: () => CheckWorker, listener: LifeListener): WorkerLife {
  let worker: CheckWorker | null = null
  const end = (): void => {
    worker?.terminate()
    worker = null
  }
  /** why the last start failed; null: it did not */
  let refused: string | null = null
  /** Null where the browser allows no worker: a sandboxed frame, or a policy. */
  const spawned = (): CheckWorker | null => {
    try {
      refused = null
      return spawn()
    } catch (error) {
      refused = error instanceof Error ? error.message : String(error)
      queueMicrotask(() => {
        actor.send({ type: 'REFUSED' })
      })
      return null
    }
  }
  const start = (): void => {
    end()
    const started = spawned()
    if (started === null) return
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
    types: { events: {} as { readonly type: 'BEGIN' | 'DIED' | 'REFUSED' | 'STOP' } },
    actions: { start, end },
  }).createMachine({
    initial: 'none',
    on: { REFUSED: '.lost', STOP: { target: '.none', actions: 'end' } },
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
    if (changed && value === 'lost') listener.lost(refused)
  })
  actor.start()
  return {
    begin: (message) => {
      actor.send({ type: 'BEGIN' })
      worker?.postMessage(message, [])
    },
    stop: () => {
      actor.send({ type: 'STOP' })
    },
    post: (message) => {
      worker?.postMessage(message, [])
    },
  }
}
