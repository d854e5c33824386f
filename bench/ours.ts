import { explore } from '../src/explorer/index.ts'
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
}

export interface Times {
  /** until every state is found and every schedule counted, with the odds */
  readonly search: number
  /** until every question of the panels can be answered */
  readonly whole: number
}

const BUDGET = { states: 20_000_000, bytes: 2_000_000_000 }

/** Checks every schedule once, and then twice `rounds` (1 or more) times in the same process. */
export async function measureOurs(
  program: PeerProgram,
  requests: number,
  rounds: number,
): Promise<OursMeasured> {
  provideEveryProgram()
  const scenario = scenarioOf(program, requests)
  const { verdict, times: cold } = check(scenario, new CheckMemory())
  const fresh: Times[] = []
  const warm: Times[] = []
  const memory = new CheckMemory()
  for (let round = 0; round < rounds; round++) {
    // The last of them is what the rounds below go back to.
    fresh.push(check(scenario, round + 1 < rounds ? new CheckMemory() : memory).times)
  }
  for (let round = 0; round < rounds; round++) warm.push(check(scenario, memory).times)
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

function check(
  scenario: Scenario,
  memory: CheckMemory,
): { readonly verdict: Verdict; readonly times: Times } {
  const started = performance.now()
  const since = (): number => (performance.now() - started) / 1000
  const { model, known } = memory.of(scenario)
  const search = explore(model, { budget: BUDGET, known })
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
