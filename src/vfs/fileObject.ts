import { BugError } from '../base/index.ts'
import type { Bytes, Fd, OpenFlag } from './syscall.ts'

/**
 * The C library's stdio buffer on Linux, which Python 2's file objects used: st_blksize bytes,
 * 4096 on the usual filesystems.
 */
export const BUFFER_SIZE = 4096

/** What a mode string asks for. */
export interface OpenMode {
  readonly flags: readonly OpenFlag[]
  readonly readable: boolean
  readonly writable: boolean
  readonly append: boolean
  readonly binary: boolean
}

/** A Python file object: a descriptor and the bytes that have not reached the file yet. */
export interface FileObject {
  readonly fd: Fd
  readonly path: string
  readonly mode: string
  readonly readable: boolean
  readonly writable: boolean
  readonly append: boolean
  readonly closed: boolean
  readonly buffer: Bytes
}

/** A file object, and the bytes that must go to its descriptor now; '' for none. */
export interface Buffered {
  readonly file: FileObject
  readonly out: Bytes
}

const NOTHING = '' as Bytes

/** Reads a mode as Python 3's open() does; the error is the text of its ValueError. */
export function openMode(mode: string): OpenMode | { readonly error: string } {
  if (!/^[rwaxbt+]*$/.test(mode) || new Set(mode).size < mode.length) {
    return { error: `invalid mode: '${mode}'` }
  }
  const binary = mode.includes('b')
  if (binary && mode.includes('t')) return { error: "can't have text and binary mode at once" }
  const verb = mode.replace(/[bt+]/g, '')
  const both = mode.includes('+')
  const access: OpenFlag = both ? 'O_RDWR' : verb === 'r' ? 'O_RDONLY' : 'O_WRONLY'
  const common = { readable: both || verb === 'r', writable: both || verb !== 'r', binary }
  switch (verb) {
    case 'r':
      return { ...common, flags: [access], append: false }
    case 'w':
      return { ...common, flags: [access, 'O_CREAT', 'O_TRUNC'], append: false }
    case 'a':
      return { ...common, flags: [access, 'O_CREAT', 'O_APPEND'], append: true }
    case 'x':
      return { ...common, flags: [access, 'O_CREAT', 'O_EXCL'], append: false }
    default:
      return { error: 'must have exactly one of create/read/write/append mode' }
  }
}

/** The file object that open(path, mode) or os.fdopen(fd, mode) gives for an open descriptor. */
export function fileObject(fd: Fd, path: string, mode: string, opened: OpenMode): FileObject {
  const { readable, writable, append } = opened
  return { fd, path, mode, readable, writable, append, closed: false, buffer: NOTHING }
}

/**
 * Takes the data into the buffer. Once it holds more than BUFFER_SIZE the whole blocks go out and
 * the rest stays, as glibc's fwrite does: 6000 bytes into a new file are 4096 now and 1904 later.
 * A buffer in use goes out first, filled to the brim; `blocks` are what a second write(2) takes.
 * Throws BugError for a file that is closed or not writable: the caller raises Python's error.
 */
export function bufferWrite(file: FileObject, data: Bytes): Buffered & { readonly blocks: Bytes } {
  if (file.closed || !file.writable) throw new BugError('expected a file open for writing')
  const all = file.buffer + data
  // glibc fills a buffer that is in use to the brim and lets it go at the next byte; into an
  // empty one it does not copy whole blocks at all.
  const keepsAll = file.buffer !== '' && all.length <= BUFFER_SIZE
  const whole = keepsAll ? 0 : all.length - (all.length % BUFFER_SIZE)
  const buffer = all.slice(whole) as Bytes
  const first = file.buffer === '' ? whole : Math.min(whole, BUFFER_SIZE)
  return {
    file: { ...file, buffer },
    out: all.slice(0, first) as Bytes,
    blocks: all.slice(first, whole) as Bytes,
  }
}

/** Empties the buffer: for flush, for close, and before a seek, a read or a truncate. */
export function takeBuffer(file: FileObject): Buffered {
  if (file.buffer === '') return { file, out: NOTHING }
  return { file: { ...file, buffer: NOTHING }, out: file.buffer }
}
