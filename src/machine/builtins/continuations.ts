import { BugError } from '../../base/index.ts'
import type { SysResult, Syscall, SysValues } from '../../vfs/index.ts'
import type { Answer, Operation } from '../operation.ts'
import { gives } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/**
 * How a built-in resumes when the world has answered. The state is what it saved: values, so
 * that the heap's renumbering reaches them. A null answer: it went on without asking.
 */
export type Continuation = (
  evaluation: Evaluation,
  state: readonly Value[],
  answer: Answer | null,
) => CallResult
export type Continuations = Readonly<Record<string, Continuation>>

/** Requests a system call; the continuation gets its result. */
export function ask(call: Syscall, resume: string, ...state: readonly Value[]): CallResult {
  return request({ kind: 'syscall', call }, resume, ...state)
}

export function request(
  operation: Operation,
  resume: string,
  ...state: readonly Value[]
): CallResult {
  return { kind: 'operation', operation, then: { resume, state } }
}

/** A text that a stage put aside. */
export function textIn(value: Value | undefined): string {
  if (typeof value === 'string') return value
  throw new BugError('expected a text that was put aside')
}

/** The result of the requested system call. Throws BugError for any other kind of answer. */
export function resultOf<Op extends Syscall['op']>(_: Op, answer: Answer | null): SysResult<Op> {
  if (answer?.kind !== 'syscall') throw new BugError('expected the answer of a system call')
  // The world answers the requested call, so the operation decides the type of the answer.
  return answer.result as SysResult<Op>
}

/** A stage that turns the value of a call into Python's, or its errno into an exception. */
export function valueContinuation<Op extends Syscall['op']>(
  op: Op,
  family: 'os' | 'io',
  toValue: (evaluation: Evaluation, value: SysValues[Op], state: readonly Value[]) => Value,
): Continuation {
  return (evaluation, state, answer) => {
    const result = resultOf(op, answer)
    // The state of such a continuation is the file names for its error message.
    if (!result.ok) return evaluation.failErrno(result.errno, family, ...state)
    return gives(toValue(evaluation, result.value, state))
  }
}
