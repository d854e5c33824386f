import { bytes, fd } from '../../vfs/index.ts'
import type { Bytes, Fd, OpenFlag } from '../../vfs/index.ts'
import type { CallResult } from '../chart/callResult.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isTagged } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { entryPath, joinPaths, pathArgument } from './paths.ts'
import { pure, resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'
import { ask, valueContinuation } from './continuations.ts'
import type { Continuations } from './continuations.ts'

/** Linux's numbers (asm-generic/fcntl.h). */
const FLAGS: { readonly [name in OpenFlag]: bigint } = {
  O_RDONLY: 0n,
  O_WRONLY: 1n,
  O_RDWR: 2n,
  O_CREAT: 64n,
  O_EXCL: 128n,
  O_TRUNC: 512n,
  O_APPEND: 1024n,
}

export const osConstants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...Object.entries(FLAGS),
  ['SEEK_SET', 0n],
  ['SEEK_CUR', 1n],
  ['SEEK_END', 2n],
  ['path', { kind: 'module', name: 'os.path' }],
  ['sep', '/'],
])

function flagsFrom(number: bigint): readonly OpenFlag[] {
  const access = (['O_RDONLY', 'O_WRONLY', 'O_RDWR'] as const)[Number(number & 3n)] ?? 'O_RDWR'
  const more = (['O_CREAT', 'O_EXCL', 'O_TRUNC', 'O_APPEND'] as const).filter(
    (name) => (number & FLAGS[name]) !== 0n,
  )
  return [access, ...more]
}

/** An argument that must be an integer. */
export function integer(evaluation: Evaluation, value: Value): number {
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

/** An argument that must be a descriptor. */
export function descriptor(evaluation: Evaluation, value: Value): Fd {
  return fd(integer(evaluation, value))
}

function dataOf(evaluation: Evaluation, data: Value): Bytes {
  if (isTagged(data) && data.kind === 'bytes') return data.data
  if (evaluation.version === 2 && typeof data === 'string') return bytes(data)
  const type = typeName(evaluation, data)
  return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
}

/** `unlink`, and its other name. */
export function unlink(name: 'unlink' | 'remove'): Table[string] {
  return resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, name)
    return ask({ op: 'unlink', path: entryPath(evaluation, named) }, 'os.unlink', named)
  })
}

/** What of the module os the first programs use. */
export const osFunctions: Table = {
  close: resumable(1, 1, (evaluation, [file = null]) =>
    ask({ op: 'close', fd: descriptor(evaluation, file) }, 'os.close'),
  ),
  open: resumable(2, 3, open, ['path', 'flags', 'mode']),
  unlink: unlink('unlink'),
  write: resumable(2, 2, (evaluation, [file = null, data = null]) =>
    ask(
      { op: 'write', fd: descriptor(evaluation, file), data: dataOf(evaluation, data) },
      'os.write',
    ),
  ),
}

function open(evaluation: Evaluation, [path = null, flags = null]: Given): CallResult {
  const named = pathArgument(evaluation, path, 'open')
  const number = BigInt(integer(evaluation, flags))
  return ask(
    { op: 'open', path: entryPath(evaluation, named), flags: flagsFrom(number) },
    'os.open',
    named,
  )
}

/** What of the module os.path it uses. */
export const pathFunctions: Table = {
  exists: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'exists', path: entryPath(evaluation, named) }, 'os.path.exists')
  }),
  join: pure(1, 20, (evaluation, args) => {
    const [head = '', ...tail] = args.map((arg, index) =>
      pathArgument(evaluation, arg ?? null, index === 0 ? 'fspath' : 'join'),
    )
    return tail.reduce(joinPaths, head)
  }),
}

/** How the functions of os resume. The state of each is the file names for its error message. */
export const osStages: Continuations = {
  'os.close': valueContinuation('close', 'os', () => null),
  'os.open': valueContinuation('open', 'os', (_, file) => BigInt(file)),
  'os.path.exists': valueContinuation('exists', 'os', (_, there) => there),
  'os.unlink': valueContinuation('unlink', 'os', () => null),
  'os.write': valueContinuation('write', 'os', (_, count) => BigInt(count)),
}
