import { explore } from '../src/explorer/index.ts'
import type { Verdict } from '../src/explorer/index.ts'
import { checkModel, openScenario } from '../src/programs/index.ts'
import type { PeerProgram } from './xstateModel.ts'

/** Times in seconds. */
export interface OursMeasured {
  readonly states: number
  readonly transitions: number
  /** complete schedules, as a decimal text */
  readonly schedules: string
  /** the first check of a fresh process */
  readonly cold: Times
  /** the best of the rounds after it */
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

/** Checks every schedule once, and then `rounds` (1 or more) times in the same process. */
export function measureOurs(program: PeerProgram, requests: number, rounds: number): OursMeasured {
  const { verdict, times: cold } = check(program, requests)
  const warm: Times[] = []
  for (let round = 0; round < rounds; round++) warm.push(check(program, requests).times)
  return {
    states: verdict.states,
    transitions: verdict.transitions,
    schedules: String(verdict.schedules),
    cold,
    warm: best(warm),
    bytesPerState: verdict.bytesPerState,
    memoBytes: verdict.memoBytes,
    steps: verdict.steps,
  }
}

function check(
  program: PeerProgram,
  requests: number,
): { readonly verdict: Verdict; readonly times: Times } {
  const started = performance.now()
  const since = (): number => (performance.now() - started) / 1000
  const stage = openScenario({
    program,
    views: Array.from({ length: requests }, () => 'touch' as const),
    middleware: 'pre',
    settings: { saveEveryRequest: true, debugLogging: false },
    fault: null,
    start: 'live',
  })
  const search = explore(checkModel(stage), { budget: BUDGET })
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

function best(times: readonly Times[]): Times {
  return {
    search: Math.min(...times.map((time) => time.search)),
    whole: Math.min(...times.map((time) => time.whole)),
  }
}
