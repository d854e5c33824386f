import type { Expr } from '../../python/index.ts'
import type { Then } from '../state/context.ts'
import type { Answer } from '../operation.ts'
import type { Keywords, CallResult } from '../chart/callResult.ts'
import type { ClassRef, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** The built-in names and modelled modules, as evaluation sees them. */
export interface Library {
  /** a name of the built-in scope; undefined when it has none such */
  named(version: 2 | 3, name: string): Value | undefined
  /** a name of a modelled module */
  member(version: 2 | 3, module: string, name: string): Value | undefined
  hasMethod(version: 2 | 3, cls: ClassRef, name: string): boolean
  call(evaluation: Evaluation, name: string, args: readonly Value[], keywords: Keywords): CallResult
  callMethod(
    evaluation: Evaluation,
    self: Value,
    name: string,
    args: readonly Value[],
    keywords: Keywords,
  ): CallResult
  /** resumes a built-in that waited for the world */
  resume(evaluation: Evaluation, then: Then, answer: Answer): CallResult
}

/** What evaluation needs beside the state: handed down, so that the parts do not import in rings. */
export interface Interpreter {
  readonly library: Library
  readonly evaluate: (evaluation: Evaluation, expr: Expr) => Value
}
