import { bytes, fd } from '../../vfs/index.ts'
import type { Bytes, Fd, OpenFlag, Stat, Whence } from '../../vfs/index.ts'
import type { CallResult } from '../chart/callResult.ts'
import { gives } from '../chart/callResult.ts'
import { str } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isTagged, tuple } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { makeFile } from './fileMethods.ts'
import { absolute, joinPaths, normalPath, pathArgument, WORKING_DIRECTORY } from './paths.ts'
import { pure, resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'
import { ask, resultOf, textIn, valueContinuation } from './continuations.ts'
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

function integer(evaluation: Evaluation, value: Value): number {
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

function descriptor(evaluation: Evaluation, value: Value): Fd {
  return fd(integer(evaluation, value))
}

function dataOf(evaluation: Evaluation, data: Value): Bytes {
  if (isTagged(data) && data.kind === 'bytes') return data.data
  if (evaluation.version === 2 && typeof data === 'string') return bytes(data)
  const type = typeName(evaluation, data)
  return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
}

function unlink(name: 'unlink' | 'remove'): Table[string] {
  return resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, name)
    return ask({ op: 'unlink', path: absolute(named) }, 'os.unlink', named)
  })
}

function twoPaths(op: 'rename' | 'link', name: string): Table[string] {
  return resumable(2, 2, (evaluation, [from = null, to = null]) => {
    const [source, target] = [
      pathArgument(evaluation, from, name),
      pathArgument(evaluation, to, name),
    ]
    return ask({ op, from: absolute(source), to: absolute(target) }, `os.${op}`, source, target)
  })
}

/** The module os. */
export const osFunctions: Table = {
  close: resumable(1, 1, (evaluation, [file = null]) =>
    ask({ op: 'close', fd: descriptor(evaluation, file) }, 'os.close'),
  ),
  fdopen: pure(1, 2, (evaluation, [file = null, mode = 'r']) =>
    makeFile(
      evaluation,
      integer(evaluation, file),
      `<fd:${integer(evaluation, file)}>`,
      str(evaluation, mode),
    ),
  ),
  fstat: resumable(1, 1, (evaluation, [file = null]) =>
    ask({ op: 'fstat', fd: descriptor(evaluation, file) }, 'os.fstat'),
  ),
  fsync: pure(1, 1, () => null),
  ftruncate: resumable(2, 2, (evaluation, [file = null, length = null]) => {
    const size = integer(evaluation, length)
    return ask({ op: 'ftruncate', fd: descriptor(evaluation, file), length: size }, 'os.ftruncate')
  }),
  getpid: pure(0, 0, (evaluation) => BigInt(1000 + (evaluation.before.seed.codePointAt(0) ?? 0))),
  link: twoPaths('link', 'link'),
  listdir: resumable(0, 1, (evaluation, [path = '.']) => {
    const named = pathArgument(evaluation, path, 'listdir')
    return ask({ op: 'listdir', path: absolute(named) }, 'os.listdir', named)
  }),
  lseek: resumable(3, 3, (evaluation, [file = null, offset = null, whence = null]) => {
    const names: readonly Whence[] = ['SEEK_SET', 'SEEK_CUR', 'SEEK_END']
    const name = names[integer(evaluation, whence)]
    if (name === undefined) return evaluation.failErrno('EINVAL', 'os')
    const by = integer(evaluation, offset)
    return ask(
      { op: 'lseek', fd: descriptor(evaluation, file), offset: by, whence: name },
      'os.lseek',
    )
  }),
  open: resumable(2, 3, open, ['path', 'flags', 'mode']),
  read: resumable(2, 2, (evaluation, [file = null, size = null]) =>
    ask(
      { op: 'read', fd: descriptor(evaluation, file), size: integer(evaluation, size) },
      'os.read',
    ),
  ),
  remove: unlink('remove'),
  rename: twoPaths('rename', 'rename'),
  replace: twoPaths('rename', 'replace'),
  stat: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: absolute(named) }, 'os.stat', named)
  }),
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
  return ask({ op: 'open', path: absolute(named), flags: flagsFrom(number) }, 'os.open', named)
}

/** The module os.path. */
export const pathFunctions: Table = {
  abspath: pure(1, 1, (evaluation, [path = null]) =>
    normalPath(joinPaths(WORKING_DIRECTORY, pathArgument(evaluation, path, 'abspath'))),
  ),
  basename: pure(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'basename')
    return named.slice(named.lastIndexOf('/') + 1)
  }),
  dirname: pure(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'dirname')
    return named.slice(0, named.lastIndexOf('/') + 1).replace(/(.)\/+$/, '$1')
  }),
  exists: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'exists', path: absolute(named) }, 'os.path.exists')
  }),
  getsize: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: absolute(named) }, 'os.path.getsize', named)
  }),
  join: pure(1, 20, (evaluation, args) => {
    const [head = '', ...tail] = args.map((arg) => pathArgument(evaluation, arg ?? null, 'open'))
    return tail.reduce(joinPaths, head)
  }),
}

/** How the functions of os resume. The state of each is the file names for its error message. */
export const osStages: Continuations = {
  'os.close': valueContinuation('close', 'os', () => null),
  'os.fstat': valueContinuation('fstat', 'os', statValue),
  'os.ftruncate': valueContinuation('ftruncate', 'os', () => null),
  'os.link': valueContinuation('link', 'os', () => null),
  'os.listdir': valueContinuation('listdir', 'os', (evaluation, names) => evaluation.list(names)),
  'os.lseek': valueContinuation('lseek', 'os', (_, offset) => BigInt(offset)),
  'os.open': valueContinuation('open', 'os', (_, file) => BigInt(file)),
  'os.path.exists': valueContinuation('exists', 'os', (_, there) => there),
  'os.path.getsize': valueContinuation('stat', 'os', (_, stat) => BigInt(stat.size)),
  'os.read': valueContinuation('read', 'os', (evaluation, data) =>
    evaluation.version === 2 ? data : { kind: 'bytes', data },
  ),
  'os.rename': valueContinuation('rename', 'os', () => null),
  'os.stat': valueContinuation('stat', 'os', statValue),
  'os.unlink': valueContinuation('unlink', 'os', () => null),
  'os.write': valueContinuation('write', 'os', (_, count) => BigInt(count)),
  'tempfile.mkstemp': valueContinuation('mkstemp', 'os', (_, made) =>
    tuple(BigInt(made.fd), made.path),
  ),
  'shutil.move': (_, [from = null, to = null], answer) => {
    const stat = resultOf('stat', answer)
    const [source, wanted] = [textIn(from), textIn(to)]
    const inside = stat.ok && stat.value.kind === 'directory'
    const target = inside ? joinPaths(wanted, source.slice(source.lastIndexOf('/') + 1)) : wanted
    const call = { op: 'rename', from: absolute(source), to: absolute(target) } as const
    return ask(call, 'shutil.moved', source, target)
  },
  'shutil.moved': (evaluation, [from = null, to = null], answer) => {
    const result = resultOf('rename', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'os', from, to)
    return gives(evaluation.version === 2 ? null : to)
  },
}

function statValue(evaluation: Evaluation, stat: Stat): Value {
  const mode = stat.kind === 'directory' ? 0o040755n : 0o100644n
  const fields: readonly (readonly [string, Value])[] = [
    ['st_mode', mode],
    ['st_ino', BigInt(stat.ino)],
    ['st_nlink', BigInt(stat.nlink)],
    ['st_size', BigInt(stat.size)],
  ]
  return evaluation.make({ kind: 'record', type: 'os.stat_result', fields: new Map(fields) })
}

/** The modules tempfile and shutil. */
export const fileModules: { readonly tempfile: Table; readonly shutil: Table } = {
  tempfile: {
    mkstemp: resumable(
      0,
      4,
      (evaluation, [suffix, prefix, dir]) => {
        const given = (value: Value | undefined, missing: string): string =>
          value === undefined || value === null ? missing : pathArgument(evaluation, value, 'open')
        const at = given(dir, '/tmp')
        const names = { prefix: given(prefix, 'tmp'), suffix: given(suffix, '') }
        return ask({ op: 'mkstemp', dir: absolute(at), ...names }, 'tempfile.mkstemp', at)
      },
      ['suffix', 'prefix', 'dir', 'text'],
    ),
  },
  shutil: {
    move: resumable(2, 2, (evaluation, [from = null, to = null]) => {
      const [source, target] = [
        pathArgument(evaluation, from, 'open'),
        pathArgument(evaluation, to, 'open'),
      ]
      return ask({ op: 'stat', path: absolute(target) }, 'shutil.move', source, target)
    }),
  },
}
