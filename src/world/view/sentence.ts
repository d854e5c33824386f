import { unreachable } from '../../base/index.ts'
import type { DbCall, DbResult } from '../../db/index.ts'
import { finish } from '../../machine/index.ts'
import type { Answer, Cookies, Operation, SetCookies } from '../../machine/index.ts'
import { listFiles, openDescriptions, underWay } from '../../vfs/index.ts'
import type { Errno, Fd, OpenFlag, Pid, SysResult, Syscall } from '../../vfs/index.ts'
import type { Run } from '../run.ts'
import type { ClockCall } from '../clock.ts'
import type { StepRecord } from '../bareStep.ts'
import { letterOf } from '../world.ts'
import type { Plan, World } from '../world.ts'
import { byteCount, withShortKeys, shortName } from './names.ts'
import { countIn, pathOfFd } from './operation.ts'

/** One plain sentence for step `index` (from 0) of a run: who did what, and what it changed. */
export function stepSentence(run: Run, index: number): string {
  return stepSentences(run, index).join(' ')
}

/** Of every step of a run. */
export function runSentences(run: Run): readonly string[] {
  return run.records.map((_, index) => stepSentence(run, index))
}

/** The same as a list: first what was done, then what the local work after it ran into. */
export function stepSentences(run: Run, index: number): readonly string[] {
  const record = run.records[index]
  const before = run.worlds[index]
  const after = run.worlds[index + 1]
  if (record === undefined || before === undefined || after === undefined) return []
  const letter = letterOf(record.who)
  const { threads } = run.plan
  const scene = { letter, who: record.who, before, after, threads }
  if (record.answer === null) return [killedText(scene, record.operation)]
  const told = tell(scene, record.operation, record.answer)
  const dropped =
    record.fault === 'evict' ? ['The cache has just dropped everything that it held.'] : []
  return [
    ...dropped,
    told,
    ...raisedSentences(letter, record),
    ...overSentences(letter, after, record.who),
  ]
}

interface Scene {
  readonly letter: string
  readonly who: Pid
  readonly before: World
  readonly after: World
  readonly threads: Plan['threads']
}

function tell(scene: Scene, operation: Operation, answer: Answer): string {
  switch (operation.kind) {
    case 'send':
      return answer.kind === 'send' ? sendSentence(scene.letter, answer.cookies) : ''
    case 'receive':
      return receiveSentence(scene, operation.status, operation.cookies)
    case 'sleep':
      return `${scene.letter} sleeps. How long does not matter: any number of steps of others may come first.`
    case 'clock':
      return clockSentence(scene.letter, operation.call)
    case 'db':
      return answer.kind === 'db' ? dbSentence(scene.letter, operation.call, answer.result) : ''
    case 'memory':
      return scene.threads?.sentence(scene.letter, answer) ?? ''
    case 'syscall':
      return answer.kind === 'syscall' ? syscallSentence(scene, operation.call, answer.result) : ''
    default:
      return unreachable(operation)
  }
}

function clockSentence(letter: string, call: ClockCall): string {
  switch (call) {
    case 'look':
      return `${letter} is about to read the clock. Time may pass before it does.`
    case 'read':
      return `${letter} reads the clock.`
    case 'pass':
      return 'Time passes: every moment so far is now longer ago than any deadline.'
    default:
      return unreachable(call)
  }
}

function sendSentence(letter: string, cookies: Cookies): string {
  const pairs = pairsOf(cookies)
  return pairs === ''
    ? `The browser sends request ${letter}, without a cookie.`
    : `The browser sends request ${letter} with the cookie ${pairs}.`
}

function receiveSentence({ letter, before }: Scene, status: number, cookies: SetCookies): string {
  const answer = `${letter} answers ${status}`
  const changed = Object.entries(cookies).filter(
    ([name, value]) => (before.jar[name] ?? null) !== value,
  )
  if (Object.keys(cookies).length === 0) return `${answer} and sets no cookie.`
  const [first] = changed
  if (first === undefined) {
    return Object.values(cookies).includes(null)
      ? `${answer} and deletes a cookie that the browser no longer holds.`
      : `${answer} with the key the browser already has.`
  }
  const [name, value] = first
  const old = before.jar[name]
  if (value === null) return `${answer} and deletes the cookie: the browser has forgotten it.`
  const moved = `the browser now holds ${name}=${withShortKeys(value)}`
  return old === undefined
    ? `${answer}: ${moved}.`
    : `${answer} with a different key: ${moved} and has forgotten ${withShortKeys(old)}.`
}

function killedText({ letter, before, who }: Scene, operation: Operation): string {
  const next = operation.kind === 'syscall' ? operation.call.op : operation.kind
  const held = openDescriptions(before.fs).filter((open) => open.pid === who)
  const lost = held.length === 0 ? '' : ' Its buffered data is lost and its files are closed.'
  return `The worker of ${letter} is killed before its ${next}.${lost} Request ${letter} is over and gets no answer.`
}

function dbSentence(letter: string, call: DbCall, result: DbResult): string {
  const key = 'key' in call ? withShortKeys(call.key) : ''
  if (!result.ok) return refusedSentence(letter, key, call, result)
  const { value } = result
  switch (call.op) {
    case 'exists':
      return `${letter} asks whether there is a row ${key}: ${value === true ? 'there is' : 'there is none'}.`
    case 'select':
      return value === null
        ? `${letter} selects the row ${key}: there is none.`
        : `${letter} selects the row ${key}.`
    case 'select_for_update':
      return value === null
        ? `${letter} wants the row ${key} for itself: there is none.`
        : `${letter} selects the row ${key} and locks it until its transaction ends.`
    case 'begin':
      return `${letter} begins a transaction.`
    case 'commit':
      return `${letter} commits: what its transaction wrote is there for all, and its rows are free.`
    case 'rollback':
      return `${letter} rolls back: what it wrote since the block began is gone, and the rows are free.`
    case 'insert':
      return `${letter} inserts the row ${key}.`
    case 'update':
      if (value === 0 && call.expected !== undefined) {
        return `${letter} tries to update the row ${key}: it is not as expected, 0 rows are changed.`
      }
      return value === 0
        ? `${letter} updates the row ${key}: there is none, 0 rows are changed.`
        : `${letter} updates the row ${key}.`
    case 'increment':
      return value === 0
        ? `${letter} tries to add to the row ${key}: there is none that fits, 0 rows are changed.`
        : `${letter} adds to the row ${key}.`
    case 'delete':
      return value === 0
        ? `${letter} deletes the row ${key}: there was none.`
        : `${letter} deletes the row ${key}.`
    default:
      return cacheSentence(letter, call, value)
  }
}

function cacheSentence(
  letter: string,
  call: Extract<DbCall, { op: `cache.${string}` }>,
  value: unknown,
): string {
  const key = withShortKeys(call.key)
  switch (call.op) {
    case 'cache.get':
      return value === null
        ? `${letter} asks the cache for ${key}: a miss.`
        : `${letter} gets ${key} from the cache.`
    case 'cache.set':
      return `${letter} puts ${key} into the cache.`
    case 'cache.add':
      return value === true
        ? `${letter} adds ${key} to the cache.`
        : `${letter} tries to add ${key} to the cache: it is there already.`
    case 'cache.delete':
      return value === true
        ? `${letter} deletes ${key} from the cache.`
        : `${letter} deletes ${key} from the cache, which did not hold it.`
    case 'cache.has':
      return `${letter} asks whether the cache holds ${key}: ${value === true ? 'it does' : 'it does not'}.`
    case 'cache.incr':
      return value === null
        ? `${letter} tries to count ${key} in the cache up or down: it is not there.`
        : `${letter} adds ${call.delta} to ${key} in the cache.`
    default:
      return unreachable(call)
  }
}

function refusedSentence(
  letter: string,
  key: string,
  call: DbCall,
  { error }: Extract<DbResult, { ok: false }>,
): string {
  switch (error) {
    case 'IntegrityError':
      return `${letter} tries to insert the row ${key}: the key is taken (${error}).`
    case 'waits':
      return call.op === 'insert'
        ? `${letter} tries to insert the row ${key}, and begins to wait: another transaction has written it.`
        : `${letter} wants the row ${key}, and begins to wait: another transaction has locked it.`
    case 'OperationalError':
      return `${letter} waits for the row ${key}, and in the end for itself: a deadlock, which the database ends (${error}).`
    case 'TransactionManagementError':
    case 'not-modelled':
      return `${letter} asks for the row ${key}, and is refused (${error}).`
    default:
      return unreachable(error)
  }
}

function syscallSentence(scene: Scene, call: Syscall, result: SysResult): string {
  const { letter, before, after, who } = scene
  if (!result.ok) return failureSentence(scene, call, result.errno)
  switch (call.op) {
    case 'open':
      return openSentence(scene, call.path, call.flags)
    case 'read':
      return readSentence(scene, call.fd, countIn(result.value))
    case 'write':
      return `${letter} writes ${byteCount(countIn(result.value))} to ${nameOfFd(before, who, call.fd)}: it holds ${byteCount(sizeOfFd(after, who, call.fd) ?? sizeOf(after, pathOfFd(before, who, call.fd)) ?? 0)} now.`
    case 'close':
      return `${letter} closes ${nameOfFd(before, who, call.fd)} and releases its lock.`
    case 'lseek':
      return `${letter} moves to another place in ${nameOfFd(before, who, call.fd)}.`
    case 'ftruncate':
      return `${letter} cuts ${nameOfFd(before, who, call.fd)} to ${byteCount(call.length)}.`
    case 'fstat':
      return `${letter} looks at the file behind ${nameOfFd(before, who, call.fd)}.`
    case 'stat':
      return `${letter} looks at ${shortName(call.path)}: it is there.`
    case 'exists':
      return result.value === true
        ? `${letter} asks whether ${shortName(call.path)} exists: it does.`
        : `${letter} asks whether ${shortName(call.path)} exists: no, the name is free.`
    case 'unlink':
      return `${letter} deletes ${shortName(call.path)} (unlink).`
    case 'mkdir':
      return `${letter} makes the directory ${call.path}.`
    case 'rmdir':
      return `${letter} removes the directory ${call.path}.`
    case 'rename':
      return `${letter} renames ${shortName(call.from)} to ${shortName(call.to)}, in one atomic step.`
    case 'link':
      return `${letter} gives ${shortName(call.from)} a second name, ${shortName(call.to)}.`
    case 'mkstemp':
      return `${letter} makes a temporary file${temporary(result.value)}.`
    case 'listdir':
      return `${letter} lists ${call.path}.`
    case 'flock':
    case 'lockf':
      if (result.value === false) {
        return `${letter} releases its lock on ${nameOfFd(before, who, call.fd)} and waits for the other kind.`
      }
      return call.mode === 'LOCK_UN'
        ? `${letter} releases its lock on ${nameOfFd(before, who, call.fd)}.`
        : `${letter} gets the ${call.mode === 'LOCK_EX' ? 'exclusive' : 'shared'} lock on ${nameOfFd(before, who, call.fd)}.`
    default:
      return unreachable(call)
  }
}

function temporary(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('path' in value)) return ''
  return `, ${shortName(String(value.path))}`
}

function openSentence({ letter, before }: Scene, path: string, flags: readonly OpenFlag[]): string {
  const name = shortName(path)
  const size = sizeOf(before, path)
  const writes = flags.includes('O_WRONLY') || flags.includes('O_RDWR')
  if (size === null) return `${letter} creates ${name}, still empty.`
  if (flags.includes('O_TRUNC')) {
    return size === 0
      ? `${letter} opens ${name} for writing; it was empty already.`
      : `${letter} opens ${name} for writing: the file is now empty; its ${byteCount(size)} ${size === 1 ? 'is' : 'are'} gone.`
  }
  if (writes)
    return `${letter} opens ${name} for writing and leaves its ${byteCount(size)} in place.`
  return size === 0
    ? `${letter} opens ${name} for reading: it is empty.`
    : `${letter} opens ${name} for reading (${byteCount(size)}).`
}

function readSentence({ letter, before, who }: Scene, fd: Fd, count: number): string {
  const name = nameOfFd(before, who, fd)
  const open = openDescriptions(before.fs).find((entry) => entry.pid === who && entry.fd === fd)
  const writers = open === undefined ? [] : underWay(before.fs, open.ino).map(letterOf)
  if (writers.length === 0) return `${letter} reads ${byteCount(count)} from ${name}.`
  const whose = writers
    .map((writer) => (writer === letter ? `${writer} itself` : writer))
    .join(' and ')
  const one = writers.length === 1
  const emptied = one
    ? `${whose} emptied the file and has not`
    : `${whose} emptied the file and have not`
  return count === 0
    ? `${letter} reads 0 bytes from ${name}: ${emptied} written it back yet.`
    : `${letter} reads ${byteCount(count)} from ${name} while ${whose} ${one ? 'is' : 'are'} still writing it.`
}

const REASONS: { readonly [K in Errno]: string } = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EBADF: 'the descriptor does not allow it',
  EEXIST: 'the name is taken',
  EINVAL: 'invalid argument',
  EISDIR: 'it is a directory',
  ENOENT: 'no such file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a directory',
  ENOTEMPTY: 'the directory is not empty',
  EPERM: 'it is not permitted',
  EWOULDBLOCK: 'somebody else holds the lock',
}

function pathIn(call: Exclude<Syscall, { readonly fd: Fd }>): string {
  if ('path' in call) return call.path
  return 'from' in call ? call.from : call.dir
}

function failureSentence({ letter, before, who }: Scene, call: Syscall, errno: Errno): string {
  const name = 'fd' in call ? nameOfFd(before, who, call.fd) : shortName(pathIn(call))
  return `${letter} tries to ${call.op} ${name}: ${REASONS[errno]} (${errno}).`
}

/** What the local work that followed ran into. */
function raisedSentences(letter: string, record: StepRecord): readonly string[] {
  const names = record.microsteps.flatMap((micro) => (micro.raised === null ? [] : [micro.raised]))
  // The search for the lazy dictionary raises AttributeError by design; that is not worth a mention.
  const news = [...new Set(names)].filter((name) => name !== 'AttributeError')
  return news.length === 0 ? [] : [`${letter}’s code raises ${news.join(', then ')}.`]
}

function overSentences(letter: string, after: World, who: Pid): readonly string[] {
  const request = after.requests[who]
  if (request === undefined) return []
  const end = finish(request.running)
  if (end?.kind === 'not-modelled') {
    return [`What ${letter} would do next is not known: ${end.what} is not modelled.`]
  }
  return request.response === null ? [] : [`Request ${letter} is over.`]
}

function pairsOf(cookies: Cookies): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${withShortKeys(value)}`)
    .join('; ')
}

function nameOfFd(world: World, who: Pid, fd: Fd): string {
  const path = pathOfFd(world, who, fd)
  return path === null ? `descriptor ${fd}` : shortName(path)
}

function sizeOf(world: World, path: string | null): number | null {
  return listFiles(world.fs).find((file) => file.path === path)?.size ?? null
}

function sizeOfFd(world: World, who: Pid, fd: Fd): number | null {
  return sizeOf(world, pathOfFd(world, who, fd))
}
