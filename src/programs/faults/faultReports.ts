import type { CellResult } from '../check/checkCell.ts'
import type { OutcomeId } from '../outcome.ts'
import type { FaultKind, ScenarioFault } from '../fault.ts'

/** What one kind of fault can lead to, whichever step of whichever request it hits. */
export interface FaultReport {
  readonly kind: FaultKind
  readonly outcomes: readonly FaultOutcome[]
  /** false: a check was stopped by a bound, so there may be outcomes that are not listed */
  readonly complete: boolean
}

export interface FaultOutcome {
  readonly id: OutcomeId
  /** the shortest schedule of all, and the fault that belongs to it */
  readonly fault: ScenarioFault
  readonly schedule: string
}

/** The reports with what one more fault has led to; of each outcome the shortest schedule stays. */
export function withFault(
  reports: readonly FaultReport[],
  fault: ScenarioFault,
  { outcomes, complete }: CellResult,
): readonly FaultReport[] {
  const { kind } = fault
  const before = reports.find((report) => report.kind === kind)
  const found = new Map((before?.outcomes ?? []).map((outcome) => [outcome.id, outcome]))
  for (const { id, shortest } of outcomes) {
    if (shortest === null) continue
    const known = found.get(id)
    const next: FaultOutcome = { id, fault, schedule: shortest }
    if (known === undefined || shortest.length < known.schedule.length) found.set(id, next)
  }
  const report = {
    kind,
    outcomes: [...found.values()],
    complete: complete && (before?.complete ?? true),
  }
  return before === undefined
    ? [...reports, report]
    : reports.map((each) => (each === before ? report : each))
}
