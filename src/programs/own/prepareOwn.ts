import type { Plan } from '../../world/index.ts'
import { devicesOf } from '../devicesOf.ts'
import { MAX_REQUESTS } from '../fault.ts'
import { faultKindsOf } from '../faults/faultsOf.ts'
import type { Prepared, RunnerOf } from '../prepared.ts'
import { scenarioKey } from '../scenarioKey.ts'
import { CLOCK_PROCESS } from './clockProcess.ts'
import { copiesIn } from './copiesIn.ts'
import { keptRace } from './keptRaces.ts'
import { openEnd } from './openEnd.ts'
import type { OwnExtras } from './ownExtras.ts'
import { raceFamilies, raceRules } from './ownRules.ts'
import type { OwnScenario } from './ownScenario.ts'
import type { Race } from './race.ts'
import { racePlan } from './racePlan.ts'
import { ruleStates } from './ruleStates.ts'

/** Makes a scenario ready to run. Its race must have been read: see `readRace`. */
export function prepareOwn(
  scenario: OwnScenario,
  runnerOf: RunnerOf = (statechart) => statechart,
): Prepared {
  const race = keptRace(scenario)
  const { code, title, processes } = race
  const devices = { ...devicesOf(code), memory: race.threads !== null }
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
      processes: race.threads === null ? 'processes' : 'threads',
      survives: 'No rule is broken',
      unanswered: 'did not finish',
    },
    django: null,
    own: extrasOf(scenario, race, plan),
  }
}

function extrasOf(scenario: OwnScenario, race: Race, plan: Plan): OwnExtras {
  const { description, byName, settings, processes } = race
  const own = processes.filter((process) => process !== CLOCK_PROCESS)
  const clock = processes.indexOf(CLOCK_PROCESS)
  return {
    scenario,
    description,
    byName,
    settings,
    copies: copiesIn(race),
    mostCopies: MAX_REQUESTS - (processes.length - own.length),
    clock: clock === -1 ? null : clock,
    whyNoKill: race.threads === null ? null : NO_KILL,
    openEnd: (world, outcomes) => openEnd(plan, world, outcomes),
    rulesAt: (world, state) => ruleStates(race, plan, world, state),
  }
}

const NO_KILL = 'No thread is killed alone: a process dies with all of its threads.'

function threadFaults(devices: Prepared['devices']): Prepared['faults'] {
  return faultKindsOf(devices).filter((kind) => kind !== 'kill')
}
