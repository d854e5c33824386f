import { pending } from '../../machine/index.ts'
import { isBlocked, openDescriptions, perform } from '../../vfs/index.ts'
import type { Pid } from '../../vfs/index.ts'
import { letterOf } from '../../world/index.ts'
import type { Plan, World } from '../../world/index.ts'

/**
 * Who waits for a lock in a world, as the harnesses write it after each step: `= A B waits`. Of a
 * descriptor that holds a lock already it is not asked, because asking would lose it.
 */
export function waitText(plan: Plan, world: World): readonly string[] {
  const letters = world.requests.flatMap(({ running, killed }, index) => {
    const who = index as Pid
    const operation = killed ? null : pending(plan.machine, running)
    if (operation?.kind !== 'syscall' || operation.call.op !== 'flock') return []
    const { fd } = operation.call
    const open = openDescriptions(world.fs).find((each) => each.pid === who && each.fd === fd)
    const waits = isBlocked(perform(world.fs, who, operation.call).result)
    return waits && open?.lock === null ? [letterOf(who)] : []
  })
  return letters.length === 0 ? [] : [`= ${letters.join(' ')} waits`]
}
