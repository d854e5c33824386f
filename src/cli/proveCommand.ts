import { compareRun, proofJob, proofRuns } from '../programs/proving.ts'
import type { ProofDifference } from '../programs/proving.ts'
import type { Race } from '../programs/everyProgram.ts'
import { prepare } from '../programs/index.ts'
import { askCPython, cpythonAt } from './askCPython.ts'
import type { CPython } from './askCPython.ts'
import { parseOptions } from './options.ts'
import type { ProofProgress } from './progressText.ts'
import { proveText } from './proveText.ts'
import { loadRace } from './raceArgument.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** What `prove --json` prints: a promise to scripts, so fields are only ever added. */
export interface ProofFacts {
  readonly title: string
  /** "3.11.7" */
  readonly python: string
  /** how many schedules were run on both sides */
  readonly compared: number
  /** whether these are all that there are */
  readonly all: boolean
  /** what the sample was drawn by */
  readonly seed: number
  /** of those compared: runs that come back to where they were, compared up to there */
  readonly endless: number
  /** of those compared: runs that meet what is not modelled, compared up to there */
  readonly notModelled: number
  readonly differences: readonly ProofDifference[]
}

/** How many schedules are run without --schedules. */
const SCHEDULES = 300
/** As many at most: they are all in memory at once. */
const MOST_SCHEDULES = 1_000_000
/** The schedules of the first call of Python, and how long the further ones should take, in seconds. */
const FIRST_CALL = 150
const CALL_SECONDS = 3

/** `prove FILE`: schedules under the machine's CPython. 0: it does the same; 1: something differs. */
export function* proveCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Generator<ProofProgress, { code: 0 | 1; stdout: string }, void> {
  const { values: words, positionals } = parseOptions(args, OPTIONS, true)
  const [path, second] = positionals
  if (path === undefined || second !== undefined) throw new UsageError('expected one file to prove')
  const limit = numberOf('schedules', words.schedules, SCHEDULES)
  const seed = numberOf('seed', words.seed, 1)
  const { scenario, race } = loadRace(path, words, surroundings)
  const prepared = prepare(scenario)
  const { runs, whole } = proofRuns(race, prepared, limit, seed)
  const python = pythonFor(race, words.python, surroundings)
  const differences: ProofDifference[] = []
  let compared = 0
  for (let size = FIRST_CALL; compared < runs.length && !surroundings.interrupted();) {
    const part = runs.slice(compared, compared + size)
    const begun = performance.now()
    const answers = askCPython(python, proofJob(scenario, race, prepared, part), surroundings)
    if (answers === 'interrupted') {
      yield { compared, all: runs.length }
      if (!surroundings.interrupted()) throw new Error('expected CPython to end by itself')
      break
    }
    for (const [index, run] of part.entries()) {
      const answer = answers[index]
      const found = answer === undefined ? null : compareRun(run, answer)
      if (found !== null) differences.push(found)
    }
    compared += part.length
    const perSchedule = (performance.now() - begun) / 1000 / part.length
    size = Math.max(FIRST_CALL, Math.floor(CALL_SECONDS / perSchedule))
    yield { compared, all: runs.length }
  }
  const done = runs.slice(0, compared)
  const facts: ProofFacts = {
    title: prepared.title,
    python: python.version,
    compared,
    all: whole && compared === runs.length,
    seed,
    endless: done.filter(({ endless }) => endless).length,
    notModelled: done.filter(({ leavesModel }) => leavesModel).length,
    differences,
  }
  return {
    code: differences.length > 0 ? 1 : 0,
    stdout:
      words.json === true
        ? `${JSON.stringify(facts, null, 2)}\n`
        : proveText(path, facts, words, surroundings),
  }
}

/** Throws a UsageError where the race cannot be run by it. */
function pythonFor(race: Race, name: string | undefined, surroundings: Surroundings): CPython {
  const python = cpythonAt(name ?? 'python3', surroundings)
  if (race.threads === null || python.version.startsWith('3.11.')) return python
  throw new UsageError(
    `threads are run under CPython 3.11 alone, whose frames the harness reads, and this is ${python.version}; --python names another one`,
  )
}

const OPTIONS = {
  schedules: { type: 'string' },
  seed: { type: 'string' },
  python: { type: 'string' },
  processes: { type: 'string' },
  'switch-points': { type: 'string' },
  set: { type: 'string', short: 's', multiple: true },
  json: { type: 'boolean' },
} as const

function numberOf(name: string, word: string | undefined, missing: number): number {
  if (word === undefined) return missing
  const number = /^[1-9]\d*$/.test(word) ? Number(word) : 0
  if (number >= 1 && number <= MOST_SCHEDULES) return number
  throw new UsageError(`expected --${name} from 1 to ${MOST_SCHEDULES}, got "${word}"`)
}
