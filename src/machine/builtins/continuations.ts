import { BugError } from '../../base/index.ts'
import type { SysResult, Syscall, SysValues } from '../../vfs/index.ts'
import type { Answer, Operation } from '../operation.ts'
import { gives } from '../chart/callResult.ts'
import type { Outcome } from '../chart/callResult.ts'
import type { Value } from '../values/value.ts'
import type { Work } from '../chart/evaluation.ts'

/**
 * How a built-in goes on when the world has answered. The state is what it put aside: values, so
 * that the heap's renumbering reaches them. A null answer: it went on without asking.
 */
export type Stage = (work: Work, state: readonly Value[], answer: Answer | null) => Outcome
export type Stages = Readonly<Record<string, Stage>>

/** Asks for a system call; the stage goes on with the answer. */
export function ask(call: Syscall, stage: string, ...state: readonly Value[]): Outcome {
  return request({ kind: 'syscall', call }, stage, ...state)
}

export function request(operation: Operation, stage: string, ...state: readonly Value[]): Outcome {
  return { kind: 'operation', operation, then: { stage, state } }
}

/** A text that a stage put aside. */
export function textIn(value: Value | undefined): string {
  if (typeof value === 'string') return value
  throw new BugError('expected a text that was put aside')
}

/** The result of the system call that was asked for. Throws BugError for another kind of answer. */
export function resultOf<Op extends Syscall['op']>(_: Op, answer: Answer | null): SysResult<Op> {
  if (answer?.kind !== 'syscall') throw new BugError('expected the answer of a system call')
  // The world answers the call that was asked for: the operation says which type that is.
  return answer.result as SysResult<Op>
}

/** A stage that turns the value of a call into Python's, or its errno into an exception. */
export function valueStage<Op extends Syscall['op']>(
  op: Op,
  family: 'os' | 'io',
  toValue: (work: Work, value: SysValues[Op], state: readonly Value[]) => Value,
): Stage {
  return (work, state, answer) => {
    const result = resultOf(op, answer)
    // The state of such a stage is the file names that its error tells.
    if (!result.ok) return work.failErrno(result.errno, family, ...state)
    return gives(toValue(work, result.value, state))
  }
}
