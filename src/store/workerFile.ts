// oxlint-disable-next-line import/default -- the bundler makes it
import worker from './check/check.worker.ts?worker&url'

/** The script of our workers: the checker, and what reads a race. The page in one file has it inside. */
export const WORKER_FILE: string = worker

export const WORKER_TYPE: WorkerType = 'module'
