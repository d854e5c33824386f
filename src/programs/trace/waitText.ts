import { blockersOf } from '../../db/index.ts'
import { pending } from '../../machine/index.ts'
import { openDescriptions } from '../../vfs/index.ts'
import type { Pid, Syscall } from '../../vfs/index.ts'
import { letterOf, statusOf } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'

/**
 * Who waits for a lock in a world, as the harnesses write it after each step: `= A B waits`. A flock of
 * a descriptor that holds a lock already is not asked about: asking would lose it.
 */
export function waitText(plan: Plan, world: World): readonly string[] {
  const letters = world.requests.flatMap((_, index) => {
    const who = index as Pid
    return isWaiting(plan, world, who) ? [letterOf(who)] : []
  })
  return letters.length === 0 ? [] : [`= ${letters.join(' ')} waits`]
}

function isWaiting(plan: Plan, world: World, who: Pid): boolean {
  const request = world.requests[who]
  if (request === undefined || request.killed) return false
  const operation = pending(plan.machine, request.running)
  switch (operation?.kind) {
    case 'db':
      return blockersOf(world.db, who, operation.call).length > 0
    case 'memory':
      return statusOf(plan, world, who).kind === 'blocked'
    case 'syscall':
      return waitsForFile(plan, world, who, operation.call)
    default:
      return false
  }
}

function waitsForFile(plan: Plan, world: World, who: Pid, call: Syscall): boolean {
  if (call.op !== 'flock' && call.op !== 'lockf') return false
  // One that is to be killed at its next step can move, and waits.
  if (statusOf({ ...plan, fault: null }, world, who).kind !== 'blocked') return false
  // Threads have the descriptors of their process.
  const open = openDescriptions(world.fs).find(
    ({ pid, fd }) => fd === call.fd && (pid === who || plan.threads !== undefined),
  )
  return call.op === 'lockf' || open?.lock === null
}
