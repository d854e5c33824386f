import { differenceFrom } from '../programs/everyProgram.ts'
import type { CheckProgress } from '../programs/index.ts'
import { checkOf } from './checkOf.ts'
import { loadRace } from './raceArgument.ts'
import { raceFacts } from './raceFacts.ts'
import type { RaceFacts } from './raceFacts.ts'
import { openText } from './raceText.ts'
import type { Surroundings } from './surroundings.ts'
import { SourceError } from './usageError.ts'

/** Of one race file. Plain data: a worker may send it. */
export interface RaceResult {
  readonly kind: 'passed' | 'failed' | 'skipped'
  readonly lines: readonly string[]
  readonly seconds: number
  /** Ctrl-C was pressed before it began */
  readonly interrupted: boolean
}

/** Checks a race file, and compares what is found with its EXPECT. */
export function* testRace(
  file: string,
  states: number,
  surroundings: Surroundings,
): Generator<CheckProgress, RaceResult, void> {
  const interrupted = surroundings.interrupted()
  const begun = performance.now()
  const result = yield* resultOf(file, states, surroundings)
  return { ...result, seconds: (performance.now() - begun) / 1000, interrupted }
}

function* resultOf(
  file: string,
  states: number,
  surroundings: Surroundings,
): Generator<CheckProgress, Pick<RaceResult, 'kind' | 'lines'>, void> {
  try {
    const loaded = loadRace(file, {}, surroundings)
    const { expect } = loaded.race
    if (expect === null) return { kind: 'skipped', lines: ['it has no EXPECT'] }
    const { report } = yield* checkOf(loaded.scenario, states, surroundings)
    const facts = raceFacts(loaded, report, undefined)
    const lines = complaints(facts, expect, states)
    return lines.length === 0
      ? { kind: 'passed', lines: [foundText(facts)] }
      : { kind: 'failed', lines }
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'failed', lines: error.message.split('\n') }
    throw error
  }
}

/** What is not as expected; an answer that was left open is never as expected. */
function complaints(
  facts: RaceFacts,
  expect: Parameters<typeof differenceFrom>[0],
  states: number,
): readonly string[] {
  const { outcomes, reason, complete } = facts
  const { missing, unexpected } = differenceFrom(expect, badIds(facts))
  const left = Object.hasOwn(outcomes, 'not-modelled') ? 'not-modelled' : null
  const open = reason ?? left ?? (complete ? null : 'bound')
  return [
    ...missing.map((item) => `expected, but not found: ${item}`),
    ...unexpected.map((id) => `found, but not expected: ${id} (${outcomes[id]?.shortest ?? '?'})`),
    ...(open === null ? [] : [`not decided: ${openText(open, states)}`]),
  ]
}

function badIds({ outcomes }: RaceFacts): readonly string[] {
  return Object.keys(outcomes).filter((id) => outcomes[id]?.bad === true)
}

function foundText(facts: RaceFacts): string {
  const bad = badIds(facts)
  return bad.length === 0 ? 'safe' : bad.join('; ')
}
