import { bytes } from '../../vfs/index.ts'
import type { Bytes } from '../../vfs/index.ts'
import { itemsOf } from '../chart/iteration.ts'
import { typeName } from '../values/typeName.ts'
import { isTagged } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'
import { decoded } from './codecs.ts'
import { pure } from './signature.ts'
import type { Table } from './signature.ts'

/** The methods of Python 3's bytes. */
export const bytesMethods: Table = {
  decode: pure(0, 2, (work, [self, encoding = 'utf-8']) => decoded(work, dataOf(self), encoding), [
    'encoding',
    'errors',
  ]),
  endswith: pure(1, 1, (work, [self, part = null]) =>
    dataOf(self).endsWith(affix(work, 'endswith', part)),
  ),
  find: pure(1, 1, (work, [self, part = null]) => {
    const type = typeName(work, part)
    const text = `argument should be integer or bytes-like object, not '${type}'`
    return BigInt(dataOf(self).indexOf(argument(work, part, text)))
  }),
  hex: pure(0, 0, (_, [self]) =>
    [...dataOf(self)].map((unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  ),
  join: pure(1, 1, (work, [self, parts = null]) =>
    asBytes(
      itemsOf(work, parts)
        .map((part, i) => argument(work, part, joined(work, part, i)))
        .join(dataOf(self)),
    ),
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
    dataOf(self).startsWith(affix(work, 'startswith', part)),
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

function argument(work: Work, value: Value, complaint?: string): Bytes {
  if (isTagged(value) && value.kind === 'bytes') return value.data
  const type = typeName(work, value)
  return work.fail('TypeError', complaint ?? `a bytes-like object is required, not '${type}'`)
}

function affix(work: Work, name: string, value: Value): Bytes {
  const type = typeName(work, value)
  if (type === 'tuple') return work.unsupported(`bytes.${name}() of a tuple`)
  return argument(work, value, `${name} first arg must be bytes or a tuple of bytes, not ${type}`)
}

function joined(work: Work, part: Value, index: number): string {
  return `sequence item ${index}: expected a bytes-like object, ${typeName(work, part)} found`
}
