import type { Pid } from '../../vfs/index.ts'
import { lastWorld, statusOf } from '../../world/index.ts'
import type { Run } from '../../world/index.ts'
import type { ScenarioFault } from '../fault.ts'

/** What has become of the fault of a scenario in a run. */
export type FaultProgress =
  /** it has hit this step, counted from 1 among all steps */
  | { readonly kind: 'happened'; readonly step: number }
  /** the process has not come to its step */
  | { readonly kind: 'ahead' }
  /** its step was one that it cannot hit: no write, for a full disk */
  | { readonly kind: 'missed'; readonly step: number }
  /** the process has ended after fewer steps */
  | { readonly kind: 'too late'; readonly steps: number }

export function faultProgress(run: Run, { request, step }: ScenarioFault): FaultProgress {
  const { plan, records } = run
  const happened = records.findIndex((record) => record.fault !== null)
  if (happened !== -1) return { kind: 'happened', step: happened + 1 }
  const own = records.flatMap((record, index) => (record.who === request ? [index + 1] : []))
  const missed = own[step - 1]
  if (missed !== undefined) return { kind: 'missed', step: missed }
  const { kind } = statusOf(plan, lastWorld(run), request as Pid)
  return kind === 'finished' ? { kind: 'too late', steps: own.length } : { kind: 'ahead' }
}
