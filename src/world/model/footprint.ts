import type { Footprint } from '../../explorer/index.ts'
import type { Db, DbCall } from '../../db/index.ts'
import { pending } from '../../machine/index.ts'
import type { Operation } from '../../machine/index.ts'
import { parentOf } from '../../vfs/index.ts'
import type { Fs, Pid, Syscall } from '../../vfs/index.ts'
import { clockKey } from '../clock.ts'
import { faultAt } from '../faults.ts'
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
    ...changedParts(before, after.shared, who),
    ...changedMemory(plan, before, after.shared),
    ...closedForGood(plan, local, before, after.local),
  ]
  // A rule that is checked after every step sees in which order things have changed.
  const rules = plan.always.length > 0 && changed.length > 0 ? ['rules'] : []
  // It drops whatever there is by then.
  const evicts = faultAt(plan.fault, who, local.request) === 'evict' ? ['whole cache'] : []
  const writes = [...changed, ...rules, ...evicts]
  if (operation?.kind === 'memory') return { reads: after.touched, writes }
  return { reads: readBy(plan, who, local, before, operation), writes }
}

/** What the next step of a request reads, whether it can be made or has to wait. */
export function readBy(
  plan: Plan,
  who: Pid,
  local: LocalState,
  before: SharedState,
  operation: Operation | null,
): readonly string[] {
  switch (operation?.kind) {
    case undefined:
    case 'sleep':
    case 'memory':
      return []
    case 'db':
      return slotsRead(plan, operation.call)
    case 'clock':
      return ['clock']
    case 'syscall': {
      const asked = slotsAsked(plan, before.fs, who, local, operation.call)
      const time = plan.times !== null ? ['clock'] : []
      return [...asked, ...numbersOf(plan, who, local), ...time]
    }
    default:
      return ['jar']
  }
}

/** Beside its row: who has locked it, and for one that waits who else waits. */
function slotsRead({ fault }: Plan, call: DbCall): readonly string[] {
  const slot = slotOf(call)
  if (slot === null || !('key' in call)) return []
  if (call.op.startsWith('cache.')) return fault?.kind === 'evict' ? [slot, 'whole cache'] : [slot]
  if (call.op === 'select' || call.op === 'exists') return [slot]
  return 'waited' in call ? [slot, `lock ${call.key}`, 'waits'] : [slot, `lock ${call.key}`]
}

function slotsAsked(
  plan: Plan,
  fs: Fs,
  who: Pid,
  local: LocalState,
  call: Syscall,
): readonly string[] {
  if ('fd' in call) {
    const file = local.own.files.get(call.fd)
    return file === undefined ? [] : [`inode ${file.ino}`]
  }
  const paths = 'path' in call ? [call.path] : 'from' in call ? [call.from, call.to] : []
  const names = paths.flatMap((path) => namesOnTheWay(plan, fs, path))
  if (call.op === 'listdir' || call.op === 'rmdir') {
    return [...names, ...paths.flatMap((path) => entriesOf(plan, path))]
  }
  // A directory moves with all that is in it.
  if (call.op === 'rename' && fs.dirs.has(call.from)) return [...names, ...everyEntry(plan, fs)]
  if (call.op === 'mkstemp')
    return [...namesOnTheWay(plan, fs, call.dir), `temporary names of ${who}`]
  const inodes = paths.flatMap((path) => {
    const ino = fs.names.get(path)
    return ino === undefined ? [] : [`inode ${ino}`]
  })
  return call.op === 'exists' || call.op === 'unlink' ? names : [...names, ...inodes]
}

/** The name, and those that decide whether it can be there at all. */
function namesOnTheWay(plan: Plan, fs: Fs, path: string): readonly string[] {
  // Where `..` leads depends on every directory on the way.
  if (path.split('/').includes('..')) return everyEntry(plan, fs)
  if (fs.names.has(path) || fs.dirs.has(path)) return [`name ${path}`]
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => `name ${parts.slice(0, index + 2).join('/')}`)
}

function everyEntry(plan: Plan, fs: Fs): readonly string[] {
  return [...fs.names.keys(), ...fs.dirs.keys()].flatMap((path) => [
    `name ${path}`,
    ...entriesOf(plan, path),
  ])
}

/** What a directory holds. Who makes or drops a name in it changes a slot of its own: only one that lists them sees the order. */
function entriesOf({ requests }: Plan, path: string): readonly string[] {
  return requests.map((_, who) => `entries ${path} by ${who}`)
}

function changedParts(before: SharedState, after: SharedState, who: Pid): readonly string[] {
  const jar = JSON.stringify(before.jar) === JSON.stringify(after.jar) ? [] : ['jar']
  return [
    ...jar,
    ...(clockKey(before.clock) === clockKey(after.clock) ? [] : ['clock']),
    ...changedKeys(before.db.rows, after.db.rows).map((key) => `row ${key}`),
    ...changedLocks(before.db, after.db),
    ...changedKeys(before.db.cache, after.db.cache).map((key) => `cached ${key}`),
    ...changedNames(before.fs, after.fs, who),
    ...changedInodes(before.fs, after.fs).map((ino) => `inode ${ino}`),
  ]
}

/** Files without a name that it no longer has open: perhaps nobody has, and their numbers are free. */
function closedForGood(
  { freesNumbers }: Plan,
  { own: before }: LocalState,
  { fs }: SharedState,
  { own: after }: LocalState,
): readonly string[] {
  if (!freesNumbers) return []
  const open = new Set([...after.files.values()].map(({ ino }) => ino))
  return [...before.files.values()]
    .filter(({ ino }) => !open.has(ino) && (fs.inodes.get(ino)?.nlink ?? 0) === 0)
    .map(({ ino }) => `inode ${ino}`)
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
function changedNames(before: Fs, after: Fs, who: Pid): readonly string[] {
  const changed = [
    ...changedKeys(before.names, after.names),
    ...changedKeys(before.dirs, after.dirs),
  ]
  const entries = changed
    .filter((path) => isThere(before, path) !== isThere(after, path))
    .map((path) => `entries ${parentOf(path)} by ${who}`)
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
