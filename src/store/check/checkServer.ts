import { checkCell, CheckMemory, checkScenario } from '../../programs/index.ts'
import type { Checked, CheckGraph, CheckOptions, CheckProgress } from '../../programs/index.ts'
import { RANKS } from './protocol.ts'
import type { Answered, Budget, FromWorker, Order, Question, Rank, ToWorker } from './protocol.ts'

/** What a server needs of the place where it lives. */
export interface Turns {
  /** does a job after the messages that have come meanwhile */
  later(job: () => void): void
  /** milliseconds */
  now(): number
}

/** Milliseconds of searching before messages are looked at: so long a cancel may take. */
const TURN = 10
/** Milliseconds between two reports of progress. */
const PACE = 50

/** The worker's side of the protocol, without the worker: give it what the page says. */
export function createCheckServer(
  post: (message: FromWorker) => void,
  turns: Turns,
): (message: ToWorker) => void {
  const jobs = new Map<number, Job>()
  const graphs = new Map<number, CheckGraph>()
  const memory = new CheckMemory()
  let pumping = false
  /** the order that had the last turn */
  let current: number | null = null

  const pump = (): void => {
    const job = nextOf([...jobs.values()])
    pumping = job !== undefined
    if (job === undefined) return
    if (job.run !== current) post({ kind: 'turn', run: job.run })
    current = job.run
    try {
      if (job.turn()) jobs.delete(job.run)
    } catch (error) {
      jobs.delete(job.run)
      post(brokenMessage(job.run, error))
    }
    turns.later(pump)
  }
  const wake = (): void => {
    if (!pumping) pump()
  }
  const answer = ({ run, id, question }: Extract<ToWorker, { kind: 'ask' }>): void => {
    try {
      post({ kind: 'answer', run, id, answer: answerOf(graphs.get(run), question) })
    } catch (error) {
      post(brokenMessage(run, error))
      // Every question gets an answer.
      post({ kind: 'answer', run, id, answer: null })
    }
  }

  return (message) => {
    const { run } = message
    switch (message.kind) {
      case 'check': {
        const keep = ({ graph }: Checked): void => {
          if (graph !== null) graphs.set(run, graph)
        }
        jobs.set(run, new Job(run, message.order, { post, turns, memory, keep }))
        break
      }
      case 'ask':
        answer(message)
        break
      case 'drop':
        jobs.delete(run)
        graphs.delete(run)
        break
      case 'cancel':
        jobs.get(run)?.cancel()
        break
      case 'pause':
      case 'continue':
        jobs.get(run)?.hold(message.kind === 'pause')
        break
    }
    wake()
  }
}

/** The first that can go on of those of the highest rank. */
function nextOf(jobs: readonly Job[]): Job | undefined {
  const ready = jobs.filter(({ paused }) => !paused)
  return RANKS.flatMap((rank) => ready.filter((job) => job.rank === rank))[0]
}

/** What a job needs of the server that does it. */
interface Server {
  readonly post: (message: FromWorker) => void
  readonly turns: Turns
  readonly memory: CheckMemory
  readonly keep: (checked: Checked) => void
}

class Job {
  readonly run: number
  readonly rank: Rank
  #paused = false
  readonly #work: Generator<CheckProgress, void, void>
  readonly #post: (message: FromWorker) => void
  readonly #turns: Turns
  #cancelled = false
  /** milliseconds of the turns before this one, and when this one began */
  #spent = 0
  #begun = 0
  #told = -Infinity

  constructor(run: number, order: Order, server: Server) {
    this.run = run
    this.rank = order.rank
    this.#post = server.post
    this.#turns = server.turns
    this.#work = order.result === 'cell' ? this.#checkCell(order) : this.#check(order, server)
    // The progress of a cell is not shown.
    if (order.result === 'cell') this.#told = Infinity
  }

  get paused(): boolean {
    return this.#paused
  }

  hold(paused: boolean): void {
    this.#paused = paused
  }

  cancel(): void {
    this.#cancelled = true
    this.#paused = false
  }

  /** Works for a while; whether it is done. */
  turn(): boolean {
    this.#begun = this.#turns.now()
    for (;;) {
      const { done, value } = this.#work.next()
      const now = this.#turns.now()
      if (done !== true && now - this.#begun < TURN) continue
      this.#spent += now - this.#begun
      if (done === true) return true
      if (now - this.#told >= PACE) {
        this.#told = now
        this.#post({ kind: 'progress', run: this.run, progress: value })
      }
      return false
    }
  }

  *#check(
    { scenario, budget }: Order,
    { memory, keep }: Server,
  ): Generator<CheckProgress, void, void> {
    const checked = yield* checkScenario(scenario, { memory, ...this.#bounds(budget) })
    const seconds = this.#seconds()
    keep(checked)
    this.#post({ kind: 'report', run: this.run, report: checked.report(seconds) })
    if (checked.end.kind === 'stopped') return
    // The verdict is there; from here on it only gains one number.
    this.#told = Infinity
    yield* checked.classes()
    this.#post({ kind: 'report', run: this.run, report: checked.report(seconds) })
  }

  *#checkCell({ scenario, budget }: Order): Generator<CheckProgress, void, void> {
    const result = yield* checkCell(scenario, this.#bounds(budget))
    this.#post({ kind: 'cell', run: this.run, result })
  }

  #bounds(budget: Budget): CheckOptions {
    return {
      budget,
      slice: 1024,
      stopped: () => {
        if (this.#cancelled) return 'cancel'
        return this.#seconds() > budget.seconds ? 'time' : null
      },
    }
  }

  #seconds(): number {
    return (this.#spent + this.#turns.now() - this.#begun) / 1000
  }
}

function answerOf(graph: CheckGraph | undefined, question: Question): Answered | null {
  if (graph === undefined) return null
  switch (question.kind) {
    case 'insight':
      return { kind: 'insight', insight: graph.insight(question.schedule) }
    case 'cells': {
      const cells = graph.cells(question.schedule, question.across, question.up)
      return cells && { kind: 'cells', cells }
    }
    case 'bend':
      return { kind: 'schedule', schedule: graph.bend(question.schedule, question) }
    case 'way': {
      const { from, outcome, way, seed } = question
      return { kind: 'schedule', schedule: graph.way(from, outcome, way, seed) }
    }
    case 'graph':
      return { kind: 'graph', graph: graph.graph() }
  }
}

function brokenMessage(run: number, error: unknown): FromWorker {
  return { kind: 'broken', run, message: error instanceof Error ? error.message : String(error) }
}
