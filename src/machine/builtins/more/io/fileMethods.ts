import { itemsOf } from '../../../chart/iteration.ts'
import { repr } from '../../../values/repr.ts'
import { typeName } from '../../../values/typeName.ts'
import { isTagged } from '../../../values/value.ts'
import type { Value } from '../../../values/value.ts'
import type { Bytes, Syscall } from '../../../../vfs/index.ts'
import { absolute } from '../../paths.ts'
import type { Continuations } from '../../continuations.ts'
import { pure, resumable } from '../../signature.ts'
import type { Table } from '../../signature.ts'
import { methodStage, runMethod, STAGE } from './fileRun.ts'
import type { FileMethod, OpenedFile } from './fileRun.ts'
import type { Io } from './raw.ts'
import { indexOrNone, integer, seekTarget } from './arguments.ts'
import { loadPickle } from '../pickle/pickleFile.ts'

const CLOSED = 'I/O operation on closed file'

/** ValueError when the file is closed: its words depend on the layer that notices. */
function mustBeOpen({ evaluation, raw, text, buffered }: OpenedFile, deed: string | null): void {
  if (!raw.closed) return
  if (text !== null || deed === '.') evaluation.fail('ValueError', `${CLOSED}.`)
  if (buffered === null || deed === null) evaluation.fail('ValueError', CLOSED)
  evaluation.fail('ValueError', `${deed} closed file`)
}

function unsupported({ evaluation }: OpenedFile, what: string): never {
  return evaluation.fail('io.UnsupportedOperation', what)
}

/** What a file that is not open for reading says. */
function mustRead(file: OpenedFile, method: string): void {
  if (file.raw.readable) return
  if (file.text !== null) unsupported(file, 'not readable')
  unsupported(file, file.buffered === null ? 'File not open for reading' : method)
}

function mustWrite(file: OpenedFile, method: string): void {
  if (file.raw.writable) return
  if (file.buffered === null) unsupported(file, 'File not open for writing')
  unsupported(file, file.text !== null && method === 'write' ? 'not writable' : method)
}

function asBytes(data: Bytes): Value {
  return { kind: 'bytes', data }
}

function* read(file: OpenedFile, [size = null]: readonly (Value | undefined)[]): Io<Value> {
  const { evaluation, text, buffered, raw } = file
  if (text !== null) {
    mustBeOpen(file, null)
    const count = indexOrNone(evaluation, size) ?? -1
    mustRead(file, 'read')
    return count < 0 ? yield* text.readAll() : yield* text.read(count)
  }
  if (buffered !== null) mustRead(file, 'read')
  const count = indexOrNone(evaluation, size) ?? -1
  if (buffered === null) {
    mustBeOpen(file, null)
    mustRead(file, 'read')
    return asBytes(count < 0 ? yield* raw.readAll() : yield* raw.read(count))
  }
  if (count < -1) evaluation.fail('ValueError', 'read length must be non-negative or -1')
  mustBeOpen(file, 'read of')
  return asBytes(count < 0 ? yield* buffered.readAll() : yield* buffered.read(count))
}

/** One line; '' at the end. */
function* line(file: OpenedFile, limit: number | null): Io<string> {
  const { text, buffered, raw } = file
  if (text !== null) {
    mustBeOpen(file, null)
    mustRead(file, 'readline')
    return yield* text.readLine(limit)
  }
  if (buffered !== null) {
    mustRead(file, 'read')
    mustBeOpen(file, 'readline of')
    return yield* buffered.readLine(limit)
  }
  mustBeOpen(file, null)
  mustRead(file, 'read')
  let got = ''
  // Without a buffer there is nowhere to put what is behind the line.
  while (!got.endsWith('\n') && got.length !== limit) {
    const byte = yield* raw.read(1)
    if (byte === '') break
    got += byte
  }
  return got
}

function lineValue({ text }: OpenedFile, data: string): Value {
  return text === null ? asBytes(data as Bytes) : data
}

/** The next line of an iteration; null at its end. */
function* nextLine(file: OpenedFile): Io<string | null> {
  if (file.text === null) {
    const data = yield* line(file, null)
    return data === '' ? null : data
  }
  file.text.startIteration()
  mustBeOpen(file, null)
  mustRead(file, 'readline')
  return yield* file.text.next()
}

function* writeOne(file: OpenedFile, data: Value): Io<Value> {
  const { evaluation, text, buffered, raw } = file
  if (text !== null) {
    if (typeof data !== 'string') {
      const type = typeName(evaluation, data)
      return evaluation.fail('TypeError', `write() argument must be str, not ${type}`)
    }
    mustBeOpen(file, null)
    mustWrite(file, 'write')
    yield* text.write(data)
    return BigInt([...data].length)
  }
  if (buffered !== null) mustWrite(file, 'write')
  if (!isTagged(data) || data.kind !== 'bytes') {
    const type = typeName(evaluation, data)
    return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
  }
  mustBeOpen(file, 'write to')
  mustWrite(file, 'write')
  return BigInt(yield* buffered === null ? raw.write(data.data) : buffered.write(data.data))
}

function* close({ io, text, buffered, raw }: OpenedFile): Io<Value> {
  if (raw.closed) return null
  try {
    // As in CPython each layer flushes what is under it, and the descriptor is closed in any case.
    try {
      if (text !== null) yield* text.flush()
    } finally {
      try {
        if (buffered !== null) yield* buffered.flush()
      } finally {
        yield* raw.close()
      }
    }
  } finally {
    if (io.removes !== null) yield* raw.unlink(absolute(io.removes))
  }
  return null
}

function* flush(file: OpenedFile): Io<Value> {
  mustBeOpen(file, file.raw.writable && file.buffered !== null ? 'flush of' : '.')
  if (file.text !== null) yield* file.text.flush()
  else if (file.buffered !== null) yield* file.buffered.flush()
  return null
}

function* seek(
  file: OpenedFile,
  [offset = null, whence = 0n]: readonly (Value | undefined)[],
): Io<Value> {
  const { evaluation, text, buffered, raw } = file
  const from = integer(evaluation, whence)
  if (text !== null) {
    mustBeOpen(file, null)
    const target = seekTarget(evaluation, offset, from)
    // "Here" makes the position of the descriptor that of the program.
    const at = from === 1 ? yield* tellText(file) : target
    return BigInt(yield* text.seek(at, from === 2 ? 'SEEK_END' : 'SEEK_SET'))
  }
  const names = ['SEEK_SET', 'SEEK_CUR', 'SEEK_END'] as const
  const name = names[from]
  if (buffered === null) {
    mustBeOpen(file, null)
    const by = integer(evaluation, offset)
    if (name === undefined) return evaluation.failErrno('EINVAL', 'io')
    return BigInt(yield* raw.seek(by, name))
  }
  if (name === undefined) return evaluation.fail('ValueError', `whence value ${from} unsupported`)
  mustBeOpen(file, 'seek of')
  return BigInt(yield* buffered.seek(integer(evaluation, offset), name))
}

function* tellText(file: OpenedFile): Io<number> {
  const { evaluation, text } = file
  if (text?.canTell === false) {
    evaluation.fail('OSError', 'telling position disabled by next() call')
  }
  const at = text === null ? null : yield* text.tell()
  return at ?? evaluation.unsupported('tell() in the middle of a line ending')
}

function* tell(file: OpenedFile): Io<Value> {
  const { text, buffered, raw } = file
  mustBeOpen(file, null)
  if (text !== null) return BigInt(yield* tellText(file))
  return BigInt(yield* buffered === null ? raw.seek(0, 'SEEK_CUR') : buffered.tell())
}

function* truncate(file: OpenedFile, [size = null]: readonly (Value | undefined)[]): Io<Value> {
  const { evaluation, text, buffered, raw } = file
  mustBeOpen(file, 'truncate of')
  if (text !== null) yield* text.flush()
  mustWrite(file, 'truncate')
  const length = size === null ? null : integer(evaluation, size)
  if (text !== null) return BigInt(yield* text.truncate(length))
  return BigInt(yield* buffered === null ? raw.truncate(length) : buffered.truncate(length))
}

function* readlines(file: OpenedFile, [hint = null]: readonly (Value | undefined)[]): Io<Value> {
  const most = indexOrNone(file.evaluation, hint) ?? -1
  mustBeOpen(file, '.')
  const lines: Value[] = []
  let length = 0
  for (;;) {
    const data = yield* nextLine(file)
    if (data === null) break
    lines.push(lineValue(file, data))
    length += [...data].length
    if (most > 0 && length > most) break
  }
  return file.evaluation.list(lines)
}

/** Each as by `write`. */
function* writelines(file: OpenedFile, [lines = null]: readonly (Value | undefined)[]): Io<Value> {
  mustBeOpen(file, '.')
  for (const data of itemsOf(file.evaluation, lines)) yield* writeOne(file, data)
  return null
}

/** A method that asks for nothing. */
function atOnce(run: (file: OpenedFile) => Value): FileMethod {
  const asks: readonly Syscall[] = []
  return function* (file) {
    yield* asks
    return run(file)
  }
}

const METHODS = {
  '<unpickle>': (file) => loadPickle(file, (size) => read(file, [size])),
  __enter__: atOnce((file) => {
    mustBeOpen(file, '.')
    return file.ref
  }),
  __exit__: close,
  __next__: function* (file, [fallback]) {
    const data = yield* nextLine(file)
    if (data !== null) return lineValue(file, data)
    return fallback ?? file.evaluation.fail('StopIteration')
  },
  close,
  fileno: atOnce((file) => {
    mustBeOpen({ ...file, text: null }, null)
    return BigInt(file.object.file.fd)
  }),
  flush,
  isatty: atOnce((file) => {
    mustBeOpen({ ...file, text: null }, null)
    return false
  }),
  read,
  readable: atOnce((file) => {
    if (file.buffered === null || file.raw.readable) mustBeOpen({ ...file, text: null }, null)
    return file.raw.readable
  }),
  readline: function* (file, [limit = null]) {
    const { evaluation, text } = file
    const most = text === null ? indexOrNone(evaluation, limit) : integer(evaluation, limit ?? -1n)
    return lineValue(file, yield* line(file, most === null || most < 0 ? null : most))
  },
  readlines,
  seek,
  seekable: atOnce((file) => {
    mustBeOpen({ ...file, text: null }, null)
    return true
  }),
  tell,
  truncate,
  writable: atOnce((file) => {
    if (file.buffered === null || file.raw.writable) mustBeOpen({ ...file, text: null }, null)
    return file.raw.writable
  }),
  write: (file, [data = null]) => writeOne(file, data),
  writelines,
} satisfies Readonly<Record<string, FileMethod>>

function method(name: keyof typeof METHODS, min: number, max: number): Table[string] {
  return resumable(min, max, (evaluation, given) => runMethod(evaluation, METHODS, name, given, []))
}

/** `pickle.load(file)` */
export const loadFromFile = method('<unpickle>', 0, 0)

/** `repr(file)` */
const shown = pure(0, 0, (evaluation, [file = null]) => {
  const object = evaluation.object(file)
  if (object?.kind !== 'openFile') return null
  const { io, file: opened } = object
  const name = repr(evaluation, io?.name ?? opened.path)
  const type = typeName(evaluation, file)
  if (io?.buffered === null) return `<${type} name=${name} mode='${opened.mode}' closefd=True>`
  if (!object.text) return `<${type} name=${name}>`
  return `<${type} name=${name} mode='${opened.mode}' encoding='${io?.text?.encoding ?? 'UTF-8'}'>`
})

/** The methods of every file object of Python 3. */
export const pythonFileMethods: Table = {
  '<shown>': shown,
  __enter__: method('__enter__', 0, 0),
  __exit__: method('__exit__', 0, 3),
  __next__: method('__next__', 0, 1),
  close: method('close', 0, 0),
  fileno: method('fileno', 0, 0),
  flush: method('flush', 0, 0),
  isatty: method('isatty', 0, 0),
  read: method('read', 0, 1),
  readable: method('readable', 0, 0),
  readline: method('readline', 0, 1),
  readlines: method('readlines', 0, 1),
  seek: method('seek', 1, 2),
  seekable: method('seekable', 0, 0),
  tell: method('tell', 0, 0),
  truncate: method('truncate', 0, 1),
  writable: method('writable', 0, 0),
  write: method('write', 1, 1),
  writelines: method('writelines', 1, 1),
}

export const pythonFileStages: Continuations = { [STAGE]: methodStage(METHODS) }
