import { CheckMemory, checkScenario } from '../../programs/index.ts'
import type { Checked, CheckGraph, CheckProgress } from '../../programs/index.ts'
import type { Answered, FromWorker, Question, ToWorker } from './protocol.ts'

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
  const jobs: Job[] = []
  const graphs = new Map<number, CheckGraph>()
  const memory = new CheckMemory()
  let pumping = false

  const pump = (): void => {
    const [job] = jobs
    pumping = job !== undefined && !job.paused
    if (!pumping || job === undefined) return
    try {
      if (job.turn()) jobs.splice(jobs.indexOf(job), 1)
    } catch (error) {
      jobs.splice(jobs.indexOf(job), 1)
      post(broken(job.run, error))
    }
    turns.later(pump)
  }
  const wake = (): void => {
    if (!pumping) pump()
  }
  const begin = (message: Extract<ToWorker, { kind: 'check' }>): void => {
    if (!message.beside) {
      jobs.length = 0
      graphs.clear()
    }
    const keep = ({ graph }: Checked): void => {
      if (graph !== null) graphs.set(message.run, graph)
    }
    jobs.push(new Job(message, { post, turns, memory, keep }))
    wake()
  }

  return (message) => {
    const job = jobs.find(({ run }) => run === message.run)
    switch (message.kind) {
      case 'check':
        begin(message)
        break
      case 'ask': {
        const { run, id } = message
        try {
          post({ kind: 'answer', run, id, answer: answerOf(graphs.get(run), message.question) })
        } catch (error) {
          post(broken(run, error))
          // Nobody waits for ever.
          post({ kind: 'answer', run, id, answer: null })
        }
        break
      }
      case 'cancel':
        job?.cancel()
        wake()
        break
      case 'pause':
      case 'continue':
        if (job !== undefined) job.paused = message.kind === 'pause'
        wake()
        break
    }
  }
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
  paused = false
  readonly #work: Generator<CheckProgress, void, void>
  readonly #post: (message: FromWorker) => void
  readonly #turns: Turns
  #cancelled = false
  /** milliseconds of the turns before this one, and when this one began */
  #spent = 0
  #begun = 0
  #told = -Infinity

  constructor(message: Extract<ToWorker, { kind: 'check' }>, server: Server) {
    this.run = message.run
    this.#post = server.post
    this.#turns = server.turns
    this.#work = this.#check(message, server)
  }

  cancel(): void {
    this.#cancelled = true
    this.paused = false
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
    { scenario, budget }: Extract<ToWorker, { kind: 'check' }>,
    { memory, keep }: Server,
  ): Generator<CheckProgress, void, void> {
    const checked = yield* checkScenario(scenario, {
      budget,
      memory,
      slice: 1024,
      stopped: () => {
        if (this.#cancelled) return 'cancel'
        return this.#seconds() > budget.seconds ? 'time' : null
      },
    })
    const seconds = this.#seconds()
    keep(checked)
    this.#post({ kind: 'report', run: this.run, report: checked.report(seconds) })
    if (checked.end.kind === 'stopped') return
    // The verdict is there; from here on it only gains one number.
    this.#told = Infinity
    yield* checked.classes()
    this.#post({ kind: 'report', run: this.run, report: checked.report(seconds) })
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

function broken(run: number, error: unknown): FromWorker {
  return { kind: 'broken', run, message: error instanceof Error ? error.message : String(error) }
}
