import { createCheckServer } from './checkServer.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { CheckWorker } from './checker.ts'

/** A worker without a thread: the real server, real copies of the messages, and a clock to turn. */
export class FakeWorker implements CheckWorker {
  readonly #listeners = new Map<string, (event: MessageEvent<FromWorker>) => void>()
  /** the messages of the page */
  readonly heard: ToWorker[] = []
  readonly said: FromWorker[] = []
  terminated = false
  /** milliseconds that pass with every reading of the clock */
  pace = 1
  #now = 0
  readonly #jobs: (() => void)[] = []
  readonly #receive: (message: ToWorker) => void

  constructor() {
    this.#receive = createCheckServer(
      (message) => {
        this.say(structuredClone(message))
      },
      {
        later: (job) => {
          this.#jobs.push(job)
        },
        now: () => (this.#now += this.pace),
      },
    )
  }

  postMessage(message: ToWorker): void {
    if (this.terminated) throw new Error('posted to a terminated worker')
    this.heard.push(message)
    const copy = structuredClone(message)
    this.#jobs.push(() => {
      this.#receive(copy)
    })
  }

  addEventListener(type: string, listener: (event: MessageEvent<FromWorker>) => void): void {
    this.#listeners.set(type, listener)
  }

  terminate(): void {
    this.terminated = true
    this.#jobs.length = 0
  }

  say(message: FromWorker): void {
    this.said.push(message)
    this.#listeners.get('message')?.({ data: message } as MessageEvent<FromWorker>)
  }

  die(): void {
    this.#listeners.get('error')?.({} as MessageEvent<FromWorker>)
  }

  /** Runs the next turns; all of them by default. */
  run(turns = Infinity): void {
    for (let turn = 0; turn < turns; turn++) {
      const job = this.#jobs.shift()
      if (job === undefined) return
      job()
    }
  }

  get idle(): boolean {
    return this.#jobs.length === 0
  }
}

/** What must be there. */
export function expectThere<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected something to be there')
  return value
}
