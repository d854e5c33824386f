import type { Fd, Pid } from '../../vfs/index.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'

/**
 * Who has a descriptor of a process. Threads share those of one: what a file object of a thread has is the thread's; of a
 * number nobody can tell (null).
 */
export function holderOf(plan: Plan, world: World, pid: Pid, fd: Fd): Letter | null {
  const { threads } = plan
  if (threads === undefined) return letterOf(pid)
  const who = world.requests.findIndex(({ running }) => threads.descriptors(running).includes(fd))
  return who === -1 ? null : letterOf(who as Pid)
}
