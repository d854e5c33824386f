import { bytes } from '../../vfs/index.ts'
import type { Bytes } from '../../vfs/index.ts'
import { itemsOf } from '../iteration.ts'
import { typeName } from '../typeName.ts'
import { isTagged } from '../value.ts'
import type { Value } from '../value.ts'
import type { Work } from '../work.ts'
import { decoded } from './codecs.ts'
import { pure } from './signature.ts'
import type { Table } from './signature.ts'

/** The methods of Python 3's bytes. */
export const bytesMethods: Table = {
  decode: pure(
    0,
    2,
    (work, [self, encoding = 'utf-8']) => decoded(work, dataOf(self), encoding),
    ['encoding', 'errors'],
  ),
  endswith: pure(1, 1, (work, [self, part = null]) =>
    dataOf(self).endsWith(argument(work, part)),
  ),
  find: pure(1, 1, (work, [self, part = null]) => BigInt(dataOf(self).indexOf(argument(work, part)))),
  hex: pure(0, 0, (_, [self]) =>
    [...dataOf(self)].map((unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  ),
  join: pure(1, 1, (work, [self, parts = null]) =>
    asBytes(itemsOf(work, parts).map((part) => argument(work, part)).join(dataOf(self))),
  ),
  lower: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/[A-Z]/g, (c) => c.toLowerCase()))),
  replace: pure(2, 2, (work, [self, old = null, fresh = null]) =>
    asBytes(dataOf(self).replaceAll(argument(work, old), () => argument(work, fresh))),
  ),
  split: pure(1, 1, (work, [self, separator = null]) => {
    const by = argument(work, separator)
    if (by === '') return work.fail('ValueError', 'empty separator')
    return work.list(dataOf(self).split(by).map(asBytes))
  }),
  startswith: pure(1, 1, (work, [self, part = null]) =>
    dataOf(self).startsWith(argument(work, part)),
  ),
  strip: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/^[ \t-\r]+|[ \t-\r]+$/g, ''))),
  upper: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/[a-z]/g, (c) => c.toUpperCase()))),
}

function dataOf(self: Value | undefined): Bytes {
  return self !== undefined && isTagged(self) && self.kind === 'bytes' ? self.data : bytes('')
}

function asBytes(data: string): Value {
  return { kind: 'bytes', data: bytes(data) }
}

function argument(work: Work, value: Value): Bytes {
  if (isTagged(value) && value.kind === 'bytes') return value.data
  const type = typeName(work, value)
  return work.fail('TypeError', `a bytes-like object is required, not '${type}'`)
}
