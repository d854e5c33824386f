import {
  middlewaresOf,
  prepareDjango,
  scenarioWith,
  settingsBy,
  STARTS,
  VIEWS,
} from '../../src/programs/index.ts'
import type { ProgramRow, Scenario } from '../../src/programs/index.ts'
import { seededRandom } from '../../src/programs/check/seededRandom.ts'
import type { Workload } from './workloads.ts'

/** Faults are drawn at one of this many first steps of a request. */
const STEPS = 12

/** Random scenarios: requests, start, settings, middleware and fault are drawn by a seed. */
export function drawnWorkloadsOf(
  row: ProgramRow,
  count: number,
  seed: number,
): readonly Workload[] {
  const random = seededRandom(seed)
  const below = (most: number) => Math.floor(random() * most)
  const oneOf = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('expected a list that is not empty')
    return found
  }
  return Array.from({ length: count }, (): Workload => {
    // The program that recurses without end has too many steps for a crowd.
    const most = row.recursionLimit === null ? 5 : 2
    const views = Array.from({ length: 1 + below(most) }, () => oneOf(VIEWS).id)
    const bare: Scenario = scenarioWith({
      program: row.id,
      middleware: oneOf(middlewaresOf(row)),
      views,
      start: oneOf(STARTS).id,
      settings: settingsBy(() => random() < 0.5),
    })
    const kind = random() < 0.5 ? null : oneOf(prepareDjango(bare).faults)
    const fault =
      kind === null ? null : { kind, request: below(views.length), step: 1 + below(STEPS) }
    const scenario = { ...bare, fault }
    return { kind: 'drawn', name: JSON.stringify(scenario), scenario, schedules: [] }
  })
}
