import type { Whence } from '../../../vfs/index.ts'
import { str } from '../../values/repr.ts'
import { ask, valueContinuation } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import { makeFile } from '../fileMethods.ts'
import { descriptor, integer, twoPaths, unlink } from '../osModule.ts'
import { absolute, joinPaths, normalPath, pathArgument, WORKING_DIRECTORY } from '../paths.ts'
import type { LibraryTables } from '../registry.ts'
import { pure, resumable } from '../signature.ts'
import type { Table } from '../signature.ts'

const osFunctions: Table = {
  fdopen: pure(1, 2, (evaluation, [file = null, mode = 'r']) =>
    makeFile(
      evaluation,
      integer(evaluation, file),
      `<fd:${integer(evaluation, file)}>`,
      str(evaluation, mode),
    ),
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
  read: resumable(2, 2, (evaluation, [file = null, size = null]) =>
    ask(
      { op: 'read', fd: descriptor(evaluation, file), size: integer(evaluation, size) },
      'os.read',
    ),
  ),
  remove: unlink('remove'),
  replace: twoPaths('rename', 'replace'),
}

const pathFunctions: Table = {
  abspath: pure(1, 1, (evaluation, [path = null]) =>
    normalPath(joinPaths(WORKING_DIRECTORY, pathArgument(evaluation, path, 'abspath'))),
  ),
  dirname: pure(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'dirname')
    return named.slice(0, named.lastIndexOf('/') + 1).replace(/(.)\/+$/, '$1')
  }),
  getsize: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: absolute(named) }, 'os.path.getsize', named)
  }),
}

const stages: Continuations = {
  'os.ftruncate': valueContinuation('ftruncate', 'os', () => null),
  'os.link': valueContinuation('link', 'os', () => null),
  'os.listdir': valueContinuation('listdir', 'os', (evaluation, names) =>
    evaluation.make({ kind: 'list', items: names, unordered: 'os.listdir()' }),
  ),
  'os.lseek': valueContinuation('lseek', 'os', (_, offset) => BigInt(offset)),
  'os.path.getsize': valueContinuation('stat', 'os', (_, stat) => BigInt(stat.size)),
  'os.read': valueContinuation('read', 'os', (evaluation, data) =>
    evaluation.version === 2 ? data : { kind: 'bytes', data },
  ),
}

/** System calls and questions about paths that no program of the catalogue asks. */
export const OS_CALLS: LibraryTables = {
  scope: {},
  modules: new Map([
    ['os', { functions: osFunctions }],
    ['os.path', { functions: pathFunctions }],
  ]),
  methods: new Map(),
  stages,
}
