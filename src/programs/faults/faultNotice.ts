import type { ScenarioFault } from '../fault.ts'
import type { FaultProgress } from './faultProgress.ts'
import { faultLetter } from './faultWords.ts'

/**
 * Says of a link that its fault does not happen: in no schedule at all, or not in that of the link.
 * `happens`: whether it does in any schedule, as a complete check has found; null: not known. Null
 * where nothing speaks against the fault.
 */
export function faultNotice(
  fault: ScenarioFault,
  progress: FaultProgress,
  happens: boolean | null,
): string | null {
  const letter = faultLetter(fault.request)
  if (happens === false) {
    const never = fault.kind === 'disk-full' ? 'never writes at' : 'never gets to'
    return `The fault of this link happens in no schedule: ${letter} ${never} its step ${fault.step}.`
  }
  switch (progress.kind) {
    case 'missed':
      return `The fault of this link does not happen in its schedule: ${letter} writes nothing at its step ${fault.step}.`
    case 'too late':
      return `The fault of this link does not happen in its schedule: ${letter} ends after ${progress.steps} steps of its own.`
    default:
      return null
  }
}
