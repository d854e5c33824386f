import { BugError } from '../../base/index.ts'
import type { Context } from '../state/context.ts'
import type { Span } from '../../python/index.ts'
import { orLeavesModel } from './leaveModel.ts'
import { evaluationOf } from './perform.ts'
import { functionOf } from './program.ts'
import { unwinds } from './returns.ts'
import type { Microstep } from './microstep.ts'

// The last one only: see `perform`.
let last: { readonly context: Context; readonly step: Microstep } | null = null

/** An exception that no handler of the innermost function takes leaves it. Pure. */
export function unwind(context: Context): Microstep {
  if (last?.context === context) return last.step
  const { raised } = context
  if (raised === null) throw new BugError('expected an exception on its way, got none')
  const step = orLeavesModel(context, placeOf(context), () =>
    unwinds(evaluationOf(context), raised),
  )
  last = { context, step }
  return step
}

/** Where the exception is: the line of its traceback in the innermost function. */
function placeOf({ program, heap, raised, stack }: Context): Span {
  const object = raised === null ? undefined : heap.get(raised.id)
  const last = object?.kind === 'exception' ? object.trace.at(-1)?.span : undefined
  return last ?? functionOf(program, stack?.function ?? '').code.span
}
