import { devicesOf } from '../devicesOf.ts'
import { faultKindsOf } from '../faults/faultsOf.ts'
import type { Prepared, RunnerOf } from '../prepared.ts'
import { scenarioKey } from '../scenarioKey.ts'
import { keptRace } from './keptRaces.ts'
import { raceFamilies, raceRules } from './ownRules.ts'
import type { OwnScenario } from './ownScenario.ts'
import { racePlan } from './racePlan.ts'

/** Makes a scenario ready to run. Its race must have been read: see `readRace`. */
export function prepareOwn(
  scenario: OwnScenario,
  runnerOf: RunnerOf = (statechart) => statechart,
): Prepared {
  const race = keptRace(scenario)
  const { code, title, processes } = race
  const devices = devicesOf(code)
  const plan = racePlan(race, scenario.fault)
  return {
    key: scenarioKey(scenario),
    code,
    plan: { ...plan, machine: runnerOf(plan.machine) },
    title,
    processes: processes.map(({ label }) => ({ label, stores: [] })),
    outcomes: raceRules(race),
    families: raceFamilies(race),
    faults: race.threads === null ? faultKindsOf(devices) : threadFaults(devices),
    devices,
    ...(race.threads !== null && { switches: scenario.switches ?? 'every-access' }),
    labels: {
      process: race.threads === null ? 'process' : 'thread',
      survives: 'No rule is broken',
      unanswered: 'did not finish',
    },
    django: null,
  }
}

/** A thread is not killed by itself: with one, all would be. */
function threadFaults(devices: Prepared['devices']): Prepared['faults'] {
  return faultKindsOf(devices).filter((kind) => kind !== 'kill')
}
