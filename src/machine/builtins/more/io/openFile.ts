import { fd, fileObject, openMode } from '../../../../vfs/index.ts'
import type { OpenMode } from '../../../../vfs/index.ts'
import { gives, NO_KEYWORDS } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import type { Program } from '../../../chart/program.ts'
import type { CodecName, ErrorPolicy, NewlineMode, TextState } from '../../../values/pythonFile.ts'
import { typeName } from '../../../values/typeName.ts'
import type { Ref, Value } from '../../../values/value.ts'
import { ask, resultOf, textIn } from '../../continuations.ts'
import type { Continuations } from '../../continuations.ts'
import { openFunction } from '../../fileMethods.ts'
import { entryPath, pathArgument } from '../../paths.ts'
import { resumable } from '../../signature.ts'
import type { Given, Table } from '../../signature.ts'
import { integer } from './arguments.ts'
import { emptyBuffer } from './bufferedFile.ts'
import { FRESH } from './codec.ts'
import { NOTHING } from './raw.ts'

/** st_blksize of the usual filesystems: the size of CPython's buffer. */
const BLOCK_SIZE = 4096

/** What open() was asked for beside the path. */
interface Wanted {
  readonly mode: string
  readonly opened: OpenMode
  /** null: no buffer */
  readonly bufferSize: number | null
  readonly text: TextState | null
}

const NAMES = ['file', 'mode', 'buffering', 'encoding', 'errors', 'newline', 'closefd', 'opener']

/** The built-in open. */
export const pythonOpen: Table[string] = resumable(
  1,
  8,
  (evaluation, given) => {
    if (evaluation.version === 2) return openFunction.run(evaluation, given, NO_KEYWORDS)
    const [path = null, ...how] = given
    if (typeof path === 'bigint') return gives(wrapped(evaluation, path, how))
    const name = pathArgument(evaluation, path, 'fspath')
    const { opened } = wantedFrom(evaluation, how)
    const call = {
      op: 'open',
      path: entryPath(evaluation, name),
      flags: opened.flags,
      kind: 'file',
    } as const
    return ask(call, 'io.opened', name, ...withDefaults(how))
  },
  NAMES,
)

/** A file object over a descriptor that is open: os.fdopen. */
export const pythonFdopen: Table[string] = resumable(
  1,
  8,
  (evaluation, [number = null, ...how]) => {
    return gives(wrapped(evaluation, BigInt(integer(evaluation, number)), how))
  },
  ['fd', ...NAMES.slice(1)],
)

function wrapped(evaluation: Evaluation, number: bigint, how: Given): Ref {
  const wanted = wantedFrom(evaluation, how)
  // The descriptor of "a" is moved to the end, which a program could see only by asking.
  if (wanted.opened.append && asksForOffsets(evaluation.program)) {
    return evaluation.unsupported('a file object that appends over a descriptor')
  }
  return makePythonFile(evaluation, Number(number), number, wanted, null)
}

export const openStages: Continuations = {
  'io.opened': (evaluation, [name = null, ...how], answer) => {
    const result = resultOf('open', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'io', name)
    const { opened } = wantedFrom(evaluation, how)
    const number = result.value
    if (opened.append && (opened.readable || asksForOffsets(evaluation.program))) {
      const call = { op: 'lseek', fd: number, offset: 0, whence: 'SEEK_END' } as const
      return ask(call, 'io.atEnd', name, BigInt(number), ...how)
    }
    return fileObjectOf(evaluation, name, BigInt(number), how)
  },
  'io.atEnd': (evaluation, [name = null, number = null, ...how]) =>
    fileObjectOf(evaluation, name, number, how),
}

/** As a wait keeps them. */
function withDefaults(how: Given): readonly Value[] {
  const defaults = ['r', -1n, null, null, null, true, null]
  return defaults.map((missing, i) => (how[i] === undefined ? missing : how[i]))
}

function fileObjectOf(evaluation: Evaluation, name: Value, number: Value, how: Given): CallResult {
  const wanted = wantedFrom(evaluation, how)
  return gives(makePythonFile(evaluation, Number(number), textIn(name), wanted, null))
}

/** @param removes the path that goes with the file object; null: none does */
export function makePythonFile(
  evaluation: Evaluation,
  number: number,
  name: string | bigint,
  { mode, opened, bufferSize, text }: Wanted,
  removes: string | null,
): Ref {
  const shown = text === null ? rawMode(opened, mode) : mode
  return evaluation.make({
    kind: 'openFile',
    file: fileObject(fd(number), typeof name === 'string' ? name : `<fd:${name}>`, shown, opened),
    text: text !== null,
    io: {
      name,
      removes,
      atEnd: false,
      buffered: bufferSize === null ? null : emptyBuffer(bufferSize),
      text,
    },
  })
}

/** `f.mode` of a binary file: FileIO says "rb+" for "w+b" as well. */
function rawMode({ readable, writable, append }: OpenMode, mode: string): string {
  if (mode.includes('x')) return readable ? 'xb+' : 'xb'
  if (append) return readable ? 'ab+' : 'ab'
  return readable && writable ? 'rb+' : readable ? 'rb' : 'wb'
}

/** Reads the arguments behind the path, as open() does. */
export function wantedFrom(evaluation: Evaluation, given: Given): Wanted {
  const [mode = 'r', buffering = -1n, ...rest] = given
  const [encoding = null, errors = null, newline = null, closefd = true, opener = null] = rest
  if (closefd !== true || opener !== null) {
    return evaluation.unsupported('open() with closefd or opener')
  }
  if (typeof mode !== 'string') {
    const type = typeName(evaluation, mode)
    return evaluation.fail('TypeError', `open() argument 'mode' must be str, not ${type}`)
  }
  const size = integer(evaluation, buffering)
  const forText = {
    encoding: optional(evaluation, 'encoding', encoding),
    errors: optional(evaluation, 'errors', errors),
    newline: optional(evaluation, 'newline', newline),
  }
  const opened = openMode(mode)
  if ('error' in opened) return evaluation.fail('ValueError', opened.error)
  const bufferSize = size > 1 ? size : size === 0 ? null : BLOCK_SIZE
  const text = opened.binary
    ? withoutText(evaluation, forText)
    : textState(evaluation, forText, size)
  return { mode, opened, bufferSize, text }
}

interface ForText {
  readonly encoding: string | null
  readonly errors: string | null
  readonly newline: string | null
}

function withoutText(evaluation: Evaluation, forText: ForText): null {
  const wrong = Object.entries(forText).find(([, value]) => value !== null)
  if (wrong === undefined) return null
  const [name] = wrong
  const article = name === 'newline' ? 'a' : 'an'
  return evaluation.fail('ValueError', `binary mode doesn't take ${article} ${name} argument`)
}

function textState(
  evaluation: Evaluation,
  { encoding, errors, newline }: ForText,
  size: number,
): TextState {
  if (size === 0) return evaluation.fail('ValueError', "can't have unbuffered text I/O")
  return {
    encoding: encoding ?? 'UTF-8',
    codec: codecNamed(evaluation, encoding ?? 'utf-8'),
    errors: policyNamed(evaluation, errors ?? 'strict'),
    newline: newlineMode(evaluation, newline),
    lineBuffering: size === 1,
    pending: NOTHING,
    decoded: '',
    used: 0,
    ratio: 0,
    decoder: FRESH,
    snapshot: null,
    telling: true,
  }
}

function optional(evaluation: Evaluation, name: string, value: Value): string | null {
  if (value === null || typeof value === 'string') return value
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `open() argument '${name}' must be str or None, not ${type}`)
}

/** The codec of an encoding, by any of its usual names. */
export function codecNamed(evaluation: Evaluation, encoding: string): CodecName {
  const name = encoding.toLowerCase().replaceAll(/[_ ]/g, '-')
  if (['utf-8', 'utf8', 'u8', 'utf', 'locale'].includes(name)) return 'utf-8'
  if (['ascii', 'us-ascii', '646'].includes(name)) return 'ascii'
  if (['latin-1', 'latin1', 'latin', 'l1', 'iso-8859-1', 'iso8859-1', '8859'].includes(name)) {
    return 'latin-1'
  }
  return evaluation.unsupported(`the encoding ${encoding}`)
}

export function policyNamed(evaluation: Evaluation, errors: string): ErrorPolicy {
  if (errors === 'strict' || errors === 'replace' || errors === 'ignore') return errors
  return evaluation.unsupported(`errors='${errors}'`)
}

function newlineMode(evaluation: Evaluation, newline: string | null): NewlineMode {
  if (newline === null || newline === '' || newline === '\n') return newline
  if (newline === '\r' || newline === '\r\n') return newline
  return evaluation.fail('ValueError', `illegal newline value: ${newline}`)
}

const OFFSETS: ReadonlySet<string> = new Set(['tell', 'seek', 'lseek', 'truncate', 'getattr'])
const asking = new WeakMap<Program, boolean>()

/**
 * Can the program see where a descriptor is? Only then open(…, 'a') has a step that moves it to the
 * end: what is written goes there anyway.
 */
function asksForOffsets(program: Program): boolean {
  const known = asking.get(program)
  if (known !== undefined) return known
  const names = JSON.stringify(
    [...program.code.functions.values()].map(({ points }) => points),
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
  const asks = [...OFFSETS].some((name) => names.includes(`"name":"${name}"`))
  asking.set(program, asks)
  return asks
}
