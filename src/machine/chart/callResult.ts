import type { FunctionId } from '../../python/index.ts'
import type { Then } from '../state/context.ts'
import type { Operation } from '../operation.ts'
import type { Ref, Value } from '../values/value.ts'

/** The result of a call, or of reading an attribute. An exception is thrown as `Raised` instead. */
export type CallResult =
  | { readonly kind: 'value'; readonly value: Value }
  /** a function of the program must run first */
  | {
      readonly kind: 'call'
      readonly function: FunctionId
      readonly args: readonly Value[]
      readonly keywords: Keywords
      /** the function object, when the function has one */
      readonly closure?: Ref
    }
  /** its `__init__` must run first; the value is the instance */
  | {
      readonly kind: 'construct'
      readonly instance: Ref
      readonly function: FunctionId
      readonly args: readonly Value[]
      readonly keywords: Keywords
    }
  /** the world must answer first; then the continuation runs */
  | { readonly kind: 'operation'; readonly operation: Operation; readonly then: Then }

export type Keywords = ReadonlyMap<string, Value>

export const NO_KEYWORDS: Keywords = new Map()

export function gives(value: Value): CallResult {
  return { kind: 'value', value }
}

/** A call of a function of the program, with positional arguments. */
export function calls(id: FunctionId, ...args: readonly Value[]): CallResult {
  return { kind: 'call', function: id, args, keywords: NO_KEYWORDS }
}
