import type { Verdict } from '../../explorer/index.ts'
import { equalProcesses } from '../../world/index.ts'
import type { Prepared } from '../prepared.ts'
import { whyNotExchanged } from './exchange.ts'
import type { SearchSymmetry } from './report.ts'

/** Whether a search has exchanged equal processes, and if not why; null when no two are equal. */
export function searchSymmetry(prepared: Prepared, verdict: Verdict): SearchSymmetry | null {
  if (equalProcesses(prepared.plan).every(({ length }) => length === 1)) return null
  if (verdict.orbits !== null) return { kind: 'used', orbits: verdict.orbits }
  const why = whyNotExchanged(prepared) ?? (verdict.endless ? ENDLESS : MET)
  return { kind: 'refused', why }
}

const ENDLESS = 'A run may never end, and only single states show who is passed over.'
const MET = 'A run has met keys, or an outcome, of which it is not known whose they are.'
