import { BugError } from '../../base/index.ts'
import type { Context } from '../state/context.ts'
import type { Answer } from '../operation.ts'
import { closeAtUnwinding, goOnClosing } from './closeForgotten.ts'
import { Raised } from './evaluation.ts'
import { evaluationOf } from './perform.ts'
import { unwinds } from './returns.ts'
import type { Microstep } from './microstep.ts'

interface Memo {
  readonly answer: Answer | null
  readonly step: Microstep
}

const memo = new WeakMap<Context, Memo>()

/** An exception that no handler of the innermost function takes leaves it. Pure. */
export function unwind(context: Context, answer: Answer | null = null): Microstep {
  const known = memo.get(context)
  if (known !== undefined && known.answer === answer) return known.step
  const step = unwindAnew(context, answer)
  memo.set(context, { answer, step })
  return step
}

function unwindAnew(context: Context, answer: Answer | null): Microstep {
  const { raised, waiting, closing } = context
  if (raised === null) throw new BugError('expected an exception on its way, got none')
  if (waiting !== null && answer === null) return { edge: { kind: 'rests' }, context }
  if (closing !== null && (answer !== null || closing.files.length > 0)) {
    return goOnClosing(evaluationOf(context), null, answer)
  }
  const evaluation = evaluationOf({ ...context, closing: null })
  const step = unwinds(evaluation, raised)
  if (step.context.open === 0) return step
  try {
    return closeAtUnwinding(evaluation, step)
  } catch (thrown) {
    if (thrown instanceof Raised) return unwinds(evaluation, thrown.exception)
    throw thrown
  }
}
