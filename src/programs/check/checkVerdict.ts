import type { Verdict } from '../../explorer/index.ts'
import { NOT_MODELLED } from '../notModelled.ts'
import { isPicked } from '../picked.ts'
import { LIVELOCK } from '../outcome.ts'
import type { OutcomeSets } from './outcomeSets.ts'
import type { CheckEnd, CheckVerdict, OpenReason } from './report.ts'

/** A witness wins; then whatever leaves the answer open; only then is all well. */
export function checkVerdict(verdict: Verdict, end: CheckEnd, sets: OutcomeSets): CheckVerdict {
  const ended = verdict.outcomes.filter(({ found }) => found).map(({ name }) => name)
  // Who leaves the model in a run that never ends is seen at no end.
  const ids = verdict.leftLoop === null ? ended : [...ended, NOT_MODELLED.id]
  const livelock = verdict.livelock === null ? [] : [LIVELOCK]
  const met = sets.table.filter(({ id }) => ids.includes(id) || livelock.includes(id))
  if (met.some(({ bad }) => bad)) return { kind: 'broken', reason: null }
  const reason = openReason(verdict, end, ids)
  return reason === null ? { kind: 'safe', reason } : { kind: 'inconclusive', reason }
}

function openReason(verdict: Verdict, end: CheckEnd, found: readonly string[]): OpenReason | null {
  const open = whyOpen(end, found)
  if (open !== null) return open
  if (verdict.livelock !== null) return 'livelock'
  return verdict.ends === 0 ? 'no-schedule-ends' : null
}

/** What leaves the answer open however the schedules were searched; null: nothing does. */
export function whyOpen(end: CheckEnd, found: readonly string[]): OpenReason | null {
  if (end.kind === 'stopped') {
    return end.by === 'states' || end.by === 'memory' ? 'bound' : 'stopped'
  }
  if (found.includes(NOT_MODELLED.id)) return 'not-modelled'
  return found.some(isPicked) ? 'picked' : null
}
