import type { FaultKind, ScenarioFault } from '../programs/index.ts'
import type { Pid } from '../vfs/index.ts'
import { follow, pidOf, replay, scheduleOf } from '../world/index.ts'
import { inScenario } from './changeScenario.ts'
import { derivedOf, preparedOf } from './derived.ts'
import { faultsHere } from './faultsHere.ts'
import type { State } from './state.ts'

type Changed = Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>

/** The fault for a request at its next step from the cursor. */
function faultHere(state: State, kind: FaultKind, who: Pid): ScenarioFault {
  const made = derivedOf(state).done.records.filter((record) => record.who === who).length
  return { kind, request: who, step: made + 1 }
}

/**
 * The fault happens to the request at once: the schedule up to the cursor and that step, in a scenario
 * with this fault and no other. Null when it cannot happen here.
 */
export function withFaultHere(state: State, kind: FaultKind, letter: string): Changed | null {
  const who = pidOf(letter)
  if (who === null || derivedOf(state).prepared.processes[who] === undefined) return null
  if (!faultsHere(state, who).includes(kind)) return null
  const scenario = { ...state.scenario, fault: faultHere(state, kind, who) }
  const before = state.schedule.slice(0, state.cursor)
  const next = inScenario({ ...state, schedule: before }, scenario)
  // Without the fault that was there before, the steps up to here may be others.
  if (next.schedule !== before) return next
  const { run } = follow(replay(preparedOf(scenario).plan, before).run, letter)
  return { ...next, schedule: scheduleOf(run), cursor: run.records.length }
}
