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
  join: pure(1, 1, (evaluation, [self, parts = null]) =>
    asBytes(
      itemsOf(evaluation, parts)
        .map((part, i) => argument(evaluation, part, joinable(evaluation, part, i)))
        .join(dataOf(self)),
    ),
  ),
  lower: pure(0, 0, (_, [self]) => asBytes(dataOf(self).replace(/[A-Z]/g, (c) => c.toLowerCase()))),
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

function joinable(evaluation: Evaluation, part: Value, index: number): string {
  return `sequence item ${index}: expected a bytes-like object, ${typeName(evaluation, part)} found`
}
