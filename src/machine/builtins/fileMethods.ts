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
import type { Outcome } from '../chart/callResult.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isRef, isTagged } from '../values/value.ts'
import type { OpenFileObject, Ref, Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'
import { absolute, pathArgument } from './paths.ts'
import { pure, resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'
import { ask, resultOf, textIn } from './continuations.ts'
import type { Stage, Stages } from './continuations.ts'

/** open(path, mode): the call goes out at once; its failure is an IOError that names the path. */
export const openFunction = resumable(
  1,
  4,
  (work, [path = null, mode = 'r', buffering = -1n]) => {
    if (typeof mode !== 'string') {
      const type = typeName(work, mode)
      return work.fail('TypeError', `open() argument 'mode' must be str, not ${type}`)
    }
    const opened = openMode(mode)
    if ('error' in opened) return work.fail('ValueError', opened.error)
    if ((asInt(buffering) ?? 0n) >= 0n) return work.unsupported('open() with a buffer size')
    const name = pathArgument(work, path, 'open')
    return ask({ op: 'open', path: absolute(name), flags: opened.flags }, 'open', name, mode)
  },
  ['file', 'mode', 'buffering', 'encoding'],
)

/** A file object for a descriptor that is open already. */
export function makeFile(work: Work, descriptor: number, path: string, mode: string): Ref {
  const opened = openMode(mode)
  if ('error' in opened) return work.fail('ValueError', opened.error)
  const file = fileObject(fd(descriptor), path, mode, opened)
  return work.make({ kind: 'openFile', file, text: work.version === 3 && !opened.binary })
}

interface Held {
  readonly ref: Ref
  readonly object: OpenFileObject
}

function heldBy(work: Work, self: Value | undefined): Held {
  const object = self === undefined ? null : work.object(self)
  if (object?.kind === 'openFile' && self !== undefined && isRef(self)) return { ref: self, object }
  throw new BugError('expected a file object')
}

/** The file, when it is open; else ValueError. `deed`: as CPython names it for binary files. */
function openFile(work: Work, self: Value | undefined, deed: string): Held {
  const held = heldBy(work, self)
  if (!held.object.file.closed) return held
  if (work.version === 2) return work.fail('ValueError', 'I/O operation on closed file')
  const binary = !held.object.text && deed !== ''
  return work.fail('ValueError', binary ? `${deed} closed file` : 'I/O operation on closed file.')
}

function putFile(work: Work, { ref, object }: Held, file: FileObject): void {
  work.put(ref, { ...object, file })
}

/** The methods of file objects; the file is the first argument. */
export const fileMethods: Table = {
  __enter__: pure(0, 0, (work, [self]) => openFile(work, self, '').ref),
  __exit__: resumable(0, 3, (work, [self]) => close(work, self)),
  close: resumable(0, 0, (work, [self]) => close(work, self)),
  fileno: pure(0, 0, (work, [self]) => BigInt(openFile(work, self, '').object.file.fd)),
  flush: resumable(0, 0, (work, [self]) => {
    openFile(work, self, 'flush of')
    return flushed(work, self, 'done')
  }),
  read: resumable(0, 1, read),
  readable: pure(0, 0, (work, [self]) => openFile(work, self, '').object.file.readable),
  seek: resumable(1, 2, (work, [self, offset = null, whence = 0n]) => {
    openFile(work, self, 'seek of')
    return flushed(work, self, 'seek', offset, whence)
  }),
  tell: resumable(0, 0, (work, [self]) => {
    openFile(work, self, 'tell of')
    return flushed(work, self, 'seek', 0n, 1n)
  }),
  truncate: resumable(0, 1, (work, [self, size]) => {
    openFile(work, self, 'truncate of')
    if (size === undefined) return work.unsupported('truncate() without a size')
    return flushed(work, self, 'truncate', size)
  }),
  writable: pure(0, 0, (work, [self]) => openFile(work, self, '').object.file.writable),
  write: resumable(1, 1, write),
}

function unsupportedDeed(work: Work, what: string): never {
  if (work.version === 2) return work.fail('IOError', `File not open for ${what}`)
  return work.fail('io.UnsupportedOperation', what === 'reading' ? 'not readable' : 'not writable')
}

function read(work: Work, [self, size = null]: Given): Outcome {
  const held = openFile(work, self, 'read of')
  if (!held.object.file.readable) return unsupportedDeed(work, 'reading')
  return flushed(work, self, 'read', size)
}

function write(work: Work, [self, data = null]: Given): Outcome {
  const held = openFile(work, self, 'write to')
  if (!held.object.file.writable) return unsupportedDeed(work, 'writing')
  const raw = writtenBytes(work, data, held.object.text)
  const { file, out } = bufferWrite(held.object.file, raw)
  putFile(work, held, file)
  const length = typeof data === 'string' ? [...data].length : raw.length
  const result = work.version === 2 ? null : BigInt(length)
  return writeOut(work, held.ref, out, 'result', result)
}

function writtenBytes(work: Work, data: Value, text: boolean): Bytes {
  const isBytes = isTagged(data) && data.kind === 'bytes'
  if (work.version === 2 && typeof data === 'string') return bytes(data)
  if (text) {
    if (typeof data === 'string') return utf8Bytes(data)
    return work.fail('TypeError', `write() argument must be str, not ${typeName(work, data)}`)
  }
  if (isBytes) return data.data
  const type = typeName(work, data)
  return work.fail('TypeError', `a bytes-like object is required, not '${type}'`)
}

function close(work: Work, self: Value | undefined): Outcome {
  const held = heldBy(work, self)
  if (held.object.file.closed) return gives(null)
  const { file, out } = takeBuffer(held.object.file)
  putFile(work, held, file)
  if (out === '') return closeNow(held, null)
  return ask({ op: 'write', fd: file.fd, data: out }, 'closeAfterWrite', held.ref, asValue(out))
}

/** The descriptor is closed even when the last write has failed; that failure is told then. */
function closeNow({ ref, object }: Held, errno: Errno | null): Outcome {
  return ask({ op: 'close', fd: object.file.fd }, 'closed', ref, errno)
}

/** Empties the buffer into the file, then goes on with a stage whose state begins with the file. */
function flushed(
  work: Work,
  self: Value | undefined,
  stage: string,
  ...state: readonly Value[]
): Outcome {
  const held = heldBy(work, self)
  const { file, out } = takeBuffer(held.object.file)
  putFile(work, held, file)
  return writeOut(work, held.ref, out, stage, ...state)
}

function writeOut(
  work: Work,
  ref: Ref,
  out: Bytes,
  stage: string,
  ...state: readonly Value[]
): Outcome {
  if (out === '') return goOn(work, stage, ref, state)
  const { object } = heldBy(work, ref)
  const call = { op: 'write', fd: object.file.fd, data: out } as const
  return ask(call, 'written', ref, asValue(out), stage, ...state)
}

function asValue(data: Bytes): Value {
  return { kind: 'bytes', data }
}

function bytesIn(value: Value | undefined): Bytes {
  if (value !== undefined && isTagged(value) && value.kind === 'bytes') return value.data
  throw new BugError('expected bytes that were put aside')
}

function goOn(work: Work, stage: string, ref: Ref, state: readonly Value[]): Outcome {
  const next = FLUSHED[stage]
  if (next === undefined) throw new BugError(`expected a stage after the flush, got ${stage}`)
  return next(work, [ref, ...state], null)
}

/** What may follow an emptied buffer. */
const FLUSHED: Stages = {
  done: () => gives(null),
  result: (_, [, result = null]) => gives(result),
  read: (work, [self, size = null]) => {
    const { ref, object } = heldBy(work, self)
    const wanted = asInt(size)
    const count = wanted === null || wanted < 0n ? null : Number(wanted)
    return ask({ op: 'read', fd: object.file.fd, size: count }, 'read', ref)
  },
  seek: (work, [self, offset = null, whence = null]) => {
    const { object } = heldBy(work, self)
    const names = ['SEEK_SET', 'SEEK_CUR', 'SEEK_END'] as const
    const name = names[Number(asInt(whence) ?? 0n)] ?? 'SEEK_SET'
    const by = Number(asInt(offset) ?? 0n)
    return ask({ op: 'lseek', fd: object.file.fd, offset: by, whence: name }, 'sought')
  },
  truncate: (work, [self, size = null]) => {
    const { object } = heldBy(work, self)
    const length = Number(asInt(size) ?? 0n)
    return ask({ op: 'ftruncate', fd: object.file.fd, length }, 'truncated', size)
  },
}

const written: Stage = (work, [self, out, stage = null, ...state], answer) => {
  const { ref } = heldBy(work, self)
  const result = resultOf('write', answer)
  if (!result.ok) return work.failErrno(result.errno, 'io')
  const rest = bytes(bytesIn(out).slice(result.value))
  return writeOut(work, ref, rest, textIn(stage), ...state)
}

/** How open() and the methods of files go on. */
export const fileStages: Stages = {
  open: (work, [path = null, mode = null], answer) => {
    const result = resultOf('open', answer)
    if (!result.ok) return work.failErrno(result.errno, 'io', path)
    return gives(makeFile(work, result.value, textIn(path), textIn(mode)))
  },
  written,
  read: (work, [self], answer) => {
    const { object } = heldBy(work, self)
    const result = resultOf('read', answer)
    if (!result.ok) return work.failErrno(result.errno, 'io')
    if (work.version === 2) return gives(result.value)
    return gives(object.text ? textOf(result.value) : asValue(result.value))
  },
  sought: (work, _, answer) => {
    const result = resultOf('lseek', answer)
    if (!result.ok) return work.failErrno(result.errno, 'io')
    return gives(work.version === 2 ? null : BigInt(result.value))
  },
  truncated: (work, [size = null], answer) => {
    const result = resultOf('ftruncate', answer)
    if (!result.ok) return work.failErrno(result.errno, 'io')
    return gives(work.version === 2 ? null : size)
  },
  closeAfterWrite: (work, [self, out], answer) => {
    const held = heldBy(work, self)
    const result = resultOf('write', answer)
    if (!result.ok) return closeNow(held, result.errno)
    const rest = bytes(bytesIn(out).slice(result.value))
    if (rest === '') return closeNow(held, null)
    const call = { op: 'write', fd: held.object.file.fd, data: rest } as const
    return ask(call, 'closeAfterWrite', held.ref, asValue(rest))
  },
  closed: (work, [self, errno = null], answer) => {
    const held = heldBy(work, self)
    putFile(work, held, { ...held.object.file, closed: true })
    const result = resultOf('close', answer)
    // The state keeps the name of an errno as text.
    if (typeof errno === 'string') return work.failErrno(errno as Errno, 'io')
    return result.ok ? gives(null) : work.failErrno(result.errno, 'io')
  },
}
