import type { Footprint, Moved } from '../explorer/index.ts'
import { pending } from '../machine/index.ts'
import type { Fs, Pid, Syscall } from '../vfs/index.ts'
import { slotOf } from './lookedAt.ts'
import type { LocalState, SharedState } from './model.ts'
import type { Plan } from './world.ts'

/**
 * What a step touches, for telling which steps commute: what it asked about, and whatever is
 * another after it. Names, inodes (with their locks and saves under way) and the cookie jar.
 */
export function footprintOf(
  plan: Plan,
  who: Pid,
  local: LocalState,
  before: SharedState,
  after: Moved<LocalState, SharedState>,
): Footprint {
  const operation = pending(plan.machine, local.request.running)
  const writes = changedParts(before, after.shared)
  if (operation === null) return { reads: [], writes }
  if (operation.kind === 'db') return { reads: [slotOf(operation.call)], writes }
  if (operation.kind !== 'syscall') return { reads: ['jar'], writes }
  return { reads: asked(before.fs, who, local, operation.call), writes }
}

function asked(fs: Fs, who: Pid, local: LocalState, call: Syscall): readonly string[] {
  if ('fd' in call) {
    const file = local.own.files.get(call.fd)
    return file === undefined ? [] : [`inode ${file.ino}`]
  }
  const paths = 'path' in call ? [call.path] : 'from' in call ? [call.from, call.to] : []
  const names = paths.map((path) => `name ${path}`)
  if (call.op === 'listdir') return [...fs.names.keys()].map((path) => `name ${path}`)
  if (call.op === 'mkstemp') return [`temporary names of ${who}`]
  const inodes = paths.flatMap((path) => {
    const ino = fs.names.get(path)
    return ino === undefined ? [] : [`inode ${ino}`]
  })
  return call.op === 'exists' || call.op === 'unlink' ? names : [...names, ...inodes]
}

function changedParts(before: SharedState, after: SharedState): readonly string[] {
  const parts: string[] = []
  if (JSON.stringify(before.jar) !== JSON.stringify(after.jar)) parts.push('jar')
  for (const kind of ['row', 'cached'] as const) {
    const [old, now] = [before, after].map(({ db }) => (kind === 'row' ? db.rows : db.cache))
    for (const key of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
      if (old?.get(key) !== now?.get(key)) parts.push(`${kind} ${key}`)
    }
  }
  for (const path of new Set([...before.fs.names.keys(), ...after.fs.names.keys()])) {
    if (before.fs.names.get(path) !== after.fs.names.get(path)) parts.push(`name ${path}`)
  }
  const marks = [marksOf(before.fs), marksOf(after.fs)] as const
  for (const ino of new Set([...before.fs.inodes.keys(), ...after.fs.inodes.keys()])) {
    const same =
      before.fs.inodes.get(ino)?.data === after.fs.inodes.get(ino)?.data &&
      before.fs.inodes.get(ino)?.nlink === after.fs.inodes.get(ino)?.nlink &&
      marks[0].get(ino) === marks[1].get(ino)
    if (!same) parts.push(`inode ${ino}`)
  }
  return parts
}

/** Locks and saves under way, by inode. */
function marksOf(fs: Fs): ReadonlyMap<number, string> {
  const marks = new Map<number, string>()
  for (const [pid, { files }] of fs.processes) {
    for (const { ino, lock, wrote } of files.values()) {
      marks.set(ino, `${marks.get(ino) ?? ''};${pid},${lock ?? ''},${String(wrote)}`)
    }
  }
  return marks
}
