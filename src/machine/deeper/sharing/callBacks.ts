import type { Evaluation } from '../../chart/evaluation.ts'
import type { Microstep } from '../../chart/microstep.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { isRef, isTagged } from '../../values/value.ts'
import type { Touch } from './watch.ts'

/** Does the point call a function of the program in its middle? It is performed again with the reply. */
export function isCallBack({ frame }: Evaluation, { edge, context }: Microstep): boolean {
  const { stack } = context
  const begins = edge.kind === 'calls' || edge.kind === 'resumes'
  return begins && stack?.receives.kind === 'reply' && stack.depth === frame.depth + 1
}

/**
 * A point that has looked at shared memory and calls the program looks again when it goes on. That is the same
 * only if nobody moves meanwhile; and CPython must look once, too: as `sorted` does, which copies
 * first. Others, such as `max` and `list.remove`, look between the calls.
 */
export function refuseCallBack(
  evaluation: Evaluation,
  at: LinkedPoint,
  touches: readonly Touch[],
): void {
  if (evaluation.before.sharing?.turn === 'always') return
  if (isSorted(evaluation, at) && touches.every(({ writes }) => !writes)) return
  evaluation.unsupported(
    'a function of the program that a built-in calls while it looks at what threads share',
    'Give it a copy, such as list(items). A defaultdict takes a built-in class, such as int or list.',
  )
}

export function refuseMiddle(evaluation: Evaluation): never {
  return evaluation.unsupported(
    'a step of a function that a built-in calls while it looks at what threads share',
    'Give it a copy, such as list(items).',
  )
}

/** `sorted` of a container, which it copies before it calls anything; not of what gives its items one by one. */
function isSorted(evaluation: Evaluation, { point: { op } }: LinkedPoint): boolean {
  if (op.kind !== 'call' || op.callee.kind !== 'value') return false
  const callee = evaluation.evaluate(op.callee.value)
  if (!isTagged(callee) || callee.kind !== 'builtin' || callee.name !== 'sorted') return false
  const [first] = op.args
  if (first === undefined || first.kind === 'star') return false
  const given = evaluation.evaluate(first)
  const object = isRef(given) ? evaluation.before.heap.get(given.id) : undefined
  return object === undefined || object.kind === 'list' || object.kind === 'dict'
}
