import type { ScenarioFault } from '../../../programs/index.ts'
import type { Run } from '../../../world/index.ts'

/** What has become of the fault of a scenario in a run. */
export type FaultProgress =
  /** it befell this step, counted from 1 among all steps */
  | { readonly kind: 'happened'; readonly step: number }
  /** the request has not come to its step */
  | { readonly kind: 'ahead' }
  /** its step was none that this could hit: no write, for a full disk */
  | { readonly kind: 'missed'; readonly step: number }

export function faultProgress({ records }: Run, fault: ScenarioFault): FaultProgress {
  const happened = records.findIndex((record) => record.fault !== null)
  if (happened !== -1) return { kind: 'happened', step: happened + 1 }
  const own = records.flatMap((record, index) => (record.who === fault.request ? [index + 1] : []))
  const step = own[fault.step - 1]
  return step === undefined ? { kind: 'ahead' } : { kind: 'missed', step }
}
