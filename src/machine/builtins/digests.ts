import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { BugError } from '../../base/index.ts'
import { bytes } from '../../vfs/index.ts'
import type { Bytes } from '../../vfs/index.ts'
import { typeName } from '../typeName.ts'
import { isRef, isTagged } from '../value.ts'
import type { Value } from '../value.ts'
import type { Work } from '../work.ts'
import { pure } from './signature.ts'
import type { Builtin, Table } from './signature.ts'

const ALGORITHMS = { md5, sha1, sha256 } as const

type Algorithm = keyof typeof ALGORITHMS

function digest(name: Algorithm, data: Bytes): Bytes {
  const input = Uint8Array.from(data, (unit) => unit.charCodeAt(0))
  return bytes(String.fromCharCode(...ALGORITHMS[name](input)))
}

function hex(data: Bytes): string {
  return [...data].map((unit) => unit.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

function hashed(work: Work, data: Value): Bytes {
  if (isTagged(data) && data.kind === 'bytes') return data.data
  if (typeof data !== 'string') {
    const text = 'object supporting the buffer API required'
    return work.fail('TypeError', text)
  }
  if (work.version === 2) return bytes(data)
  return work.fail('TypeError', 'Strings must be encoded before hashing')
}

function constructor(name: Algorithm): Builtin {
  return pure(0, 1, (work, [data]) => {
    const start = data === undefined ? bytes('') : hashed(work, data)
    const fields = new Map<string, Value>([
      ['name', name],
      ['data', { kind: 'bytes', data: start }],
    ])
    return work.make({ kind: 'record', type: '_hashlib.HASH', fields })
  })
}

export const hashlibFunctions: Table = {
  md5: constructor('md5'),
  sha1: constructor('sha1'),
  sha256: constructor('sha256'),
}

interface Hash {
  readonly name: Algorithm
  readonly data: Bytes
}

function hashOf(work: Work, self: Value | undefined): Hash {
  const object = self === undefined ? null : work.object(self)
  const fields = object?.kind === 'record' ? object.fields : new Map<string, Value>()
  const [name, data] = [fields.get('name'), fields.get('data')]
  const isHash = name === 'md5' || name === 'sha1' || name === 'sha256'
  if (isHash && data !== undefined && isTagged(data) && data.kind === 'bytes') {
    return { name, data: data.data }
  }
  throw new BugError(`expected a hash object, got ${typeName(work, self ?? null)}`)
}

/** The methods of a hash object. */
export const hashMethods: Table = {
  digest: pure(0, 0, (work, [self]) => {
    const { name, data } = hashOf(work, self)
    const result = digest(name, data)
    return work.version === 2 ? result : { kind: 'bytes', data: result }
  }),
  hexdigest: pure(0, 0, (work, [self]) => {
    const { name, data } = hashOf(work, self)
    return hex(digest(name, data))
  }),
  update: pure(1, 1, (work, [self = null, more = null]) => {
    const { data } = hashOf(work, self)
    const object = work.object(self)
    if (object?.kind !== 'record' || !isRef(self)) return null
    const all = bytes(data + hashed(work, more))
    const fields = new Map(object.fields).set('data', { kind: 'bytes', data: all })
    work.put(self, { ...object, fields })
    return null
  }),
}

/** The n-th fresh key of a request. */
export function freshKey(seed: string, n: bigint): string {
  return hex(digest('md5', bytes(`${seed}:${n}`)))
}

/** uuid.uuid4(): from the request's own seed and counter, so that a run can be repeated. */
export const uuidFunctions: Table = {
  uuid4: pure(0, 0, (work) => {
    const key = freshKey(work.before.seed, work.nextFresh())
    return work.make({ kind: 'record', type: 'uuid.UUID', fields: new Map([['hex', key]]) })
  }),
}
