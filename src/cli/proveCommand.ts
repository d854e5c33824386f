import { compareRun, proofJob, proofRuns } from '../programs/proving.ts'
import type { ProofDifference } from '../programs/proving.ts'
import { checkCell, faultsOf, faultText, prepare } from '../programs/index.ts'
import type { CheckProgress, ScenarioFault } from '../programs/index.ts'
import { askCPython, cpythonAt } from './askCPython.ts'
import type { CPython } from './askCPython.ts'
import { statesOf } from './bound.ts'
import { parseOptions } from './options.ts'
import type { Progress, ProofProgress } from './progressText.ts'
import { checkOptions } from './checkOf.ts'
import { proveText } from './proveText.ts'
import { loadRace } from './raceArgument.ts'
import type { LoadedRace } from './raceArgument.ts'
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
  /** how many faults were tried, each alone; absent: none was asked for */
  readonly faults?: number
  readonly differences: readonly FaultyDifference[]
}

export interface FaultyDifference extends ProofDifference {
  /** what went wrong in the run: "kill:A:3"; absent: nothing */
  readonly fault?: string
}

/** How many schedules are run without --schedules. */
const SCHEDULES = 300
/** The same of each fault. */
const FAULT_SCHEDULES = 20
/** As many at most: they are all in memory at once. */
const MOST_SCHEDULES = 1_000_000
/** The schedules of the first call of Python, and how long the further ones should take, in seconds. */
const FIRST_CALL = 150
const CALL_SECONDS = 3

/** `prove FILE`: schedules under the machine's CPython. 0: it does the same; 1: something differs. */
export function* proveCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Generator<Progress, { code: 0 | 1; stdout: string }, void> {
  const { values: words, positionals } = parseOptions(args, OPTIONS, true)
  const [path, second] = positionals
  if (path === undefined || second !== undefined) throw new UsageError('expected one file to prove')
  const usual = words.faults === true ? FAULT_SCHEDULES : SCHEDULES
  const limit = numberOf('schedules', words.schedules, usual)
  const seed = numberOf('seed', words.seed, 1)
  const loaded = loadRace(path, words, surroundings)
  const python = cpythonAt(words.python ?? 'python3', surroundings)
  if (loaded.race.threads !== null && !python.version.startsWith('3.11.')) {
    throw new UsageError(
      `threads are run under CPython 3.11 alone, whose frames the harness reads, and this is ${python.version}; --python names another one`,
    )
  }
  const faults = words.faults === true ? yield* everyFault(loaded, surroundings) : null
  let proof: Proof = NOTHING
  for (const fault of faults ?? [loaded.scenario.fault]) {
    if (surroundings.interrupted()) break
    const scenario = { ...loaded.scenario, fault }
    proof = together(
      proof,
      yield* proofOf({ ...loaded, scenario }, { limit, seed, python }, surroundings),
    )
  }
  const facts: ProofFacts = {
    title: prepare(loaded.scenario).title,
    python: python.version,
    ...proof,
    all: proof.all && !surroundings.interrupted(),
    seed,
    ...(faults !== null && { faults: faults.length }),
  }
  return {
    code: proof.differences.length > 0 ? 1 : 0,
    stdout:
      words.json === true
        ? `${JSON.stringify(facts, null, 2)}\n`
        : proveText(path, facts, words, surroundings),
  }
}

/** Every fault that can happen to a race, one at a time. */
function* everyFault(
  { scenario }: LoadedRace,
  surroundings: Surroundings,
): Generator<CheckProgress, readonly ScenarioFault[], void> {
  const { steps } = yield* checkCell(scenario, checkOptions(statesOf(undefined), surroundings))
  if (steps === null && !surroundings.interrupted()) {
    throw new UsageError('there are too many states to know every step that a fault may hit')
  }
  return faultsOf(prepare(scenario).faults, steps ?? [])
}

type Proof = Pick<ProofFacts, 'compared' | 'all' | 'endless' | 'notModelled' | 'differences'>

const NOTHING: Proof = { compared: 0, all: true, endless: 0, notModelled: 0, differences: [] }

function together(one: Proof, other: Proof): Proof {
  return {
    compared: one.compared + other.compared,
    all: one.all && other.all,
    endless: one.endless + other.endless,
    notModelled: one.notModelled + other.notModelled,
    differences: [...one.differences, ...other.differences],
  }
}

interface How {
  readonly limit: number
  readonly seed: number
  readonly python: CPython
}

/** The schedules of one race, with its fault, on both sides. */
function* proofOf(
  { scenario, race }: LoadedRace,
  { limit, seed, python }: How,
  surroundings: Surroundings,
): Generator<ProofProgress, Proof, void> {
  const prepared = prepare(scenario)
  const { runs, whole } = proofRuns(race, prepared, limit, seed)
  const fault = scenario.fault === null ? {} : { fault: faultText(scenario.fault) }
  const differences: FaultyDifference[] = []
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
      if (found !== null) differences.push({ ...found, ...fault })
    }
    compared += part.length
    const perSchedule = (performance.now() - begun) / 1000 / part.length
    size = Math.max(FIRST_CALL, Math.floor(CALL_SECONDS / perSchedule))
    yield { compared, all: runs.length }
  }
  const done = runs.slice(0, compared)
  return {
    compared,
    all: whole && compared === runs.length,
    endless: done.filter(({ endless }) => endless).length,
    notModelled: done.filter(({ leavesModel }) => leavesModel).length,
    differences,
  }
}

const OPTIONS = {
  schedules: { type: 'string' },
  seed: { type: 'string' },
  python: { type: 'string' },
  processes: { type: 'string' },
  fault: { type: 'string' },
  faults: { type: 'boolean' },
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
