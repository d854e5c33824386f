import { CallsBack } from '../chart/evaluation.ts'
import type { BackCall, Evaluation } from '../chart/evaluation.ts'
import type { FunctionId } from '../../python/index.ts'
import type { Context, Reply } from '../state/context.ts'
import { hashOf } from '../values/hashOf.ts'
import type { Value } from '../values/value.ts'

/** The reply to this call, if it is the next one. */
export function replyTo(
  evaluation: Evaluation,
  id: FunctionId,
  args: readonly Value[],
): Reply | undefined {
  const reply = evaluation.before.stack?.replies?.[evaluation.replied]
  if (reply?.function !== id || !sameValues(reply.args, args)) return undefined
  evaluation.replied += 1
  evaluation.spend(4)
  return reply
}

/** Runs program code in the middle of the point. The point begins again with its reply. */
export function callBack(evaluation: Evaluation, call: BackCall): never {
  const { before, replied } = evaluation
  if (before.stack?.replies?.[replied] === undefined) throw new CallsBack(call)
  return evaluation.unsupported('a function that changes what the built-in that calls it works on')
}

/**
 * The context while program code runs in the middle of this point: what the point has made is
 * there, nothing else has changed.
 */
export function suspended(evaluation: Evaluation): Context {
  const { before, made: all } = evaluation
  const made = all.map(([ref]) => ref)
  const heap = new Map(before.heap)
  for (const [ref, object] of all) if (object !== null) heap.set(ref.id, object)
  const { stack } = before
  const held = stack === null || made.length === 0 ? stack : { ...stack, made }
  return { ...before, stack: held, heap, nextId: evaluation.changes().nextId }
}

function sameValues(one: readonly Value[], other: readonly Value[]): boolean {
  return (
    one.length === other.length &&
    one.every((value, index) => hashOf(value) === hashOf(other[index] ?? null))
  )
}
