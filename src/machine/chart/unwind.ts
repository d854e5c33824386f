import { BugError } from '../../base/index.ts'
import type { Context } from '../state/context.ts'
import type { Answer } from '../operation.ts'
import type { Span } from '../../python/index.ts'
import { deeperOf } from './deeper.ts'
import { orLeavesModel } from './leaveModel.ts'
import { evaluationOf } from './perform.ts'
import { functionOf } from './program.ts'
import { unwinds } from './returns.ts'
import type { Microstep } from './microstep.ts'

interface Memo {
  readonly context: Context
  readonly answer: Answer | null
  readonly step: Microstep
}

// The last one only: see `perform`.
let last: Memo | null = null

/**
 * An exception that no handler of the innermost function takes leaves it. Pure. `answer` is what
 * the world says while a file of that function is closed.
 */
export function unwind(context: Context, answer: Answer | null = null): Microstep {
  if (last?.context === context && last.answer === answer) return last.step
  const step = orLeavesModel(context, placeOf(context), () => unwindAnew(context, answer))
  last = { context, answer, step }
  return step
}

function unwindAnew(context: Context, answer: Answer | null): Microstep {
  const { raised, waiting, closing, program } = context
  if (raised === null) throw new BugError('expected an exception on its way, got none')
  if (waiting !== null && answer === null) return { edge: { kind: 'rests' }, context }
  const evaluation = evaluationOf(context)
  if (closing !== null) return deeperOf(program).goOnClosing(evaluation, null, answer)
  const { deeper } = program.library
  const step = unwinds(evaluation, raised)
  if (deeper === null || step.context.open === 0) return step
  return deeper.closeAtUnwinding(evaluation, step)
}

/** Where the exception is: the line of its traceback in the innermost function. */
function placeOf({ program, heap, raised, stack }: Context): Span {
  const object = raised === null ? undefined : heap.get(raised.id)
  const last = object?.kind === 'exception' ? object.trace.at(-1)?.span : undefined
  return last ?? functionOf(program, stack?.function ?? '').code.span
}
