import { faultWords } from '../../../programs/index.ts'
import type { FaultKind, FaultOutcome, FaultReport, Outcome } from '../../../programs/index.ts'
import type { FaultsState } from '../../../store/index.ts'

/** What one kind of fault can lead to, ready to be drawn. */
export interface FaultRow {
  readonly kind: FaultKind
  /** "Killed before any one step" */
  readonly title: string
  /** outcomes that no schedule without a fault has */
  readonly added: readonly FaultLink[]
  /** outcomes that there are without a fault as well */
  readonly kept: readonly FaultLink[]
  /** false: a bound stopped a check, so that there may be more */
  readonly complete: boolean
}

/** An outcome, and the shortest way to it with a fault. */
export interface FaultLink {
  readonly outcome: Outcome
  readonly found: FaultOutcome
  /** "Data lost: 6 steps, A is killed at its step 5" */
  readonly name: string
}

const TITLES: { readonly [K in FaultKind]: string } = {
  kill: 'One of them is killed, at any of its steps',
  'disk-full': 'The disk is full, at any one write',
  evict: 'The cache drops everything, before any one step',
}

export function faultRows({ reports, without, table }: FaultsState): readonly FaultRow[] {
  const usual = new Set((without?.outcomes ?? []).map(({ id }) => id))
  return reports.map((report) => {
    const links = linksOf(report, table)
    return {
      kind: report.kind,
      title: TITLES[report.kind],
      added: links.filter(({ outcome }) => !usual.has(outcome.id)),
      kept: links.filter(({ outcome }) => usual.has(outcome.id)),
      complete: report.complete,
    }
  })
}

function linksOf({ outcomes }: FaultReport, table: readonly Outcome[]): readonly FaultLink[] {
  return table.flatMap((outcome) => {
    const found = outcomes.find(({ id }) => id === outcome.id)
    if (found === undefined) return []
    const steps = found.schedule.length
    const name = `${outcome.title}: ${steps} ${steps === 1 ? 'step' : 'steps'}, ${faultWords(found.fault)}`
    return [{ outcome, found, name }]
  })
}

/** How far the check is, what stopped it, or what it was of; one sentence. */
export function faultsText({ status, done, total, without }: FaultsState): string {
  const faults = total - 1
  const each = `${faults} ${faults === 1 ? 'fault' : 'faults'}`
  switch (status) {
    case 'running':
      return without === null
        ? 'First without a fault …'
        : `${Math.max(0, done - 1)} of ${each} tried, each in every schedule …`
    case 'broken':
      return 'The checker failed. Its results so far are below; try again.'
    case 'done':
      return without?.steps === null
        ? 'Stopped early: even without a fault there are more schedules than the bound allows, so no fault was tried.'
        : `${each} tried, one at a time, each in every schedule.`
  }
}
