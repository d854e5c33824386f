import { gives } from '../../chart/callResult.ts'
import { asInt } from '../../values/value.ts'
import { ask, resultOf } from '../continuations.ts'
import type { Continuations } from '../continuations.ts'
import { closeFile, heldBy, openFile, withFlush } from '../fileMethods.ts'
import type { LibraryTables } from '../registry.ts'
import { pure, resumable } from '../signature.ts'
import type { Table } from '../signature.ts'

const fileMethods: Table = {
  __enter__: pure(0, 0, (evaluation, [self]) => openFile(evaluation, self, '').ref),
  __exit__: resumable(0, 3, (evaluation, [self]) => closeFile(evaluation, self)),
  fileno: pure(0, 0, (evaluation, [self]) => BigInt(openFile(evaluation, self, '').object.file.fd)),
  flush: resumable(0, 0, (evaluation, [self]) => {
    openFile(evaluation, self, 'flush of')
    return withFlush(evaluation, self, 'flushed')
  }),
  readable: pure(0, 0, (evaluation, [self]) => openFile(evaluation, self, '').object.file.readable),
  seek: resumable(1, 2, (evaluation, [self, offset = null, whence = 0n]) => {
    openFile(evaluation, self, 'seek of')
    return withFlush(evaluation, self, 'flushed, seeks', offset, whence)
  }),
  tell: resumable(0, 0, (evaluation, [self]) => {
    openFile(evaluation, self, 'tell of')
    return withFlush(evaluation, self, 'flushed, seeks', 0n, 1n)
  }),
  truncate: resumable(0, 1, (evaluation, [self, size]) => {
    openFile(evaluation, self, 'truncate of')
    if (size === undefined) return evaluation.unsupported('truncate() without a size')
    return withFlush(evaluation, self, 'flushed, truncates', size)
  }),
  writable: pure(0, 0, (evaluation, [self]) => openFile(evaluation, self, '').object.file.writable),
}

const stages: Continuations = {
  flushed: () => gives(null),
  'flushed, seeks': (evaluation, [self, offset = null, whence = null]) => {
    const { object } = heldBy(evaluation, self)
    const names = ['SEEK_SET', 'SEEK_CUR', 'SEEK_END'] as const
    const name = names[Number(asInt(whence) ?? 0n)] ?? 'SEEK_SET'
    const by = Number(asInt(offset) ?? 0n)
    return ask({ op: 'lseek', fd: object.file.fd, offset: by, whence: name }, 'sought')
  },
  'flushed, truncates': (evaluation, [self, size = null]) => {
    const { object } = heldBy(evaluation, self)
    const length = Number(asInt(size) ?? 0n)
    return ask({ op: 'ftruncate', fd: object.file.fd, length }, 'truncated', size)
  },
  sought: (evaluation, _, answer) => {
    const result = resultOf('lseek', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'io')
    return gives(evaluation.version === 2 ? null : BigInt(result.value))
  },
  truncated: (evaluation, [size = null], answer) => {
    const result = resultOf('ftruncate', answer)
    if (!result.ok) return evaluation.failErrno(result.errno, 'io')
    return gives(evaluation.version === 2 ? null : size)
  },
}

const FILES = [
  '_io.BufferedRandom',
  '_io.BufferedReader',
  '_io.BufferedWriter',
  '_io.TextIOWrapper',
]

/** The methods of file objects beside those of the core. */
export const FILE_CALLS: LibraryTables = {
  scope: {},
  modules: new Map(),
  methods: new Map([...FILES, 'file'].map((type) => [type, fileMethods])),
  stages,
}
