// oxlint-disable-next-line import/default -- the bundler makes it
import check from './check/check.worker.ts?worker&url'
// oxlint-disable-next-line import/default -- the bundler makes it
import race from './race/race.worker.ts?worker&url'

/** The scripts of our workers. The page in one file has them inside. */
export const WORKER_FILES = { check, race } as const

export const WORKER_TYPE: WorkerType = 'module'
