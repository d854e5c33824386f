import { md5 } from '@noble/hashes/legacy.js'
import { BugError } from '../../base/index.ts'
import { bytes } from '../../vfs/index.ts'
import type { Bytes } from '../../vfs/index.ts'
import { typeName } from '../values/typeName.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { pure } from './signature.ts'
import type { Builtin, Table } from './signature.ts'

function digest(data: Bytes): Bytes {
  const input = Uint8Array.from(data, (unit) => unit.charCodeAt(0))
  return bytes(String.fromCharCode(...md5(input)))
}

function hex(data: Bytes): string {
  return [...data].map((unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

function bytesToHash(evaluation: Evaluation, data: Value): Bytes {
  if (isTagged(data) && data.kind === 'bytes') return data.data
  if (typeof data !== 'string') {
    const text = 'object supporting the buffer API required'
    return evaluation.fail('TypeError', text)
  }
  if (evaluation.version === 2) return bytes(data)
  return evaluation.fail('TypeError', 'Strings must be encoded before hashing')
}

/** hashlib.md5, the one digest that the programs use. */
const constructor: Builtin = pure(0, 1, (evaluation, [data]) => {
  const start = data === undefined ? bytes('') : bytesToHash(evaluation, data)
  const fields = new Map<string, Value>([
    ['name', 'md5'],
    ['data', { kind: 'bytes', data: start }],
  ])
  return evaluation.make({ kind: 'record', type: '_hashlib.HASH', fields })
})

export const hashlibFunctions: Table = {
  md5: constructor,
}

/** What a hash object has been given so far. */
function dataOf(evaluation: Evaluation, self: Value | undefined): Bytes {
  const object = self === undefined ? null : evaluation.object(self)
  const fields = object?.kind === 'record' ? object.fields : new Map<string, Value>()
  const data = fields.get('data')
  if (data !== undefined && isTagged(data) && data.kind === 'bytes') return data.data
  throw new BugError(`expected a hash object, got ${typeName(evaluation, self ?? null)}`)
}

/** The methods of a hash object. */
export const hashMethods: Table = {
  digest: pure(0, 0, (evaluation, [self]) => {
    const result = digest(dataOf(evaluation, self))
    return evaluation.version === 2 ? result : { kind: 'bytes', data: result }
  }),
  hexdigest: pure(0, 0, (evaluation, [self]) => hex(digest(dataOf(evaluation, self)))),
  update: pure(1, 1, (evaluation, [self = null, more = null]) => {
    const data = dataOf(evaluation, self)
    const object = evaluation.object(self)
    if (object?.kind !== 'record' || !isRef(self)) return null
    const all = bytes(data + bytesToHash(evaluation, more))
    const fields = new Map(object.fields).set('data', { kind: 'bytes', data: all })
    evaluation.put(self, { ...object, fields })
    return null
  }),
}

/** The n-th fresh key of a request. */
export function freshKey(seed: string, n: bigint): string {
  return hex(digest(bytes(`${seed}:${n}`)))
}

/** uuid.uuid4(): from the request's own seed and counter, so that a run can be repeated. */
export const uuidFunctions: Table = {
  uuid4: pure(0, 0, (evaluation) => {
    const key = freshKey(evaluation.before.seed, evaluation.nextFresh())
    return evaluation.make({ kind: 'record', type: 'uuid.UUID', fields: new Map([['hex', key]]) })
  }),
}
