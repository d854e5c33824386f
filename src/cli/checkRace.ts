import type { CheckProgress } from '../programs/index.ts'
import { searchOf, statesOf } from './bound.ts'
import { checkOf } from './checkOf.ts'
import type { CrewProgress } from './crew.ts'
import { faultFacts } from './faultFacts.ts'
import { loadRace } from './raceArgument.ts'
import type { RaceWords } from './raceArgument.ts'
import { pageOf } from './pageLink.ts'
import type { PageWords } from './pageLink.ts'
import { raceFacts } from './raceFacts.ts'
import { raceText } from './raceText.ts'
import type { Surroundings } from './surroundings.ts'

interface CheckWords extends RaceWords, PageWords {
  readonly 'max-states'?: string | undefined
  readonly search?: string | undefined
  readonly faults?: boolean | undefined
  readonly json?: boolean | undefined
}

/** The exit code of each verdict. */
export const CODES = { safe: 0, broken: 1, inconclusive: 3 } as const

/** `check FILE`: every schedule of a race file. 0: safe; 1: broken; 3: inconclusive. */
export function* checkRace(
  path: string,
  words: CheckWords,
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, { code: 0 | 1 | 3; stdout: string }, void> {
  const page = pageOf(words, surroundings)
  const loaded = loadRace(path, words, surroundings)
  const states = statesOf(words['max-states'])
  const { report } = yield* checkOf(loaded.scenario, states, surroundings, searchOf(words.search))
  const faults =
    words.faults === true ? yield* faultFacts(loaded.scenario, states, surroundings) : undefined
  const facts = raceFacts(loaded, report, faults)
  return {
    code: CODES[facts.verdict],
    stdout:
      words.json === true
        ? `${JSON.stringify(facts, null, 2)}\n`
        : raceText(loaded, { facts, states, words, page }, surroundings),
  }
}
