import { createCheckServer } from './checkServer.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { loadFixPrograms, loadPrograms } from '../loadPrograms.ts'

// A message to ourselves comes after those that the page has sent meanwhile, and at once.
const channel = new MessageChannel()
const jobs: (() => void)[] = []
channel.port1.addEventListener('message', () => {
  jobs.shift()?.()
})
channel.port1.start()

const receive = createCheckServer(
  (message) => {
    postMessage(message)
  },
  {
    later: (job) => {
      jobs.push(job)
      channel.port2.postMessage(null)
    },
    now: () => performance.now(),
  },
)

// Every message waits for the programs, which are fetched once; the order of messages is kept.
async function whenReady(message: ToWorker): Promise<void> {
  try {
    // Those of the fix need not be compiled: the first check of them is quick, too.
    await Promise.all([loadFixPrograms(), loadPrograms()])
    receive(message)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const broken: FromWorker = { kind: 'broken', run: message.run, message: text }
    postMessage(broken)
  }
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void whenReady(event.data)
})
