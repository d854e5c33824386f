import { bytes, fd } from '../../vfs/index.ts'
import type { Bytes, Fd, OpenFlag, Stat, Whence } from '../../vfs/index.ts'
import type { Outcome } from '../chart/callResult.ts'
import { gives } from '../chart/callResult.ts'
import { str } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { asInt, isTagged, tuple } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'
import { makeFile } from './fileMethods.ts'
import { absolute, joined, pathArgument } from './paths.ts'
import { pure, resumable } from './signature.ts'
import type { Given, Table } from './signature.ts'
import { ask, resultOf, textIn, valueStage } from './continuations.ts'
import type { Stages } from './continuations.ts'

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

function integer(work: Work, value: Value): number {
  const int = asInt(value)
  if (int !== null) return Number(int)
  const type = typeName(work, value)
  return work.fail('TypeError', `'${type}' object cannot be interpreted as an integer`)
}

function descriptor(work: Work, value: Value): Fd {
  return fd(integer(work, value))
}

function dataOf(work: Work, data: Value): Bytes {
  if (isTagged(data) && data.kind === 'bytes') return data.data
  if (work.version === 2 && typeof data === 'string') return bytes(data)
  const type = typeName(work, data)
  return work.fail('TypeError', `a bytes-like object is required, not '${type}'`)
}

function unlink(name: 'unlink' | 'remove'): Table[string] {
  return resumable(1, 1, (work, [path = null]) => {
    const named = pathArgument(work, path, name)
    return ask({ op: 'unlink', path: absolute(named) }, 'os.unlink', named)
  })
}

function twoPaths(op: 'rename' | 'link', name: string): Table[string] {
  return resumable(2, 2, (work, [from = null, to = null]) => {
    const [source, target] = [pathArgument(work, from, name), pathArgument(work, to, name)]
    return ask({ op, from: absolute(source), to: absolute(target) }, `os.${op}`, source, target)
  })
}

/** The module os. */
export const osFunctions: Table = {
  close: resumable(1, 1, (work, [file = null]) =>
    ask({ op: 'close', fd: descriptor(work, file) }, 'os.close'),
  ),
  fdopen: pure(1, 2, (work, [file = null, mode = 'r']) =>
    makeFile(work, integer(work, file), `<fd:${integer(work, file)}>`, str(work, mode)),
  ),
  fstat: resumable(1, 1, (work, [file = null]) =>
    ask({ op: 'fstat', fd: descriptor(work, file) }, 'os.fstat'),
  ),
  fsync: pure(1, 1, () => null),
  ftruncate: resumable(2, 2, (work, [file = null, length = null]) => {
    const size = integer(work, length)
    return ask({ op: 'ftruncate', fd: descriptor(work, file), length: size }, 'os.ftruncate')
  }),
  getpid: pure(0, 0, (work) => BigInt(1000 + (work.before.seed.codePointAt(0) ?? 0))),
  link: twoPaths('link', 'link'),
  listdir: resumable(0, 1, (work, [path = '.']) => {
    const named = pathArgument(work, path, 'listdir')
    return ask({ op: 'listdir', path: absolute(named) }, 'os.listdir', named)
  }),
  lseek: resumable(3, 3, (work, [file = null, offset = null, whence = null]) => {
    const names: readonly Whence[] = ['SEEK_SET', 'SEEK_CUR', 'SEEK_END']
    const name = names[integer(work, whence)]
    if (name === undefined) return work.failErrno('EINVAL', 'os')
    const by = integer(work, offset)
    return ask({ op: 'lseek', fd: descriptor(work, file), offset: by, whence: name }, 'os.lseek')
  }),
  open: resumable(2, 3, open, ['path', 'flags', 'mode']),
  read: resumable(2, 2, (work, [file = null, size = null]) =>
    ask({ op: 'read', fd: descriptor(work, file), size: integer(work, size) }, 'os.read'),
  ),
  remove: unlink('remove'),
  rename: twoPaths('rename', 'rename'),
  replace: twoPaths('rename', 'replace'),
  stat: resumable(1, 1, (work, [path = null]) => {
    const named = pathArgument(work, path, 'stat')
    return ask({ op: 'stat', path: absolute(named) }, 'os.stat', named)
  }),
  unlink: unlink('unlink'),
  write: resumable(2, 2, (work, [file = null, data = null]) =>
    ask({ op: 'write', fd: descriptor(work, file), data: dataOf(work, data) }, 'os.write'),
  ),
}

function open(work: Work, [path = null, flags = null]: Given): Outcome {
  const named = pathArgument(work, path, 'open')
  const number = BigInt(integer(work, flags))
  return ask({ op: 'open', path: absolute(named), flags: flagsFrom(number) }, 'os.open', named)
}

/** The module os.path. */
export const pathFunctions: Table = {
  abspath: pure(1, 1, (work, [path = null]) => absolute(pathArgument(work, path, 'abspath'))),
  basename: pure(1, 1, (work, [path = null]) => {
    const named = pathArgument(work, path, 'basename')
    return named.slice(named.lastIndexOf('/') + 1)
  }),
  dirname: pure(1, 1, (work, [path = null]) => {
    const named = pathArgument(work, path, 'dirname')
    return named.slice(0, named.lastIndexOf('/') + 1).replace(/(.)\/+$/, '$1')
  }),
  exists: resumable(1, 1, (work, [path = null]) => {
    const named = pathArgument(work, path, 'stat')
    return ask({ op: 'exists', path: absolute(named) }, 'os.path.exists')
  }),
  getsize: resumable(1, 1, (work, [path = null]) => {
    const named = pathArgument(work, path, 'stat')
    return ask({ op: 'stat', path: absolute(named) }, 'os.path.getsize', named)
  }),
  join: pure(1, 20, (work, args) => {
    const [head = '', ...tail] = args.map((arg) => pathArgument(work, arg ?? null, 'open'))
    return tail.reduce(joined, head)
  }),
}

/** How the functions of os go on. The state of each is the file names that its error tells. */
export const osStages: Stages = {
  'os.close': valueStage('close', 'os', () => null),
  'os.fstat': valueStage('fstat', 'os', statValue),
  'os.ftruncate': valueStage('ftruncate', 'os', () => null),
  'os.link': valueStage('link', 'os', () => null),
  'os.listdir': valueStage('listdir', 'os', (work, names) => work.list(names)),
  'os.lseek': valueStage('lseek', 'os', (_, offset) => BigInt(offset)),
  'os.open': valueStage('open', 'os', (_, file) => BigInt(file)),
  'os.path.exists': valueStage('exists', 'os', (_, there) => there),
  'os.path.getsize': valueStage('stat', 'os', (_, stat) => BigInt(stat.size)),
  'os.read': valueStage('read', 'os', (work, data) =>
    work.version === 2 ? data : { kind: 'bytes', data },
  ),
  'os.rename': valueStage('rename', 'os', () => null),
  'os.stat': valueStage('stat', 'os', statValue),
  'os.unlink': valueStage('unlink', 'os', () => null),
  'os.write': valueStage('write', 'os', (_, count) => BigInt(count)),
  'tempfile.mkstemp': valueStage('mkstemp', 'os', (_, made) => tuple(BigInt(made.fd), made.path)),
  'shutil.move': (_, [from = null, to = null], answer) => {
    const stat = resultOf('stat', answer)
    const [source, wanted] = [textIn(from), textIn(to)]
    const inside = stat.ok && stat.value.kind === 'directory'
    const target = inside ? joined(wanted, source.slice(source.lastIndexOf('/') + 1)) : wanted
    const call = { op: 'rename', from: absolute(source), to: absolute(target) } as const
    return ask(call, 'shutil.moved', source, target)
  },
  'shutil.moved': (work, [from = null, to = null], answer) => {
    const result = resultOf('rename', answer)
    if (!result.ok) return work.failErrno(result.errno, 'os', from, to)
    return gives(work.version === 2 ? null : to)
  },
}

function statValue(work: Work, stat: Stat): Value {
  const mode = stat.kind === 'directory' ? 0o040755n : 0o100644n
  const fields: readonly (readonly [string, Value])[] = [
    ['st_mode', mode],
    ['st_ino', BigInt(stat.ino)],
    ['st_nlink', BigInt(stat.nlink)],
    ['st_size', BigInt(stat.size)],
  ]
  return work.make({ kind: 'record', type: 'os.stat_result', fields: new Map(fields) })
}

/** The modules tempfile and shutil. */
export const fileModules: { readonly tempfile: Table; readonly shutil: Table } = {
  tempfile: {
    mkstemp: resumable(
      0,
      4,
      (work, [suffix, prefix, dir]) => {
        const given = (value: Value | undefined, missing: string): string =>
          value === undefined || value === null ? missing : pathArgument(work, value, 'open')
        const at = given(dir, '/tmp')
        const names = { prefix: given(prefix, 'tmp'), suffix: given(suffix, '') }
        return ask({ op: 'mkstemp', dir: absolute(at), ...names }, 'tempfile.mkstemp', at)
      },
      ['suffix', 'prefix', 'dir', 'text'],
    ),
  },
  shutil: {
    move: resumable(2, 2, (work, [from = null, to = null]) => {
      const [source, target] = [pathArgument(work, from, 'open'), pathArgument(work, to, 'open')]
      return ask({ op: 'stat', path: absolute(target) }, 'shutil.move', source, target)
    }),
  },
}
