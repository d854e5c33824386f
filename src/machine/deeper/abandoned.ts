import type { Context } from '../state/context.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { functionOf } from '../chart/program.ts'
import type { Program } from '../chart/program.ts'

/** How many generators rest inside of a `try` or a `with`, so that closing them would run code. */
function openGenerators(program: Program, heap: Context['heap']): number {
  return [...heap.values()].filter((object) => {
    if (object.kind !== 'generator' || object.state !== 'rests' || object.at === null) return false
    const at = functionOf(program, object.id).points.get(object.at)
    return at !== undefined && at.point.raises !== null
  }).length
}

/**
 * CPython closes a generator that nobody holds any more, and so runs what it has in `finally` and
 * `with`. That is not modelled: `after` is what is left of the heap `before`.
 */
export function refuseAbandoned(
  evaluation: Evaluation,
  before: Context['heap'],
  after: Context['heap'],
): void {
  const { program } = evaluation
  if (!program.hasGenerators) return
  if (openGenerators(program, before) > openGenerators(program, after)) {
    evaluation.unsupported('a generator that is dropped while its `try` or `with` is open')
  }
}
