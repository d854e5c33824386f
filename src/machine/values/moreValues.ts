import { BugError } from '../../base/index.ts'
import type { Expr } from '../../python/index.ts'
import type { CallResult } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import type { Ordering } from './compare.ts'
import type { Seen } from './repr.ts'
import type {
  ClassValue,
  DictObject,
  ExceptionObject,
  FileModuleValue,
  HeapObject,
  InstanceObject,
  Ref,
  Tagged,
  Value,
} from './value.ts'

type BinaryOperator = Extract<Expr, { kind: 'binary' }>['operator']
type UnaryOperator = Extract<Expr, { kind: 'unary' }>['operator']

/**
 * What operators do with values of every kind. A library brings it, so that it is not in the first
 * view: the programs of the catalogue calculate with nothing, and hold texts, flags and dictionaries.
 */
export interface MoreValues {
  /** `os.environ` of this process */
  environ(evaluation: Evaluation): Value
  unary(evaluation: Evaluation, operator: Exclude<UnaryOperator, 'not'>, operand: Value): Value
  binary(evaluation: Evaluation, operator: BinaryOperator, left: Value, right: Value): Value
  inPlace(evaluation: Evaluation, operator: BinaryOperator, left: Value, right: Value): Value
  /** the repr of a dictionary of another type than dict; `shown`: the repr of what is in it */
  dictText(evaluation: Evaluation, object: DictObject, shown: (value: Value) => string): string
  /** `template % values` */
  percentFormat(evaluation: Evaluation, template: string, values: Value): string
  /** Python's repr of an int: ValueError where it has too many digits */
  intText(evaluation: Evaluation, value: bigint): string
  /** Python's repr of a float */
  floatText(value: number): string
  reprTagged(evaluation: Evaluation, value: Tagged, seen: Seen): string
  reprObject(evaluation: Evaluation, object: HeapObject): string
  /** of a dataclass, as its `__repr__` that was written for it; null for any other object */
  reprWritten(evaluation: Evaluation, object: InstanceObject, seen: Seen): string | null
  /** how an object of a modelled type is shown to people; null when it has no such text */
  textOfModelled(evaluation: Evaluation, value: Ref): string | null
  /** `==` of two that are neither numbers, texts nor None */
  equalTagged(evaluation: Evaluation, left: Tagged, right: Tagged): boolean
  compareInOrder(evaluation: Evaluation, operator: Ordering, left: Value, right: Value): boolean
  /** `object[index]`, of what is neither a text nor a dictionary */
  itemAt(evaluation: Evaluation, object: Value, index: Value): Value
  /** `value.name` of what is neither an object of a class nor a module */
  findAttribute(evaluation: Evaluation, value: Value, name: string): CallResult | null
  /** what every exception has beside its attributes */
  ofException(evaluation: Evaluation, exception: ExceptionObject, name: string): Value | undefined
  /** of what an AttributeError says that it has none, where it is no object; null: an object */
  subjectOf(evaluation: Evaluation, value: Value): string | null
  /** an attribute that is not found, and that CPython has: a limit of the model, and no mistake */
  mustBeModelled(evaluation: Evaluation, value: Value, name: string): void
  /** the same of a special method that a built-in type has */
  mustSupport(evaluation: Evaluation, value: Value, special: string): void
  /** `Class.name = value`, or `file.name = value`, where that is a variable */
  setVariableOf(
    evaluation: Evaluation,
    owner: ClassValue | FileModuleValue,
    name: string,
    value: Value,
  ): void
  /** a field of a named tuple cannot be set, nor one of a frozen dataclass */
  refuseField(evaluation: Evaluation, value: Value, name: string): void
  refuseFrozen(
    evaluation: Evaluation,
    object: InstanceObject | ExceptionObject,
    name: string,
    deed: string,
  ): void
  /** all that it gives when it is iterated */
  itemsOf(evaluation: Evaluation, value: Value): readonly Value[]
  /** the same of what is no dictionary, to be set */
  setItem(evaluation: Evaluation, object: Value, index: Value, value: Value): void
  deleteItem(evaluation: Evaluation, object: Value, index: Value): void
  /** `item in container`, of what is neither a text nor a dictionary */
  holds(evaluation: Evaluation, item: Value, container: Value): boolean
}

/** Throws BugError for a library that has none: the program was compiled against another one. */
export function moreValuesOf({ library }: Evaluation): MoreValues {
  if (library.values !== null) return library.values
  throw new BugError('expected a library of own programs for what this program does')
}
