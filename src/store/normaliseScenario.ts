import { isOwn, middlewaresOf, programRow } from '../programs/index.ts'
import type { AnyScenario, OwnScenario, Scenario } from '../programs/index.ts'
import type { ScenarioChange } from './event.ts'

/** A scenario of any kind after a change. */
export function changedScenario(scenario: AnyScenario, change: ScenarioChange): AnyScenario {
  if (!isOwn(scenario)) return normaliseScenario(scenario, change as Partial<Scenario>)
  const own = change as Partial<OwnScenario>
  return { ...scenario, ...own, settings: { ...scenario.settings, ...own.settings } }
}

/** A scenario after a change, with what does not go together any more put right. */
export function normaliseScenario(scenario: Scenario, change: Partial<Scenario>): Scenario {
  const next = { ...scenario, ...change, edits: change.edits ?? keptEdits(scenario, change) }
  const row = programRow(next.program)
  const fault = next.fault !== null && next.fault.request < next.views.length ? next.fault : null
  if (row === null) return { ...next, fault }
  const moved = change.program !== undefined && change.middleware === undefined
  const keeps = middlewaresOf(row).includes(next.middleware) && !moved
  return { ...next, fault, middleware: keeps ? next.middleware : row.middleware }
}

/** What somebody has changed are files of the program before; another middleware is another text of its file. */
function keptEdits({ edits }: Scenario, change: Partial<Scenario>): Scenario['edits'] {
  if (change.program !== undefined) return {}
  if (change.middleware === undefined || !Object.hasOwn(edits, 'middleware.py')) return edits
  const { 'middleware.py': _, ...others } = edits
  return others
}

/**
 * The same requests with another program and that program's middleware. The two programs of a Fix
 * switch share the one that is there, so that what differs is the effect of the fix alone.
 */
export function withProgram(scenario: Scenario, program: string): Scenario {
  const fix = programRow(scenario.program)?.fix
  const switched = fix?.on === program || fix?.off === program
  return normaliseScenario(scenario, {
    program,
    ...(switched && { middleware: scenario.middleware }),
  })
}
