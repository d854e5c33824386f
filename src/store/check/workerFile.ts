// oxlint-disable-next-line import/default -- the bundler makes it
import url from './check.worker.ts?worker&url'

/** The script of the checker's worker. The page in one file has it inside. */
export const WORKER_FILE: { readonly url: string; readonly type: WorkerType } = {
  url,
  type: 'module',
}
