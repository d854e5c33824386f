import { openDescriptions } from '../vfs/index.ts'
import type { Ino, Pid, Stat, SysResult, Syscall } from '../vfs/index.ts'
import type { World } from './world.ts'

/**
 * The world after a call that may have written a file: its time of change is now. POSIX: a write of one
 * byte or more, ftruncate, O_TRUNC and creation mark it for update. Nothing is kept of times at the start.
 */
export function withWriteTime(
  before: World,
  world: World,
  who: Pid,
  call: Syscall,
  result: SysResult,
): World {
  const { epoch, written } = world.clock
  if (written === null || epoch === 0) return world
  const found = writtenFile(world, who, call, result)
  const opensOnly = call.op === 'open' && !call.flags.includes('O_TRUNC')
  const ino = found !== null && opensOnly && before.fs.inodes.has(found) ? null : found
  const there = [...written].filter(([each]) => world.fs.inodes.has(each))
  if (ino === null && there.length === written.size) return world
  const times = new Map(ino === null ? there : [...there, [ino, epoch] as const])
  const inOrder = new Map([...times].sort(([one], [other]) => one - other))
  return { ...world, clock: { ...world.clock, written: inOrder } }
}

function writtenFile(world: World, who: Pid, call: Syscall, result: SysResult): Ino | null {
  if (!result.ok) return null
  if (call.op === 'stat') {
    return call.touches === true && isStat(result.value) ? result.value.ino : null
  }
  const fd = fdWritten(call, result)
  const open = openDescriptions(world.fs).find((each) => each.pid === who && each.fd === fd)
  return open?.ino ?? null
}

/** The descriptor of what a call has written; null: it has written nothing. */
function fdWritten(call: Syscall, { value }: Extract<SysResult, { ok: true }>): number | null {
  switch (call.op) {
    case 'write':
      return value === 0 ? null : call.fd
    case 'ftruncate':
      return call.fd
    case 'open': {
      const changes = call.flags.includes('O_TRUNC') || call.flags.includes('O_CREAT')
      return changes && typeof value === 'number' ? value : null
    }
    case 'mkstemp':
      return typeof value === 'object' && value !== null && 'fd' in value ? value.fd : null
    default:
      return null
  }
}

/** What `stat` answers, with when the file was last written. */
export function withTimes({ clock }: World, result: SysResult): SysResult {
  const { written } = clock
  if (written === null || !result.ok || !isStat(result.value)) return result
  return { ok: true, value: { ...result.value, written: written.get(result.value.ino) ?? 0 } }
}

function isStat(value: unknown): value is Stat {
  return typeof value === 'object' && value !== null && 'nlink' in value
}
