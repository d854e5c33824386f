import { BugError } from '../../../../base/index.ts'
import { fd } from '../../../../vfs/index.ts'
import type { Bytes, SysResult } from '../../../../vfs/index.ts'
import { gives } from '../../../chart/callResult.ts'
import type { CallResult } from '../../../chart/callResult.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import type { PythonFile } from '../../../values/pythonFile.ts'
import { isRef, isTagged } from '../../../values/value.ts'
import type { OpenFileObject, Ref, Value } from '../../../values/value.ts'
import { ask, textIn } from '../../continuations.ts'
import type { Continuation } from '../../continuations.ts'
import type { Given } from '../../signature.ts'
import { BufferedFile } from './bufferedFile.ts'
import { CodecError } from './codec.ts'
import { RawFile } from './raw.ts'
import type { Io } from './raw.ts'
import { TextFile } from './textFile.ts'
import { unicodeError } from './unicodeError.ts'

/** A file object during one call of a method: its layers, and who called. */
export interface OpenedFile {
  readonly evaluation: Evaluation
  readonly ref: Ref
  readonly object: OpenFileObject
  readonly io: PythonFile
  readonly raw: RawFile
  /** null: not buffered */
  readonly buffered: BufferedFile | null
  /** null: binary */
  readonly text: TextFile | null
}

/** What a method does, as a computation that asks the kernel on its way. */
export type FileMethod = (file: OpenedFile, args: Given) => Io<Value>

/**
 * Runs a method up to its next system call, or to its end.
 *
 * What has happened so far in the call is not kept: the method runs again from its start with the
 * answers that it has got. It gives the same, because it depends on nothing else; the file object
 * changes only when the call is over.
 */
export function runMethod(
  evaluation: Evaluation,
  methods: Readonly<Record<string, FileMethod>>,
  name: string,
  [self, ...args]: Given,
  answers: readonly Value[],
): CallResult {
  const method = methods[name]
  if (method === undefined) throw new BugError(`expected a method ${name} of files, got none`)
  const file = openedFile(evaluation, self)
  const run = method(file, args)
  try {
    let step = run.next()
    for (const answer of answers) {
      if (step.done === true) throw new BugError(`expected ${name} to ask as before`)
      step = run.next(resultFrom(answer))
    }
    if (step.done !== true) {
      const given = args.map((value) => value ?? null)
      const state = [file.ref, BigInt(given.length), ...given, ...answers]
      return ask(step.value, STAGE, name, ...state)
    }
    keep(file)
    return gives(step.value)
  } catch (thrown) {
    keep(file)
    if (!(thrown instanceof CodecError)) throw thrown
    return unicodeError(evaluation, codecOf(file), thrown)
  }
}

export const STAGE = 'io.method'

/** How a method goes on when the kernel has answered. */
export function methodStage(methods: Readonly<Record<string, FileMethod>>): Continuation {
  return (evaluation, [name, self, count, ...rest], answer) => {
    if (answer?.kind !== 'syscall') throw new BugError('expected the answer of a system call')
    const args = rest.slice(0, Number(count))
    const answers = [...rest.slice(Number(count)), valueFrom(answer.result)]
    return runMethod(evaluation, methods, textIn(name), [self, ...args], answers)
  }
}

/** The state of a wait holds Python values: bytes, a number or nothing; an errno by its name. */
function valueFrom(result: SysResult): Value {
  if (!result.ok) return result.errno
  const { value } = result
  if (typeof value === 'string') return { kind: 'bytes', data: value }
  return typeof value === 'number' ? BigInt(value) : null
}

function resultFrom(value: Value): SysResult {
  if (typeof value === 'string') return { ok: false, errno: value as never }
  if (isTagged(value) && value.kind === 'bytes') return { ok: true, value: value.data }
  return { ok: true, value: typeof value === 'bigint' ? Number(value) : null }
}

function openedFile(evaluation: Evaluation, self: Value | undefined): OpenedFile {
  const object = self === undefined ? null : evaluation.object(self)
  if (object?.kind !== 'openFile' || self === undefined || !isRef(self)) {
    throw new BugError('expected a file object')
  }
  const { file, io } = object
  if (io === undefined) throw new BugError('expected a file object of Python 3')
  const { readable, writable, closed } = file
  const raw = new RawFile(evaluation, {
    fd: fd(file.fd),
    readable,
    writable,
    closed,
    atEnd: io.atEnd,
  })
  const buffered = io.buffered === null ? null : new BufferedFile(raw, io.buffered)
  const text = io.text === null || buffered === null ? null : new TextFile(buffered, io.text)
  return { evaluation, ref: self, object, io, raw, buffered, text }
}

/** What the call has made of the file object. */
function keep({ evaluation, ref, object, io, raw, buffered, text }: OpenedFile): void {
  const buffer = `${buffered?.unwritten() ?? ''}${text?.unwritten() ?? ''}` as Bytes
  evaluation.put(ref, {
    ...object,
    file: { ...object.file, closed: raw.closed, buffer },
    io: {
      ...io,
      atEnd: raw.atEnd,
      buffered: buffered?.state() ?? null,
      text: text?.state() ?? null,
    },
  })
}

function codecOf({ io }: OpenedFile): string {
  return io.text?.codec ?? 'utf-8'
}
