import type { Db, DbCall } from '../../db/index.ts'
import { finish, pending } from '../../machine/index.ts'
import { ino as inode, pid, RANGE, temporaryName } from '../../vfs/index.ts'
import type { CallOf, Fs, Syscall } from '../../vfs/index.ts'
import { faultAt } from '../faults.ts'
import type { LocalState, SharedState } from './model.ts'
import type { Plan } from '../world.ts'

/** One call, about to be made, and the slots that are known to matter so far. */
interface Looking {
  readonly plan: Plan
  readonly who: number
  readonly local: LocalState
  readonly fs: Fs
  readonly slots: string[]
}

/**
 * The slots (see `modelParts`) that decide what a step of a request does, and all that it may
 * change, in the order in which one leads to the next. More than what really matters does no harm
 * but to the speed. Null where it is not worth computing: the step may look at anything.
 */
export function lookedAt(
  plan: Plan,
  who: number,
  local: LocalState,
  { fs, db }: SharedState,
): readonly string[] | null {
  // A rule may look at anything after every step; what is written has the time of the clock.
  if (plan.always.length > 0 || plan.times !== null) return null
  const { request } = local
  if (request.killed || finish(request.running) !== null) return []
  const operation = pending(plan.machine, local.request.running)
  // At its end, or quietly before, a request closes what it has open.
  const slots = [`process ${who}`, `transaction ${who}`]
  for (const { ino } of local.own.files.values()) slots.push(`inode ${ino}`)
  slots.push(...numbersOf(plan, who, local))
  if (operation === null) return slots
  // Every entry that there is or might be.
  if (faultAt(plan.fault, pid(who), request) === 'evict') return null
  if (operation.kind === 'db') {
    return [...new Set([...slots, ...slotsOfCall(plan, who, db, operation.call)])]
  }
  if (operation.kind === 'sleep') return slots
  if (operation.kind === 'clock') return [...slots, 'clock']
  if (operation.kind !== 'syscall') return [...slots, 'jar']
  return call({ plan, who, local, fs, slots }, operation.call) ? slots : null
}

/** The files that a process has made: whether they are gone decides the number of its next one. */
export function numbersOf(plan: Plan, who: number, { own }: LocalState): readonly string[] {
  if (!plan.freesNumbers) return []
  return Array.from({ length: own.created }, (_, n) => `inode ${RANGE * (who + 1) + n + 1}`)
}

/** The row, or the entry of the cache, that a statement is about; null: the end of a transaction is about none. */
export function slotOf(call: DbCall): string | null {
  if (!('key' in call)) return null
  return `${call.op.startsWith('cache.') ? 'cached' : 'row'} ${call.key}`
}

function slotsOfCall(plan: Plan, who: number, db: Db, call: DbCall): readonly string[] {
  const slot = slotOf(call)
  // What a transaction has written is seen by all when it is committed.
  const written = [...(db.transactions.get(who)?.held.writes.keys() ?? [])]
  // One that waits for a row learns that it is gone.
  if (slot === null) return [...written.map((key) => `row ${key}`), ...allTransactions(plan)]
  if (slot.startsWith('cached ') || call.op === 'select' || call.op === 'exists') return [slot]
  // Somebody may hold the row, and whom they wait for decides whether a circle is closed.
  const all = allTransactions(plan)
  if (!('waited' in call)) return [slot, ...all]
  return [slot, ...all, ...[...db.waits.values()].map(({ key }) => `row ${key}`)]
}

function allTransactions({ requests }: Plan): readonly string[] {
  return requests.map((_, process) => `transaction ${process}`)
}

/** Whether the read set could be computed. */
function call(looking: Looking, call: Syscall): boolean {
  switch (call.op) {
    case 'listdir':
    case 'rmdir':
      return false
    case 'mkdir':
      newFile(looking)
      return path(looking, call.path)
    case 'mkstemp':
      return mkstemp(looking, call)
    case 'rename':
      // A directory moves with all that is in it.
      if (looking.fs.dirs.has(call.from)) return false
      return path(looking, call.from) && path(looking, call.to)
    case 'link':
      return path(looking, call.from) && path(looking, call.to)
    case 'open': {
      if (!path(looking, call.path)) return false
      const free = !looking.fs.names.has(call.path) && !looking.fs.dirs.has(call.path)
      if (free && call.flags.includes('O_CREAT')) newFile(looking)
      if (call.flags.includes('O_TRUNC')) changesNameless(looking, looking.fs.names.get(call.path))
      return true
    }
    case 'exists':
    case 'stat':
    case 'unlink':
      return path(looking, call.path)
    case 'read':
    case 'flock':
    case 'lockf':
      // Somebody may be in the middle of a save, or hold the lock.
      allProcesses(looking)
      return true
    case 'write':
    case 'ftruncate':
      changesNameless(looking, looking.local.own.files.get(call.fd)?.ino)
      return true
    case 'close':
    case 'lseek':
    case 'fstat':
      return true
  }
}

/** Follows a path: the names on the way, and what it leads to. */
function path({ fs, slots }: Looking, path: string): boolean {
  slots.push(`name ${path}`)
  const ino = fs.names.get(path) ?? fs.dirs.get(path)
  if (ino !== undefined) {
    slots.push(`inode ${ino}`)
    return true
  }
  const parts = path.split('/')
  const plain = parts.length > 1 && parts[0] === '' && parts.slice(1).every(isName)
  for (let end = 2; end < parts.length; end++) slots.push(`name ${parts.slice(0, end).join('/')}`)
  return plain
}

function isName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..'
}

/** The names that it tries, up to the first free one. */
function mkstemp(looking: Looking, { dir, prefix, suffix }: CallOf<'mkstemp'>): boolean {
  const { fs, who, local } = looking
  if (!fs.dirs.has(dir)) return false
  for (let n = local.own.created + 1; ; n++) {
    const name = `${prefix}${temporaryName(pid(who), n)}${suffix}`
    const tried = `${dir === '/' ? '' : dir}/${name}`
    if (!path(looking, tried)) return false
    if (!fs.names.has(tried) && !fs.dirs.has(tried)) break
  }
  newFile(looking)
  return true
}

/** The inode numbers that it tries, up to the first free one. */
function newFile({ fs, who, local, slots }: Looking): void {
  const base = RANGE * (who + 1)
  for (let n = local.own.created + 1; n < RANGE; n++) {
    slots.push(`inode ${base + n}`)
    if (!fs.inodes.has(inode(base + n))) return
  }
}

/** A changed file without a name lives on only while someone has it open. */
function changesNameless(looking: Looking, ino: number | undefined): void {
  if (ino !== undefined && looking.fs.inodes.get(inode(ino))?.nlink === 0) allProcesses(looking)
}

function allProcesses({ plan, slots }: Looking): void {
  for (let process = 0; process < plan.requests.length; process++) slots.push(`process ${process}`)
}
