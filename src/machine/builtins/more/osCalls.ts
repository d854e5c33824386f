import type { Stat, Whence } from '../../../vfs/index.ts'
import { gives } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { str } from '../../values/repr.ts'
import { tuple } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { ask, resultOf, textIn, valueContinuation } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import { makeFile } from '../fileMethods.ts'
import { descriptor, integer, unlink } from '../osModule.ts'
import {
  absolute,
  entryPath,
  joinPaths,
  normalPath,
  pathArgument,
  WORKING_DIRECTORY,
} from '../paths.ts'
import type { LibraryTables } from '../registry.ts'
import { pure, resumable } from '../signature.ts'
import { nanosecondsOf, secondsOf } from './moments.ts'
import type { Given, Table } from '../signature.ts'

/** A call with two paths: `op` asks, `name` is as the program calls it. */
function twoPaths(op: 'rename' | 'link', name: string): Table[string] {
  return resumable(2, 2, (evaluation, [from = null, to = null]) => {
    const [source, target] = [
      pathArgument(evaluation, from, name),
      pathArgument(evaluation, to, name, 'dst'),
    ]
    return ask(
      { op, from: entryPath(evaluation, source), to: entryPath(evaluation, target) },
      `os.${op}`,
      source,
      target,
    )
  })
}

const osFunctions: Table = {
  fstat: resumable(1, 1, (evaluation, [file = null]) =>
    ask({ op: 'fstat', fd: descriptor(evaluation, file) }, 'os.fstat'),
  ),
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
  // Threads are of the process that ran the top of the file.
  getpid: pure(0, 0, ({ before }) => pidOf(before.sharing === null ? before.seed : 'setup')),
  kill: pure(2, 2, kill),
  link: twoPaths('link', 'link'),
  listdir: resumable(0, 1, (evaluation, [path = '.']) => {
    const named = path === null ? '.' : pathArgument(evaluation, path, 'listdir')
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
  rename: twoPaths('rename', 'rename'),
  replace: twoPaths('rename', 'replace'),
  stat: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: entryPath(evaluation, named) }, 'os.stat', named)
  }),
}

const pathFunctions: Table = {
  abspath: pure(1, 1, (evaluation, [path = null]) =>
    normalPath(joinPaths(WORKING_DIRECTORY, pathArgument(evaluation, path, 'fspath'))),
  ),
  basename: pure(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'fspath')
    return named.slice(named.lastIndexOf('/') + 1)
  }),
  dirname: pure(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'fspath')
    return named.slice(0, named.lastIndexOf('/') + 1).replace(/(.)\/+$/, '$1')
  }),
  getmtime: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: entryPath(evaluation, named) }, 'os.path.getmtime', named)
  }),
  getsize: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: entryPath(evaluation, named) }, 'os.path.getsize', named)
  }),
}

/** The modules tempfile and shutil. */
const fileModules: { readonly tempfile: Table; readonly shutil: Table } = {
  tempfile: {
    mkstemp: resumable(
      0,
      4,
      (evaluation, [suffix, prefix, dir]) => {
        const given = (value: Value | undefined, missing: string): string =>
          value === undefined || value === null
            ? missing
            : pathArgument(evaluation, value, 'fspath')
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
        pathArgument(evaluation, from, 'fspath'),
        pathArgument(evaluation, to, 'fspath'),
      ]
      return ask({ op: 'stat', path: absolute(target) }, 'shutil.move', source, target)
    }),
  },
}

function pidOf(seed: string): bigint {
  return BigInt(1000 + (seed.codePointAt(0) ?? 0))
}

const PROCESSES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'setup'].map(pidOf)

/** Is there such a process? Of others of the program nobody can say: what they do is theirs. */
function kill(evaluation: Evaluation, [pid = null, signal = null]: Given): null {
  const [who, what] = [integer(evaluation, pid), integer(evaluation, signal)]
  if (what !== 0) return evaluation.unsupported('a signal', 'Use --faults to kill a process.')
  if (BigInt(who) === pidOf(evaluation.before.seed)) return null
  if (who <= 0 || PROCESSES.includes(BigInt(who))) {
    return evaluation.unsupported('whether another process is alive')
  }
  return evaluation.fail('ProcessLookupError', 3n, 'No such process')
}

function statValue(evaluation: Evaluation, stat: Stat): Value {
  const mode = stat.kind === 'directory' ? 0o040755n : 0o100644n
  const fields: readonly (readonly [string, Value])[] = [
    ['st_mode', mode],
    ['st_ino', BigInt(stat.ino)],
    ['st_nlink', BigInt(stat.nlink)],
    ['st_size', BigInt(stat.size)],
    ...timesOf(stat),
  ]
  return evaluation.make({ kind: 'record', type: 'os.stat_result', fields: new Map(fields) })
}

/** Of a directory nothing is known: what changes in it is not kept. */
function timesOf({ kind, written }: Stat): readonly (readonly [string, Value])[] {
  if (kind === 'directory' || written === undefined) return []
  return [
    ['st_mtime', secondsOf('wall', written)],
    ['st_mtime_ns', nanosecondsOf('wall', written)],
  ]
}

/** shutil.move as in CPython 3.11 (Lib/shutil.py), from where it knows the target. */
function moveTo(evaluation: Evaluation, source: string, target: string): CallResult {
  const [from, to] = [entryPath(evaluation, source), entryPath(evaluation, target)]
  const call = { op: 'rename', from, to } as const
  return ask(call, 'shutil.moved', target)
}

function moveInside(from: Value, folder: Value): CallResult {
  const name = textIn(from).replace(/\/+$/, '')
  const target = joinPaths(textIn(folder), name.slice(name.lastIndexOf('/') + 1))
  return ask({ op: 'exists', path: absolute(target) }, 'shutil.move there', from, target)
}

const stages: Continuations = {
  'os.path.getmtime': valueContinuation('stat', 'os', (evaluation, { kind, written }) =>
    kind === 'directory' || written === undefined
      ? evaluation.unsupported('the time of a directory')
      : secondsOf('wall', written),
  ),
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
  'os.fstat': valueContinuation('fstat', 'os', statValue),
  'os.rename': valueContinuation('rename', 'os', () => null),
  'os.stat': valueContinuation('stat', 'os', statValue),
  'tempfile.mkstemp': valueContinuation('mkstemp', 'os', (_, made) =>
    tuple(BigInt(made.fd), made.path),
  ),
  'shutil.move': (evaluation, [from = null, to = null], answer) => {
    const stat = resultOf('stat', answer)
    const inside = stat.ok && stat.value.kind === 'directory'
    if (!inside) return moveTo(evaluation, textIn(from), textIn(to))
    return ask({ op: 'stat', path: absolute(textIn(from)) }, 'shutil.move source', from, to)
  },
  // Into a directory: are the two the same file, and is there one of that name already?
  'shutil.move source': (_, [from = null, to = null], answer) => {
    const stat = resultOf('stat', answer)
    if (!stat.ok) return moveInside(from, to)
    const number = BigInt(stat.value.ino)
    return ask({ op: 'stat', path: absolute(textIn(to)) }, 'shutil.move same', from, to, number)
  },
  'shutil.move same': (evaluation, [from = null, to = null, number = null], answer) => {
    const stat = resultOf('stat', answer)
    if (stat.ok && BigInt(stat.value.ino) === number) {
      return evaluation.unsupported('shutil.move() of a directory into itself')
    }
    return moveInside(from, to)
  },
  'shutil.move there': (evaluation, [from = null, to = null], answer) => {
    const there = resultOf('exists', answer)
    if (there.ok && !there.value) return moveTo(evaluation, textIn(from), textIn(to))
    return evaluation.unsupported('shutil.move() into a directory that has a file of that name')
  },
  'shutil.moved': (evaluation, [to = null], answer) => {
    // CPython copies then, in many steps.
    if (!resultOf('rename', answer).ok) {
      return evaluation.unsupported('shutil.move() of what cannot be renamed')
    }
    return gives(evaluation.version === 2 ? null : to)
  },
}

/** Of os, os.path, shutil and tempfile what the core does not have. */
export const OS_CALLS: LibraryTables = {
  scope: {},
  modules: new Map([
    ['os', { functions: osFunctions }],
    ['os.path', { functions: pathFunctions }],
    ['shutil', { functions: fileModules.shutil }],
    ['tempfile', { functions: fileModules.tempfile }],
  ]),
  methods: new Map(),
  stages,
}
