import { scriptUrl } from './scriptUrl.ts'
import { WORKER_FILE, WORKER_TYPE } from './workerFile.ts'

/** Starts a worker of ours, by what it is for. Throws where the browser does not let it. */
export function startWorker(name: 'check' | 'race'): Worker {
  return new Worker(scriptUrl(WORKER_FILE), { type: WORKER_TYPE, name })
}
