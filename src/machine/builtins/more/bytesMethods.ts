import { bytes } from '../../../vfs/index.ts'
import type { Bytes } from '../../../vfs/index.ts'
import { itemsOf } from '../../chart/iteration.ts'
import { typeName } from '../../values/typeName.ts'
import { isTagged } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { dataOf } from '../coreMethods.ts'
import { pure } from '../signature.ts'
import type { Table } from '../signature.ts'

/** The methods of Python 3's bytes beside those of the core. */
export const bytesMethods: Table = {
  endswith: pure(1, 1, (evaluation, [self, part = null]) =>
    dataOf(self).endsWith(affix(evaluation, 'endswith', part)),
  ),
  find: pure(1, 1, (evaluation, [self, part = null]) => {
    const type = typeName(evaluation, part)
    const text = `argument should be integer or bytes-like object, not '${type}'`
    return BigInt(dataOf(self).indexOf(argument(evaluation, part, text)))
  }),
  hex: pure(0, 0, (_, [self]) =>
    [...dataOf(self)].map((unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  ),
  join: pure(1, 1, (evaluation, [self, parts = null]) =>
    asBytes(
      itemsOf(evaluation, parts)
        .map((part, i) => argument(evaluation, part, joinable(evaluation, part, i)))
        .join(dataOf(self)),
    ),
  ),
  lower: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/[A-Z]/g, (c) => c.toLowerCase()))),
  replace: pure(2, 2, (evaluation, [self, old = null, fresh = null]) =>
    asBytes(dataOf(self).replaceAll(argument(evaluation, old), () => argument(evaluation, fresh))),
  ),
  split: pure(1, 1, (evaluation, [self, separator = null]) => {
    const by = argument(evaluation, separator)
    if (by === '') return evaluation.fail('ValueError', 'empty separator')
    return evaluation.list(dataOf(self).split(by).map(asBytes))
  }),
  startswith: pure(1, 1, (evaluation, [self, part = null]) =>
    dataOf(self).startsWith(affix(evaluation, 'startswith', part)),
  ),
  strip: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/^[ \t-\r]+|[ \t-\r]+$/g, ''))),
  upper: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/[a-z]/g, (c) => c.toUpperCase()))),
}

function asBytes(data: string): Value {
  return { kind: 'bytes', data: bytes(data) }
}

function argument(evaluation: Evaluation, value: Value, complaint?: string): Bytes {
  if (isTagged(value) && value.kind === 'bytes') return value.data
  const type = typeName(evaluation, value)
  return evaluation.fail('TypeError', complaint ?? `a bytes-like object is required, not '${type}'`)
}

function affix(evaluation: Evaluation, name: string, value: Value): Bytes {
  const type = typeName(evaluation, value)
  if (type === 'tuple') return evaluation.unsupported(`bytes.${name}() of a tuple`)
  return argument(
    evaluation,
    value,
    `${name} first arg must be bytes or a tuple of bytes, not ${type}`,
  )
}

function joinable(evaluation: Evaluation, part: Value, index: number): string {
  return `sequence item ${index}: expected a bytes-like object, ${typeName(evaluation, part)} found`
}
