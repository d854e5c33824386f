import { BugError } from '../../../base/index.ts'
import { gives } from '../../chart/callResult.ts'
import type { CallResult } from '../../chart/callResult.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { str } from '../../values/repr.ts'
import { truth } from '../../values/truth.ts'
import { tuple } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { ask, resultOf, textIn, valueContinuation } from '../continuations.ts'
import type { Continuation } from '../continuations.ts'
import { absolute, joinPaths, normalPath, pathArgument, WORKING_DIRECTORY } from '../paths.ts'
import type { LibraryTables } from '../registry.ts'
import { pure, resumable } from '../signature.ts'
import type { Builtin, Table } from '../signature.ts'

/** A function of one path, for its text alone. */
function ofText(run: (path: string) => Value): Builtin {
  return pure(1, 1, (evaluation, [path = null]) => run(pathArgument(evaluation, path, 'open')))
}

/** `isdir`, `isfile`: one stat; a path that cannot be followed is none. */
function isKind(kind: 'file' | 'directory'): Builtin {
  return resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'stat')
    return ask({ op: 'stat', path: absolute(named) }, `os.path.is ${kind}`)
  })
}

function isKindContinuation(kind: 'file' | 'directory'): Continuation {
  return (_, __, answer) => {
    const result = resultOf('stat', answer)
    return gives(result.ok && result.value.kind === kind)
  }
}

/** os.path.split: the slashes at the end of the head go, unless it is all slashes. */
function splitPath(path: string): readonly [string, string] {
  const at = path.lastIndexOf('/') + 1
  const head = path.slice(0, at)
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ''), path.slice(at)]
}

/** os.path.splitext: a dot that begins the name begins no extension. */
function splitExtension(path: string): readonly [string, string] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  if (dot === -1 || /^\.*$/.test(name.slice(0, dot))) return [path, '']
  const cut = path.length - (name.length - dot)
  return [path.slice(0, cut), path.slice(cut)]
}

const pathFunctions: Table = {
  isabs: ofText((path) => path.startsWith('/')),
  isdir: isKind('directory'),
  isfile: isKind('file'),
  islink: ofText(() => false),
  lexists: resumable(1, 1, (evaluation, [path = null]) => {
    const named = pathArgument(evaluation, path, 'lstat')
    return ask({ op: 'exists', path: absolute(named) }, 'os.path.exists')
  }),
  normpath: ofText((path) => normalPath(path)),
  realpath: ofText((path) => normalPath(joinPaths(WORKING_DIRECTORY, path))),
  split: ofText((path) => tuple(...splitPath(path))),
  splitext: ofText((path) => tuple(...splitExtension(path))),
}

function oneDirectory(op: 'mkdir' | 'rmdir'): Builtin {
  return resumable(
    1,
    op === 'mkdir' ? 2 : 1,
    (evaluation, [path = null]) => {
      const named = pathArgument(evaluation, path, op)
      return ask({ op, path: absolute(named) }, `os.${op}`, named)
    },
    op === 'mkdir' ? ['path', 'mode'] : ['path'],
  )
}

/**
 * os.makedirs in the steps of CPython 3.11 (Lib/os.py): upwards, whether the directory before is
 * there; then down again, mkdir by mkdir. Of a directory on the way, a FileExistsError counts for
 * nothing; of the last, any error counts for nothing when `exist_ok` and it is a directory.
 */
const makedirs: Builtin = resumable(
  1,
  3,
  (evaluation, [name = null, , existOk = false]) => {
    const named = pathArgument(evaluation, name, 'makedirs')
    if (named.split('/').includes('.'))
      evaluation.unsupported('makedirs() of a path with `.` in it')
    return climb(named, truth(evaluation, existOk), [])
  },
  ['name', 'mode', 'exist_ok'],
)

/** `below`: what is still to be made once `name` is there, the last one first. */
function climb(name: string, existOk: boolean, below: readonly string[]): CallResult {
  const [head, tail] = splitPath(tailless(name))
  const state = [existOk, name, ...below]
  if (head === '' || tail === '') return makeNext(existOk, [...below, name])
  return ask({ op: 'exists', path: absolute(head) }, 'os.makedirs exists', ...state)
}

/** As os.makedirs splits: a slash at the end is not a part. */
function tailless(name: string): string {
  const [head, tail] = splitPath(name)
  return tail === '' ? head : name
}

function makeNext(existOk: boolean, waiting: readonly string[]): CallResult {
  const name = waiting.at(-1) ?? ''
  return ask({ op: 'mkdir', path: absolute(name) }, 'os.makedirs mkdir', existOk, ...waiting)
}

function makedirsState(state: readonly Value[]): { existOk: boolean; paths: readonly string[] } {
  const [existOk, ...paths] = state
  return { existOk: existOk === true, paths: paths.map(textIn) }
}

const makedirsStages: Readonly<Record<string, Continuation>> = {
  'os.makedirs exists': (_, state, answer) => {
    const { existOk, paths } = makedirsState(state)
    const [name = '', ...below] = paths
    const result = resultOf('exists', answer)
    const waiting = [...below, name]
    if (result.ok && result.value) return makeNext(existOk, waiting)
    return climb(splitPath(tailless(name))[0], existOk, waiting)
  },
  'os.makedirs mkdir': (evaluation, state, answer) => {
    const { existOk, paths } = makedirsState(state)
    const result = resultOf('mkdir', answer)
    const rest = paths.slice(0, -1)
    const name = paths.at(-1) ?? ''
    if (result.ok) return rest.length === 0 ? gives(null) : makeNext(existOk, rest)
    // A makedirs that was called for a directory on the way raises only what is no FileExistsError.
    if (rest.length > 0 && result.errno === 'EEXIST' && !existOk) return makeNext(existOk, rest)
    if (!existOk) return evaluation.failErrno(result.errno, 'os', name)
    return ask(
      { op: 'stat', path: absolute(name) },
      'os.makedirs isdir',
      result.errno,
      existOk,
      ...paths,
    )
  },
  'os.makedirs isdir': (evaluation, [errno, ...state], answer) => {
    const { existOk, paths } = makedirsState(state)
    const result = resultOf('stat', answer)
    const rest = paths.slice(0, -1)
    const there = result.ok && result.value.kind === 'directory'
    if (there || (rest.length > 0 && errno === 'EEXIST')) {
      return rest.length === 0 ? gives(null) : makeNext(existOk, rest)
    }
    return failedWith(evaluation, errno, paths.at(-1) ?? '')
  },
}

function failedWith(evaluation: Evaluation, errno: Value | undefined, name: string): never {
  switch (errno) {
    case 'EEXIST':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENOSPC':
    case 'EBUSY':
      return evaluation.failErrno(errno, 'os', name)
    default:
      throw new BugError('expected an errno that mkdir may give')
  }
}

const osFunctions: Table = {
  utime: resumable(
    1,
    2,
    (evaluation, [path = null, times = null]) => {
      if (times !== null) evaluation.unsupported('`os.utime()` with times of its own')
      const named = pathArgument(evaluation, path, 'utime')
      return ask({ op: 'stat', path: absolute(named), touches: true }, 'os.chmod', named)
    },
    ['path', 'times'],
  ),
  chmod: resumable(
    2,
    2,
    (evaluation, [path = null]) => {
      const named = pathArgument(evaluation, path, 'chmod')
      return ask({ op: 'stat', path: absolute(named) }, 'os.chmod', named)
    },
    ['path', 'mode'],
  ),
  getcwd: pure(0, 0, () => WORKING_DIRECTORY),
  fspath: ofText((path) => path),
  fdatasync: pure(1, 1, () => null),
  makedirs,
  mkdir: oneDirectory('mkdir'),
  rmdir: oneDirectory('rmdir'),
}

/** Directories, and what os.path says of names. Permissions are not modelled: chmod only looks. */
export const OS_MORE: LibraryTables = {
  scope: {
    // What the library that is written in Python cannot do: see `machine/library`.
    __unordered__: pure(2, 2, (evaluation, [list = null, what = null]) =>
      evaluation.make({
        kind: 'list',
        items: itemsOf(evaluation, list),
        unordered: str(evaluation, what),
      }),
    ),
    __not_modelled__: pure(1, 2, (evaluation, [what = null, instead = null]) =>
      evaluation.unsupported(str(evaluation, what), typeof instead === 'string' ? instead : null),
    ),
  },
  modules: new Map([
    [
      'os',
      {
        functions: osFunctions,
        constants: new Map<string, Value>([
          ['curdir', '.'],
          ['linesep', '\n'],
          ['name', 'posix'],
          ['pardir', '..'],
        ]),
      },
    ],
    ['os.path', { functions: pathFunctions, constants: new Map<string, Value>([['sep', '/']]) }],
  ]),
  methods: new Map(),
  stages: {
    'os.chmod': valueContinuation('stat', 'os', () => null),
    'os.mkdir': valueContinuation('mkdir', 'os', () => null),
    'os.rmdir': valueContinuation('rmdir', 'os', () => null),
    'os.path.is directory': isKindContinuation('directory'),
    'os.path.is file': isKindContinuation('file'),
    ...makedirsStages,
  },
}
