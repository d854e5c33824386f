import { createCheckServer } from './checkServer.ts'
import type { ToWorker } from './protocol.ts'

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

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  receive(event.data)
})
