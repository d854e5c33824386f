import { createCheckServer } from './checkServer.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { isOwn } from '../../programs/index.ts'
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

/** Rejects when something cannot be fetched. */
async function fetchFor(message: ToWorker): Promise<void> {
  if (message.kind !== 'check') return
  const { scenario } = message.order
  if (isOwn(scenario)) {
    const { readRace } = await import('../../programs/everyRace.ts')
    // The page has read it before: it ends, and nothing is wrong with it.
    readRace(scenario)
    return
  }
  // Those of the fix need not be compiled: the first check of them is quick, too.
  await Promise.all([loadFixPrograms(), loadPrograms()])
}

async function whenReady(message: ToWorker): Promise<void> {
  try {
    await fetchFor(message)
    receive(message)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const broken: FromWorker = { kind: 'broken', run: message.run, message: text }
    postMessage(broken)
  }
}

let before = Promise.resolve()

// Every message waits for what its scenario needs, which is fetched once; their order is kept.
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  before = before.then(() => whenReady(data))
})
