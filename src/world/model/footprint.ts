import type { Footprint } from '../../explorer/index.ts'
import type { Db, DbCall } from '../../db/index.ts'
import { pending } from '../../machine/index.ts'
import { parentOf } from '../../vfs/index.ts'
import type { Fs, Pid, Syscall } from '../../vfs/index.ts'
import { clockKey } from '../clock.ts'
import { numbersOf, slotOf } from './lookedAt.ts'
import type { LocalState, SharedState, Stepped } from './model.ts'
import type { Plan } from '../world.ts'

/**
 * What a step touches, to decide which steps commute: what it read, and whatever is
 * different after it. Names, inodes (with their locks and saves under way) and the cookie jar.
 */
export function footprintOf(
  plan: Plan,
  who: Pid,
  local: LocalState,
  before: SharedState,
  after: Stepped,
): Footprint {
  const operation = pending(plan.machine, local.request.running)
  const changed = [
    ...changedParts(before, after.shared),
    ...changedMemory(plan, before, after.shared),
  ]
  // A rule that is checked after every step sees in which order they were.
  const writes = plan.always.length > 0 ? [...changed, 'rules'] : changed
  if (operation === null) return { reads: [], writes }
  if (operation.kind === 'memory') return { reads: after.touched, writes }
  if (operation.kind === 'db') return { reads: slotsRead(operation.call), writes }
  if (operation.kind === 'sleep') return { reads: [], writes }
  if (operation.kind === 'clock') return { reads: ['clock'], writes }
  if (operation.kind !== 'syscall') return { reads: ['jar'], writes }
  const asked = slotsAsked(before.fs, who, local, operation.call)
  const time = plan.times !== null ? ['clock'] : []
  return { reads: [...asked, ...numbersOf(plan, who, local), ...time], writes }
}

/** Beside its row: who has locked it, and for one that waits who else waits. */
function slotsRead(call: DbCall): readonly string[] {
  const slot = slotOf(call)
  if (slot === null || !('key' in call)) return []
  if (call.op.startsWith('cache.') || call.op === 'select' || call.op === 'exists') return [slot]
  return 'waited' in call ? [slot, `lock ${call.key}`, 'waits'] : [slot, `lock ${call.key}`]
}

function slotsAsked(fs: Fs, who: Pid, local: LocalState, call: Syscall): readonly string[] {
  if ('fd' in call) {
    const file = local.own.files.get(call.fd)
    return file === undefined ? [] : [`inode ${file.ino}`]
  }
  const paths = 'path' in call ? [call.path] : 'from' in call ? [call.from, call.to] : []
  const names = paths.flatMap((path) => namesOnTheWay(fs, path))
  if (call.op === 'listdir' || call.op === 'rmdir') {
    return [...names, ...paths.map((path) => `entries ${path}`)]
  }
  // A directory moves with all that is in it.
  if (call.op === 'rename' && fs.dirs.has(call.from)) return [...names, ...everyEntry(fs)]
  if (call.op === 'mkstemp') return [`temporary names of ${who}`]
  const inodes = paths.flatMap((path) => {
    const ino = fs.names.get(path)
    return ino === undefined ? [] : [`inode ${ino}`]
  })
  return call.op === 'exists' || call.op === 'unlink' ? names : [...names, ...inodes]
}

/** The name, and those that decide whether it can be there at all. */
function namesOnTheWay(fs: Fs, path: string): readonly string[] {
  // Where `..` leads depends on every directory on the way.
  if (path.split('/').includes('..')) return everyEntry(fs)
  if (fs.names.has(path) || fs.dirs.has(path)) return [`name ${path}`]
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => `name ${parts.slice(0, index + 2).join('/')}`)
}

function everyEntry(fs: Fs): readonly string[] {
  return [...fs.names.keys(), ...fs.dirs.keys()].flatMap((path) => [
    `name ${path}`,
    `entries ${path}`,
  ])
}

function changedParts(before: SharedState, after: SharedState): readonly string[] {
  const jar = JSON.stringify(before.jar) === JSON.stringify(after.jar) ? [] : ['jar']
  return [
    ...jar,
    ...(clockKey(before.clock) === clockKey(after.clock) ? [] : ['clock']),
    ...changedKeys(before.db.rows, after.db.rows).map((key) => `row ${key}`),
    ...changedLocks(before.db, after.db),
    ...changedKeys(before.db.cache, after.db.cache).map((key) => `cached ${key}`),
    ...changedNames(before.fs, after.fs),
    ...changedInodes(before.fs, after.fs).map((ino) => `inode ${ino}`),
  ]
}

function changedMemory(
  { threads }: Plan,
  { memory: before }: SharedState,
  { memory: after }: SharedState,
): readonly string[] {
  if (threads === undefined || before === null || after === null || before === after) return []
  const [old, now] = [before, after].map(
    (memory) => new Map(threads.model.slots(memory).map(({ slot, key }) => [slot, key])),
  )
  return old === undefined || now === undefined ? [] : changedKeys(old, now)
}

/** The rows that are locked, or written, by others than before; and whether others wait than before. */
function changedLocks(before: Db, after: Db): readonly string[] {
  const locks = changedKeys(lockMarks(before), lockMarks(after)).map((key) => `lock ${key}`)
  return changedKeys(before.waits, after.waits).length === 0 ? locks : [...locks, 'waits']
}

function lockMarks({ transactions }: Db): ReadonlyMap<string, string> {
  const marks = new Map<string, string>()
  for (const [who, { held }] of transactions) {
    for (const key of held.locks) {
      marks.set(key, `${marks.get(key) ?? ''};${who}${held.writes.has(key) ? ' writes' : ''}`)
    }
  }
  return marks
}

/** Names that mean something else, and the directories in which names have come or gone. */
function changedNames(before: Fs, after: Fs): readonly string[] {
  const changed = [
    ...changedKeys(before.names, after.names),
    ...changedKeys(before.dirs, after.dirs),
  ]
  const entries = changed
    .filter((path) => isThere(before, path) !== isThere(after, path))
    .map((path) => `entries ${parentOf(path)}`)
  return [...new Set([...changed.map((path) => `name ${path}`), ...entries])]
}

function isThere({ names, dirs }: Fs, path: string): boolean {
  return names.has(path) || dirs.has(path)
}

/** The keys of which two maps hold different values, or only one holds any. */
function changedKeys<Key>(
  before: ReadonlyMap<Key, unknown>,
  after: ReadonlyMap<Key, unknown>,
): readonly Key[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => before.get(key) !== after.get(key))
}

function changedInodes(before: Fs, after: Fs): readonly number[] {
  const marked = changedKeys(marksOf(before), marksOf(after))
  const inodes = changedKeys(before.inodes, after.inodes).filter((ino) => {
    const [old, now] = [before.inodes.get(ino), after.inodes.get(ino)]
    return old?.data !== now?.data || old?.nlink !== now?.nlink
  })
  return [...new Set([...inodes, ...marked])]
}

/** Locks and saves under way, by inode. */
function marksOf(fs: Fs): ReadonlyMap<number, string> {
  const marks = new Map<number, string>()
  for (const [pid, { files }] of fs.processes) {
    for (const { ino, lock, record, wrote } of files.values()) {
      const locks = `${lock ?? ''},${record ?? ''}`
      marks.set(ino, `${marks.get(ino) ?? ''};${pid},${locks},${String(wrote)}`)
    }
  }
  return marks
}
