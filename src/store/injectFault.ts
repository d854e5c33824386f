import type { FaultKind, ScenarioFault } from '../programs/index.ts'
import type { Pid } from '../vfs/index.ts'
import { canHitNext, follow, pidOf, replay, scheduleOf, statusOf } from '../world/index.ts'
import { inScenario } from './changeScenario.ts'
import { derivedOf, preparedOf } from './derived.ts'
import type { State } from './state.ts'

type Changed = Pick<State, 'scenario' | 'schedule' | 'cursor' | 'notice'>

/** What can happen to a request at its next step from the cursor; nothing when it is over. */
export function faultsHere(state: State, who: Pid): readonly FaultKind[] {
  const { prepared, world } = derivedOf(state)
  const status = statusOf(prepared.plan, world, who).kind
  if (status === 'finished') return []
  // A killed worker waits for nothing; anything else needs a request that can move.
  return prepared.faults.filter(
    (kind) =>
      (kind === 'kill' || status === 'ready') && canHitNext(prepared.plan, world, who, kind),
  )
}

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
  if (who === null || state.scenario.views[who] === undefined) return null
  if (!faultsHere(state, who).includes(kind)) return null
  const scenario = { ...state.scenario, fault: faultHere(state, kind, who) }
  const before = state.schedule.slice(0, state.cursor)
  const next = inScenario({ ...state, schedule: before }, scenario)
  // Without the fault that was there before, the steps up to here may be others.
  if (next.schedule !== before) return next
  const { run } = follow(replay(preparedOf(scenario).plan, before).run, letter)
  return { ...next, schedule: scheduleOf(run), cursor: run.records.length }
}
