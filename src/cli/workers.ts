import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { drain } from '../base/index.ts'
import type { Crew, Finished, Job } from './crew.ts'
import type { Surroundings } from './surroundings.ts'
import { workOn } from './work.ts'
import type { AnswerTo, Work } from './work.ts'

/** What a worker is given. It takes the next thing itself: nobody has time to hand it out. */
interface Given {
  readonly items: readonly Work[]
  /** [0]: how many things are taken; [1]: 1 after Ctrl-C; then by thing: who has taken it */
  readonly shared: Int32Array
  /** 1, 2, … */
  readonly who: number
}

interface Answered {
  readonly index: number
  readonly answer: AnswerTo<Work>
}

const [TAKEN, STOPPED, WHO] = [0, 1, 2]

/** Takes the next thing that nobody has begun with; null: there is none. `who`: 0 for us. */
function takeFrom(shared: Int32Array, who: number): number | null {
  const index = Atomics.add(shared, TAKEN, 1)
  if (WHO + index >= shared.length) return null
  Atomics.store(shared, WHO + index, who)
  return index
}

/**
 * Workers that run this very script, so many that every core is used. `stop` ends what they are at:
 * they answer with what they know. `died` is told why when one of them has.
 */
export function crewOf(
  script: string,
  died: (why: string) => void,
  cores = availableParallelism(),
): { readonly crew: Crew | null; stop(): void } {
  const jobs: Int32Array[] = []
  const crew: Crew = {
    begin(items) {
      const shared = new Int32Array(new SharedArrayBuffer(4 * (WHO + items.length)))
      jobs.push(shared)
      return new Workers(script, items, shared, { died, count: Math.min(cores, items.length) - 1 })
    },
  }
  return {
    crew: cores > 1 ? crew : null,
    stop() {
      for (const shared of jobs) Atomics.store(shared, STOPPED, 1)
    },
  }
}

class Workers<Item extends Work> implements Job<Item> {
  readonly answers: (Finished<Item> | null)[]
  readonly #shared: Int32Array
  readonly #died: (why: string) => void
  #change: () => void = () => undefined

  constructor(
    script: string,
    items: readonly Item[],
    shared: Int32Array,
    { died, count }: { readonly died: (why: string) => void; readonly count: number },
  ) {
    this.#shared = shared
    this.#died = died
    this.answers = items.map(() => null)
    for (let who = 1; who <= count; who++) {
      const given: Given = { items, shared, who }
      const worker = new Worker(script, { workerData: given })
      worker.on('message', ({ index, answer }: Answered) => {
        this.#answer(index, { answer: answer as AnswerTo<Item> })
      })
      worker.on('error', (error: Error) => {
        this.#isOver(who, `a worker has died: ${error.message}`)
      })
      worker.on('exit', (code) => {
        this.#isOver(who, `a worker has ended with code ${code}`)
      })
    }
  }

  take(): number | null {
    return takeFrom(this.#shared, 0)
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#change = resolve
    })
  }

  /** What it had taken has no answer and gets none; the rest is taken by others. */
  #isOver(who: number, why: string): void {
    for (const [index, answer] of this.answers.entries()) {
      if (answer !== null || Atomics.load(this.#shared, WHO + index) !== who) continue
      this.#died(why)
      this.#answer(index, { died: why })
    }
  }

  #answer(index: number, finished: Finished<Item>): void {
    this.answers[index] = finished
    this.#change()
  }
}

/** What a worker does: the next thing, for as long as there is one. */
export function serveCrew(surroundings: Omit<Surroundings, 'interrupted' | 'crew'>): void {
  const { items, shared, who } = workerData as Given
  const interrupted = () => Atomics.load(shared, STOPPED) === 1
  for (let index = takeFrom(shared, who); index !== null; index = takeFrom(shared, who)) {
    const item = items[index]
    if (item === undefined) continue
    const answer = drain(workOn(item, { ...surroundings, crew: null, interrupted }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node's, not a window
    parentPort?.postMessage({ index, answer } satisfies Answered)
  }
}
