import { scriptUrl } from './scriptUrl.ts'
import { WORKER_FILES, WORKER_TYPE } from './workerFiles.ts'

/** Starts one of our workers. Throws where the browser does not let it. */
export function startWorker(name: keyof typeof WORKER_FILES): Worker {
  return new Worker(scriptUrl(WORKER_FILES[name]), { type: WORKER_TYPE, name })
}
