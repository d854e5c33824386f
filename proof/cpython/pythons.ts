import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What runs programs of the catalogue. */
export const CPYTHON_HARNESS = new URL('harness.py', import.meta.url)

export const PYTHON = process.env['RACETRACK_PYTHON'] ?? 'python3'

/** What a harness is asked: one program, one start, and schedules. */
export interface Job {
  /** from the name of each file to its text */
  readonly program: Readonly<Record<string, string>>
  readonly version: 2 | 3
  readonly settings: Readonly<Record<string, boolean>>
  readonly recursionLimit: number | null
  readonly fault: { readonly kind: string; readonly who: number; readonly step: number } | null
  readonly directories: readonly string[]
  readonly start: {
    readonly files: Readonly<Record<string, string>>
    readonly rows: Readonly<Record<string, string>>
    readonly cache: Readonly<Record<string, string>>
    readonly cookies: Readonly<Record<string, string>>
  }
  /** for each request the view that it runs */
  readonly requests: readonly string[]
  readonly lookKey: string
  readonly cookie: string
  readonly schedules: readonly string[]
}

/** The trace and the end of one schedule. */
export type Answer = readonly [trace: string, end: string]

/** "3.11.7", or null where there is no Linux, or no python3 of 3.9 or later. */
export function pythonVersion(): string | null {
  return answerOf('import sys; assert sys.version_info >= (3, 9); print(sys.version.split()[0])')
}

/** What a few statements of Python print; null where there is no Linux, and when they fail. */
export function answerOf(statements: string): string | null {
  if (process.platform !== 'linux') return null
  const done = spawnSync(PYTHON, ['-c', statements], { encoding: 'utf8' })
  return done.status === 0 ? done.stdout.trim() : null
}

/** Some processes of Python, each with a harness that answers jobs one after the other. */
export class Pythons<J extends Job = Job> {
  readonly #workers: readonly Worker<J>[]

  /** `more`: what the harness is told besides */
  constructor(count: number, harness: URL, ...more: readonly string[]) {
    this.#workers = Array.from({ length: count }, (_, index) => new Worker<J>(index, harness, more))
  }

  /** One answer for each schedule, in their order. The job goes to the least busy process. */
  ask(job: J): Promise<readonly Answer[]> {
    const [worker] = [...this.#workers].sort((one, other) => one.load - other.load)
    if (worker === undefined) throw new Error('expected at least one Python')
    return worker.ask(job)
  }

  close(): void {
    for (const worker of this.#workers) worker.close()
  }
}

interface Waiting {
  readonly wanted: number
  readonly answers: Answer[]
  resolve(answers: readonly Answer[]): void
  reject(error: Error): void
}

class Worker<J extends Job> {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #waiting: Waiting[] = []
  #errors = ''
  /** why it answers no more; null while it does */
  #ended: string | null = null

  constructor(index: number, harness: URL, more: readonly string[]) {
    this.#process = spawn(PYTHON, ['-B', fileURLToPath(harness), String(index), ...more])
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text))
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#take(line))
    this.#process.on('close', () => this.#fail(`python3 has ended:\n${this.#errors}`))
    this.#process.on('error', (error) => this.#fail(error.message))
    // The end is reported by `close`.
    this.#process.stdin.on('error', () => {})
  }

  /** schedules that are not answered yet */
  get load(): number {
    return this.#waiting.reduce((sum, { wanted, answers }) => sum + wanted - answers.length, 0)
  }

  ask(job: J): Promise<readonly Answer[]> {
    if (this.#ended !== null) return Promise.reject(new Error(this.#ended))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wanted: job.schedules.length, answers: [], resolve, reject })
      this.#process.stdin.write(`${JSON.stringify(job)}\n`)
    })
  }

  close(): void {
    this.#process.stdin.end()
  }

  #take(line: string): void {
    const [first] = this.#waiting
    if (first === undefined) return
    first.answers.push(JSON.parse(line) as Answer)
    if (first.answers.length < first.wanted) return
    this.#waiting.shift()
    first.resolve(first.answers)
  }

  #fail(message: string): void {
    this.#ended = message
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(message))
  }
}
