import { blockersOf } from '../../db/index.ts'
import { pending } from '../../machine/index.ts'
import { isBlocked, openDescriptions, perform } from '../../vfs/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { letterOf, statusOf } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'

/**
 * Who waits for a lock in a world, as the harnesses write it after each step: `= A B waits`. A flock of
 * a descriptor that holds a lock already is not asked about: asking would lose it.
 */
export function waitText(plan: Plan, world: World): readonly string[] {
  const letters = world.requests.flatMap(({ running, killed }, index) => {
    const who = index as Pid
    const operation = killed ? null : pending(plan.machine, running)
    if (operation?.kind === 'db') {
      return blockersOf(world.db, who, operation.call).length > 0 ? [letterOf(who)] : []
    }
    if (operation?.kind === 'memory') {
      return statusOf(plan, world, who).kind === 'blocked' ? [letterOf(who)] : []
    }
    if (operation?.kind !== 'syscall') return []
    const { call } = operation
    if (call.op !== 'flock' && call.op !== 'lockf') return []
    if (!isBlocked(perform(world.fs, who, call).result)) return []
    const open = openDescriptions(world.fs).find((each) => each.pid === who && each.fd === call.fd)
    return call.op === 'lockf' || open?.lock === null ? [letterOf(who)] : []
  })
  return letters.length === 0 ? [] : [`= ${letters.join(' ')} waits`]
}
