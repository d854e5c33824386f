import { BugError } from '../../base/index.ts'
import {
  bufferWrite,
  bytes,
  fd,
  fileObject,
  openMode,
  takeBuffer,
  textOf,
  utf8Bytes,
} from '../../vfs/index.ts'
import type { Bytes, Errno, FileObject } from '../../vfs/index.ts'
import { gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isRef, isTagged } from '../values/value.ts'
import type { OpenFileObject, Ref, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { entryPath, pathArgument } from './paths.ts'
import { resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'
import { ask, resultOf, textIn } from './continuations.ts'
import type { Continuation, Continuations } from './continuations.ts'

/** open(path, mode): the call goes out at once; its failure is an IOError that names the path. */
export const openFunction = resumable(
  1,
  4,
  (evaluation, [path = null, mode = 'r', buffering = -1n]) => {
    if (typeof mode !== 'string') {
      const type = typeName(evaluation, mode)
      return evaluation.fail('TypeError', `open() argument 'mode' must be str, not ${type}`)
    }
    const opened = openMode(mode)
    if ('error' in opened) return evaluation.fail('ValueError', opened.error)
    if ((asInt(buffering) ?? 0n) >= 0n) return evaluation.unsupported('open() with a buffer size')
    const name = pathArgument(evaluation, path, 'fspath')
    return ask(
      { op: 'open', path: entryPath(evaluation, name), flags: opened.flags },
      'open',
      name,
      mode,
    )
  },
  ['file', 'mode', 'buffering', 'encoding'],
)

/** A file object for a descriptor that is open already. */
export function makeFile(
  evaluation: Evaluation,
  descriptor: number,
  path: string,
  mode: string,
): Ref {
  const opened = openMode(mode)
  if ('error' in opened) return evaluation.fail('ValueError', opened.error)
  const file = fileObject(fd(descriptor), path, mode, opened)
  return evaluation.make({
    kind: 'openFile',
    file,
    text: evaluation.version === 3 && !opened.binary,
  })
}

export interface Held {
  readonly ref: Ref
  readonly object: OpenFileObject
}

/** The file that a method is called on, and its reference. */
export function heldBy(evaluation: Evaluation, self: Value | undefined): Held {
  const object = self === undefined ? null : evaluation.object(self)
  if (object?.kind === 'openFile' && self !== undefined && isRef(self)) return { ref: self, object }
  throw new BugError('expected a file object')
}

/** The file, when it is open; else ValueError. `deed`: as CPython names it for binary files. */
export function openFile(evaluation: Evaluation, self: Value | undefined, deed: string): Held {
  const held = heldBy(evaluation, self)
  if (!held.object.file.closed) return held
  if (evaluation.version === 2) return evaluation.fail('ValueError', 'I/O operation on closed file')
  const binary = !held.object.text && deed !== ''
  return evaluation.fail(
    'ValueError',
    binary ? `${deed} closed file` : 'I/O operation on closed file.',
  )
}

function putFile(evaluation: Evaluation, { ref, object }: Held, file: FileObject): void {
  evaluation.put(ref, { ...object, file })
}

/** The methods of file objects that the first programs use; the file is the first argument. */
export const fileMethods: Table = {
  close: resumable(0, 0, (evaluation, [self]) => closeFile(evaluation, self)),
  read: resumable(0, 1, read),
  write: resumable(1, 1, write),
}

function unsupportedDeed(evaluation: Evaluation, what: string): never {
  if (evaluation.version === 2) return evaluation.fail('IOError', `File not open for ${what}`)
  return evaluation.fail(
    'io.UnsupportedOperation',
    what === 'reading' ? 'not readable' : 'not writable',
  )
}

function read(evaluation: Evaluation, [self, size = null]: Given): CallResult {
  const held = openFile(evaluation, self, 'read of')
  if (!held.object.file.readable) return unsupportedDeed(evaluation, 'reading')
  return withFlush(evaluation, self, 'flushed, reads', size)
}

function write(evaluation: Evaluation, [self, data = null]: Given): CallResult {
  const held = openFile(evaluation, self, 'write to')
  if (!held.object.file.writable) return unsupportedDeed(evaluation, 'writing')
  const raw = writtenBytes(evaluation, data, held.object.text)
  const { file, out, blocks } = bufferWrite(held.object.file, raw)
  // The rest waits until the blocks are out: after a failed block nothing of it is kept.
  putFile(evaluation, held, takeBuffer(file).file)
  const length = typeof data === 'string' ? [...data].length : raw.length
  const result = evaluation.version === 2 ? null : BigInt(length)
  const kept = [asValue(file.buffer), result] as const
  if (blocks === '') return writeOut(evaluation, held.ref, out, 'flushed, keeps', ...kept)
  return writeOut(evaluation, held.ref, out, 'flushed, writes', asValue(blocks), ...kept)
}

function writtenBytes(evaluation: Evaluation, data: Value, text: boolean): Bytes {
  const isBytes = isTagged(data) && data.kind === 'bytes'
  if (evaluation.version === 2 && typeof data === 'string') return bytes(data)
  if (text) {
    if (typeof data === 'string') return utf8Bytes(data)
    return evaluation.fail(
      'TypeError',
      `write() argument must be str, not ${typeName(evaluation, data)}`,
    )
  }
  if (isBytes) return data.data
  const type = typeName(evaluation, data)
  return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
}

/** `file.close()` */
export function closeFile(evaluation: Evaluation, self: Value | undefined): CallResult {
  const held = heldBy(evaluation, self)
  if (held.object.file.closed) return gives(null)
  const { file, out } = takeBuffer(held.object.file)
  putFile(evaluation, held, file)
  if (out === '') return closeNow(held, null)
  return ask({ op: 'write', fd: file.fd, data: out }, 'closeAfterWrite', held.ref, asValue(out))
}

/** The descriptor is closed even when the last write failed; the failure is raised afterwards. */
function closeNow({ ref, object }: Held, errno: Errno | null): CallResult {
  return ask({ op: 'close', fd: object.file.fd }, 'closed', ref, errno)
}

/** Flushes the buffer to the file, then resumes a continuation whose state starts with the file. */
export function withFlush(
  evaluation: Evaluation,
  self: Value | undefined,
  resume: string,
  ...state: readonly Value[]
): CallResult {
  const held = heldBy(evaluation, self)
  const { file, out } = takeBuffer(held.object.file)
  putFile(evaluation, held, file)
  return writeOut(evaluation, held.ref, out, resume, ...state)
}

function writeOut(
  evaluation: Evaluation,
  ref: Ref,
  out: Bytes,
  resume: string,
  ...state: readonly Value[]
): CallResult {
  if (out === '') return goOn(evaluation, resume, ref, state)
  const { object } = heldBy(evaluation, ref)
  const call = { op: 'write', fd: object.file.fd, data: out } as const
  return ask(call, 'written', ref, asValue(out), resume, ...state)
}

function asValue(data: Bytes): Value {
  return { kind: 'bytes', data }
}

function bytesIn(value: Value | undefined): Bytes {
  if (value !== undefined && isTagged(value) && value.kind === 'bytes') return value.data
  throw new BugError('expected bytes that were put aside')
}

function goOn(
  evaluation: Evaluation,
  resume: string,
  ref: Ref,
  state: readonly Value[],
): CallResult {
  return evaluation.library.resume(evaluation, { resume, state: [ref, ...state] }, null)
}

/** What may follow an emptied buffer. */
const FLUSHED: Continuations = {
  'flushed, writes': (evaluation, [self, blocks, ...kept]) => {
    const { ref } = heldBy(evaluation, self)
    return writeOut(evaluation, ref, bytesIn(blocks), 'flushed, keeps', ...kept)
  },
  'flushed, keeps': (evaluation, [self, rest, result = null]) => {
    const held = heldBy(evaluation, self)
    putFile(evaluation, held, { ...held.object.file, buffer: bytesIn(rest) })
    return gives(result)
  },
  'flushed, reads': (evaluation, [self, size = null]) => {
    const { ref, object } = heldBy(evaluation, self)
    const wanted = asInt(size)
    const count = wanted === null || wanted < 0n ? null : Number(wanted)
    return ask({ op: 'read', fd: object.file.fd, size: count }, 'read', ref)
  },
}

const afterWrite: Continuation = (evaluation, [self, out, resume = null, ...state], answer) => {
  const { ref } = heldBy(evaluation, self)
  const result = resultOf('write', answer)
  if (!result.ok) return evaluation.failErrno(result.errno, 'io')
  const rest = bytes(bytesIn(out).slice(result.value))
  return writeOut(evaluation, ref, rest, textIn(resume), ...state)
}

/** How open() and the methods of files go on. */
export const fileStages: Continuations = {
  ...FLUSHED,
  open: (evaluation, [path = null, mode = null], answer) => {
    const result = resultOf('open', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'io', path)
    return gives(makeFile(evaluation, result.value, textIn(path), textIn(mode)))
  },
  written: afterWrite,
  read: (evaluation, [self], answer) => {
    const { object } = heldBy(evaluation, self)
    const result = resultOf('read', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'io')
    if (evaluation.version === 2) return gives(result.value)
    return gives(object.text ? textOf(result.value) : asValue(result.value))
  },
  closeAfterWrite: (evaluation, [self, out], answer) => {
    const held = heldBy(evaluation, self)
    const result = resultOf('write', answer)
    if (!result.ok) return closeNow(held, result.errno)
    const rest = bytes(bytesIn(out).slice(result.value))
    if (rest === '') return closeNow(held, null)
    const call = { op: 'write', fd: held.object.file.fd, data: rest } as const
    return ask(call, 'closeAfterWrite', held.ref, asValue(rest))
  },
  closed: (evaluation, [self, errno = null], answer) => {
    const held = heldBy(evaluation, self)
    putFile(evaluation, held, { ...held.object.file, closed: true })
    const result = resultOf('close', answer)
    // The state keeps the name of an errno as text.
    if (typeof errno === 'string') return evaluation.failErrno(errno as Errno, 'io')
    return result.ok ? gives(null) : evaluation.failErrno(result.errno, 'io')
  },
}
