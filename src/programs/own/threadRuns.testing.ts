import { replay } from '../../world/index.ts'
import { check } from '../check/drained.testing.ts'
import { prepare } from '../prepare.ts'
import { stepText } from '../trace/stepText.ts'
import { VERBATIM } from '../trace/telling.ts'
import { raceScenario } from './ownScenario.ts'
import type { OwnScenario, SwitchPoints } from './ownScenario.ts'
import { readRace } from './readRace.ts'

export function scenarioOf(text: string, switches: SwitchPoints = 'every-access'): OwnScenario {
  const scenario = { ...raceScenario('main.py', text), switches }
  const read = readRace(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return scenario
}

/** How many schedules end in each way; of what is only seen: null. */
export function counts(scenario: OwnScenario): Readonly<Record<string, string | null>> {
  const { outcomes, seen = [] } = check(scenario).report(0)
  const all = outcomes.map(({ id, schedules }) => [id, schedules] as const)
  return Object.fromEntries([...all, ...seen.map(({ id }) => [id, null] as const)])
}

/** Counted by hand, or by a search in which CPython ran the code (increment to dies). */ /** The steps of a schedule, in the words of the harness. */
export function stepTexts(text: string, schedule: string): readonly string[] {
  const { plan } = prepare(scenarioOf(text))
  const { run } = replay(plan, schedule)
  return run.records.map((record, index) => {
    const [before, after] = [run.worlds[index], run.worlds[index + 1]]
    if (before === undefined || after === undefined) throw new Error('expected a step')
    return stepText(before, { record, world: after }, { ...VERBATIM, books: false })
  })
}
