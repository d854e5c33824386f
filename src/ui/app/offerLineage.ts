import {
  CATALOGUE,
  decisiveScenario,
  isOwn,
  sameScenario,
  versionOf,
} from '../../programs/index.ts'
import type { ProgramRow } from '../../programs/index.ts'
import type { Actions, StepperStore } from '../../store/index.ts'
import { decisiveOf } from './presetOf.ts'
import { offerGroup } from './programGroups.ts'

/** Puts the session programs into the menu of scenarios, each with the first of its decisive schedules. */
export function offerLineage({
  stepper,
  actions,
}: {
  readonly stepper: StepperStore
  readonly actions: Pick<Actions, 'open'>
}): void {
  offerGroup({
    title: 'Lineage',
    programs: CATALOGUE.map((row) => ({ id: row.id, title: titleOf(row) })),
    open: (id) => {
      const row = CATALOGUE.find((each) => each.id === id)
      const first = row === undefined ? undefined : firstOf(row)
      if (row === undefined || first === undefined) return
      actions.open(decisiveScenario(row, first), first.schedule, 0, titleOf(row))
    },
    current: () => {
      const { scenario, schedule } = stepper.getState()
      if (isOwn(scenario)) return null
      const row = CATALOGUE.find(({ id }) => id === scenario.program)
      const first = row === undefined ? undefined : firstOf(row)
      if (row === undefined || first === undefined) return null
      // Another of its decisive schedules has a name of its own.
      const shown = decisiveOf(scenario, schedule) ?? first
      return shown === first && sameScenario(decisiveScenario(row, first), scenario) ? row.id : null
    },
  })
}

function titleOf(row: ProgramRow): string {
  const first = firstOf(row)
  return first === undefined ? row.title : `${row.title}: ${first.title}`
}

function firstOf(row: ProgramRow) {
  return versionOf(row).decisive[0]
}
