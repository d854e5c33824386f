import { gives } from '../../chart/callResult.ts'
import { advance, iterate } from '../../chart/iteration.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import type { Value } from '../../values/value.ts'
import { ask, textIn, valueContinuation } from '../continuations.ts'
import { absolute, joinPaths, pathArgument } from '../paths.ts'
import type { LibraryTables } from '../registry.ts'
import { free, pure, resumable } from '../signature.ts'
import type { Builtin } from '../signature.ts'
import { field, iteratorMethods, record } from './records.ts'

const ITERATOR = 'posix.ScandirIterator'
const ENTRY = 'posix.DirEntry'

/** The kind of an entry comes with the listing, which gives names alone here. */
function kind(name: string, instead: string): Builtin {
  return free((evaluation) => evaluation.unsupported(`\`DirEntry.${name}()\``, instead))
}

function entriesOf(evaluation: Evaluation, names: readonly string[], folder: Value): Value {
  const head = textIn(folder)
  const entries = names.map((name) =>
    record(evaluation, ENTRY, { name, path: joinPaths(head, name) }),
  )
  const unordered = 'os.scandir()'
  return iterate(evaluation, evaluation.make({ kind: 'list', items: entries, unordered }))
}

/** os.scandir: one listing, from which names are taken one by one. */
export const SCANDIR: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'os',
      {
        functions: {
          scandir: resumable(0, 1, (evaluation, [path = '.']) => {
            const named = pathArgument(evaluation, path, 'scandir')
            return ask({ op: 'listdir', path: absolute(named) }, 'os.scandir', named)
          }),
        },
      },
    ],
  ]),
  methods: new Map([
    [
      ITERATOR,
      {
        ...iteratorMethods((evaluation, self) =>
          advance(evaluation, field(evaluation, self, '<entries>')),
        ),
        __enter__: free((_, [self = null]) => gives(self)),
        __exit__: pure(3, 3, () => null),
        close: pure(0, 0, () => null),
      },
    ],
    [
      ENTRY,
      {
        __fspath__: pure(0, 0, (evaluation, [self]) => field(evaluation, self, 'path')),
        is_dir: kind('is_dir', 'Use os.path.isdir(entry.path).'),
        is_file: kind('is_file', 'Use os.path.isfile(entry.path).'),
        is_symlink: pure(0, 0, () => false),
        inode: kind('inode', 'Use os.stat(entry.path).st_ino.'),
        stat: kind('stat', 'Use os.stat(entry.path).'),
      },
    ],
  ]),
  stages: {
    'os.scandir': valueContinuation('listdir', 'os', (evaluation, names, [folder = null]) =>
      record(evaluation, ITERATOR, { '<entries>': entriesOf(evaluation, names, folder) }),
    ),
  },
}
