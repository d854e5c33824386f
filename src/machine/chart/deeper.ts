import { BugError } from '../../base/index.ts'
import type { ClassId, Expr, FunctionCode, FunctionId, Op } from '../../python/index.ts'
import type { Answer } from '../operation.ts'
import type { Context, Sent } from '../state/context.ts'
import type { Start } from '../state/requestState.ts'
import type { ExceptionObject, Ref, Value } from '../values/value.ts'
import type { Callable } from './call.ts'
import type { CallResult, Keywords } from './callResult.ts'
import type { BackCall, Evaluation } from './evaluation.ts'
import type { Microstep } from './microstep.ts'
import type { LinkedPoint, Program } from './program.ts'

type Call = Extract<CallResult, { kind: 'call' | 'construct' }>

/** The expressions that no program of the catalogue has, but for tuples and the empty dictionary. */
export type OwnExpr = Extract<
  Expr,
  { kind: 'list' | 'set' | 'tuple' } | { kind: 'dict' | 'format' | 'cell' | 'closure' | 'star' }
>

/** The operations that no program of the catalogue has. */
export type OwnOp =
  'unset' | 'import' | 'importName' | 'delattr' | 'iter' | 'next' | 'yield' | 'delegate'

/**
 * How program code runs in the middle of a point, and what else only programs of anybody's have. A
 * library brings it, so that it is not in the first view.
 */
export interface Deeper {
  /** what a point of a thread does, if it is its turn to touch what it shares */
  inTurn(
    evaluation: Evaluation,
    at: LinkedPoint,
    answer: Answer | null,
    leave: () => Microstep,
  ): Microstep
  /** as `collectGarbage`, of a thread */
  collectShared(evaluation: Evaluation, context: Context, at: LinkedPoint | null): Context
  /** the context of a thread before its start */
  asThread(context: Context, how: Start): Context
  possibleReplies(program: Program, at: LinkedPoint): readonly FunctionId[]
  callsBack(
    before: Evaluation,
    at: LinkedPoint,
    call: BackCall,
    evaluationOf: (context: Context) => Evaluation,
  ): Microstep
  repliesWith(evaluation: Evaluation, sent: Sent): Microstep | null
  repliesRaising(evaluation: Evaluation, exception: Ref): Microstep | null
  endsGenerator(evaluation: Evaluation, value: Value): Microstep | null
  performOwn(evaluation: Evaluation, at: LinkedPoint): Microstep
  itemsToUnpack(
    evaluation: Evaluation,
    value: Value,
    op: Extract<Op, { kind: 'unpack' }>,
  ): readonly Value[]
  refuseAbandoned(evaluation: Evaluation, before: Context['heap'], after: Context['heap']): void
  /** of a step: closes the files whose last reference goes in it, before the point is left */
  closeForgotten(evaluation: Evaluation, at: LinkedPoint, step: Microstep): Microstep
  closeAtUnwinding(evaluation: Evaluation, step: Microstep): Microstep
  /** an exception keeps what its traceback and its context lead to */
  keepFrame(evaluation: Evaluation, exception: Ref): void
  keepContext(evaluation: Evaluation, exception: Ref, at: LinkedPoint): void
  /** does the stack of CPython hold the temporary, and with it an open file? */
  holdsFile(context: Context, at: LinkedPoint, index: number, value: Value): boolean
  /** `str()` of an exception of a codec; null for any other */
  unicodeErrorText(object: ExceptionObject): string | null
  /** `at` null: while an exception leaves a function */
  goOnClosing(evaluation: Evaluation, at: LinkedPoint | null, answer: Answer | null): Microstep
  makeGenerator(evaluation: Evaluation, call: Call): Ref
  answerOfCall(evaluation: Evaluation, call: Call): Value
  resume(evaluation: Evaluation, generator: Ref, sent: Sent): Value
  bindArguments(
    evaluation: Evaluation,
    code: FunctionCode,
    args: readonly Value[],
    keywords: Keywords,
    closure: Ref | null,
  ): ReadonlyMap<string, Value>
  /** of an object of the program's own: an iterator, or null when it has none */
  iterateOwn(evaluation: Evaluation, value: Ref): Ref | null
  itemOfOwn(evaluation: Evaluation, source: Value, index: number): Value | undefined
  evaluateArguments(
    evaluation: Evaluation,
    call: Extract<Op, { kind: 'call' }>,
    callable: Callable,
  ): { readonly args: readonly Value[]; readonly keywords: Keywords }
  evaluateItems(evaluation: Evaluation, exprs: readonly Expr[]): readonly Value[]
  /** what `super().name` is */
  inheritedMethod(evaluation: Evaluation, owner: ClassId, name: string): Callable
  /** a call of an object; null when it cannot be called */
  callObject(
    evaluation: Evaluation,
    value: Ref,
    args: readonly Value[],
    keywords: Keywords,
  ): CallResult | null
  evaluateOwn(evaluation: Evaluation, expr: OwnExpr): Value
  operate(
    evaluation: Evaluation,
    left: Value,
    right: Value,
    name: string,
    reflected: string,
  ): Value | undefined
}

/** Throws BugError for a library that has none: the program was compiled against another one. */
export function deeperOf({ library }: Program): Deeper {
  if (library.deeper !== null) return library.deeper
  throw new BugError('expected a library of own programs for what this program does')
}
