import { BugError } from '../../base/index.ts'
import { bytes } from '../../vfs/index.ts'
import { hashKey } from '../values/compare.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { DictEntry, Ref, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { decodeBytes, encodeText, mustBeStrict } from './codecs.ts'
import { pure } from './signature.ts'
import type { Table } from './signature.ts'

const CODEC = ['encoding', 'errors']

/** The methods of str that the catalogue uses; the text is the first argument. */
export const coreStrMethods: Table = {
  decode: pure(
    0,
    2,
    (evaluation, [self, encoding = 'ascii', errors]) => {
      mustBeStrict(evaluation, errors)
      // Python 2 only: a str is its bytes.
      return decodeBytes(evaluation, bytes(textOf(self)), encoding)
    },
    CODEC,
  ),
  encode: pure(
    0,
    2,
    (evaluation, [self, encoding = 'utf-8', errors]) => {
      mustBeStrict(evaluation, errors)
      const data = encodeText(evaluation, textOf(self), encoding)
      return evaluation.version === 2 ? data : { kind: 'bytes', data }
    },
    CODEC,
  ),
}

/** Those of Python 3's bytes. */
export const coreBytesMethods: Table = {
  decode: pure(
    0,
    2,
    (evaluation, [self, encoding = 'utf-8', errors]) => {
      mustBeStrict(evaluation, errors)
      return decodeBytes(evaluation, dataOf(self), encoding)
    },
    CODEC,
  ),
}

/** Those of dict. */
export const coreDictMethods: Table = {
  get: pure(1, 2, (evaluation, [self, key = null, fallback = null]) => {
    const entry = entriesOf(evaluation, self).get(hashKey(evaluation, key))
    return entry === undefined ? fallback : entry[1]
  }),
}

/** The text that a method of str is called on. */
export function textOf(self: Value | undefined): string {
  return typeof self === 'string' ? self : ''
}

/** The bytes that a method of bytes is called on. */
export function dataOf(self: Value | undefined): ReturnType<typeof bytes> {
  return self !== undefined && isTagged(self) && self.kind === 'bytes' ? self.data : bytes('')
}

/** The object of the heap that a method is called on. */
export function refOf(self: Value | undefined): Ref {
  if (self !== undefined && isRef(self)) return self
  throw new BugError('expected an object of the heap, got a plain value')
}

/** The entries of the dictionary that a method is called on. */
export function entriesOf(
  evaluation: Evaluation,
  self: Value | undefined,
): ReadonlyMap<string, DictEntry> {
  const object = evaluation.get(refOf(self))
  if (object.kind === 'dict') return object.entries
  throw new BugError(`expected a dict, got a ${object.kind}`)
}
