import { explore, Knowledge } from '../src/explorer/index.ts'
import type { Verdict } from '../src/explorer/index.ts'
import { CheckMemory } from '../src/programs/index.ts'
import type { Scenario } from '../src/programs/index.ts'
import type { PeerProgram } from './xstateModel.ts'
import { provideEveryProgram } from '../src/programs/everyProgram.ts'

/** Times in seconds. */
export interface OursMeasured {
  readonly states: number
  readonly transitions: number
  /** complete schedules, as a decimal text */
  readonly schedules: string
  /** the first check of a fresh process */
  readonly cold: Times
  /** the best of the rounds after it, each with nothing known of the scenario */
  readonly fresh: Times
  /** the best of as many more, with the steps that the checker keeps of the last scenarios */
  readonly warm: Times
  readonly bytesPerState: number
  readonly memoBytes: number
  /** steps of a request that were really run; all others were looked up */
  readonly steps: number
  /** states that were stored, one of each orbit; null: every state was */
  readonly orbits: number | null
  /** bytes that the process took at the most, over all its rounds */
  readonly peakBytes: number
}

/** `orbits`: as the checker does; `states`: every state is stored, as the peers do. */
export type How = 'orbits' | 'states'

export interface Times {
  /** until every state is found and every schedule counted, with the odds */
  readonly search: number
  /** until every question of the panels can be answered */
  readonly whole: number
}

const BUDGET = { states: 20_000_000, bytes: 2_000_000_000 }

/** Checks every schedule once, and then twice `rounds` (1 or more) times in the same process. */
export function measureOurs(
  how: How,
  program: PeerProgram,
  requests: number,
  rounds: number,
): OursMeasured {
  provideEveryProgram()
  const scenario = scenarioOf(program, requests)
  const { verdict, times: cold } = check(how, learn(how, scenario))
  const fresh: Times[] = []
  const warm: Times[] = []
  for (let round = 0; round < rounds; round++) fresh.push(check(how, learn(how, scenario)).times)
  const known = learn(how, scenario)
  check(how, known)
  for (let round = 0; round < rounds; round++) warm.push(check(how, known).times)
  return {
    states: verdict.states,
    transitions: verdict.transitions,
    schedules: String(verdict.schedules),
    cold,
    fresh: bestTimes(fresh),
    warm: bestTimes(warm),
    bytesPerState: verdict.bytesPerState,
    memoBytes: verdict.memoBytes,
    steps: verdict.steps,
    orbits: verdict.orbits,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
}

function scenarioOf(program: PeerProgram, requests: number): Scenario {
  return {
    program,
    views: Array.from({ length: requests }, () => 'touch' as const),
    middleware: 'pre',
    settings: { saveEveryRequest: true, debugLogging: false },
    fault: null,
    edits: {},
    start: 'live',
  }
}

type Learnt = ReturnType<CheckMemory['of']>

/** A scenario of which nothing is known yet. */
function learn(how: How, scenario: Scenario): () => Pick<Learnt, 'model' | 'known'> {
  let learnt: Pick<Learnt, 'model' | 'known'> | null = null
  return () => {
    if (learnt !== null) return learnt
    const { model, known } = new CheckMemory().of(scenario)
    learnt = { model, known: how === 'orbits' ? known : new Knowledge(model) }
    return learnt
  }
}

function check(
  how: How,
  learnt: () => Pick<Learnt, 'model' | 'known'>,
): { readonly verdict: Verdict; readonly times: Times } {
  const started = performance.now()
  const since = (): number => (performance.now() - started) / 1000
  const { model, known } = learnt()
  const reductions = { symmetry: how === 'orbits' }
  const search = explore(model, { budget: BUDGET, known, reductions })
  let searched: number | null = null
  for (;;) {
    const step = search.next()
    if (step.done !== true) {
      const { phase } = step.value
      if (phase === 'judging' || phase === 'tracing') searched ??= since()
      continue
    }
    const whole = since()
    const { verdict } = step.value
    if (verdict.end.kind !== 'exhausted') {
      throw new Error(`expected all states, stopped by ${verdict.end.hit}`)
    }
    return { verdict, times: { search: searched ?? whole, whole } }
  }
}

function bestTimes(times: readonly Times[]): Times {
  return {
    search: Math.min(...times.map((time) => time.search)),
    whole: Math.min(...times.map((time) => time.whole)),
  }
}
