import { createCheckServer } from './checkServer.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import type { FromReader, RaceRead, ToReader } from '../race/raceRead.ts'
import { isFork, isOwn } from '../../programs/index.ts'
import type { AnyScenario } from '../../programs/index.ts'
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
  // As above; what is read before the check takes none of its time.
  if (isFork(scenario)) (await readerOf(scenario))()
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

/** What reads the texts of a program. Rejects when it cannot be fetched. */
async function readerOf(scenario: AnyScenario) {
  if (isOwn(scenario)) {
    const { readRace } = await import('../../programs/everyRace.ts')
    return () => readRace(scenario)
  }
  const { readFork } = await import('../../programs/everyProgram.ts')
  return () => readFork(scenario)
}

/** Reads a race, or a changed session program, for the page, in a worker that is there for this alone. */
async function read({ run, scenario }: ToReader): Promise<void> {
  const say = (message: FromReader): void => {
    postMessage(message)
  }
  try {
    const readNow = await readerOf(scenario)
    say({ kind: 'reading', run })
    const result = readNow()
    const found: RaceRead = result.ok
      ? { kind: 'ok' }
      : { kind: 'wrong', diagnostics: result.diagnostics }
    say({ kind: 'read', run, read: found })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    say({ kind: 'read', run, read: { kind: 'failed', message } })
  }
}

let before = Promise.resolve()

// Every message waits for what its scenario needs, which is fetched once; their order is kept.
addEventListener('message', ({ data }: MessageEvent<ToWorker | ToReader>) => {
  before = before.then(() => (data.kind === 'read' ? read(data) : whenReady(data)))
})
