import { BugError } from '../../base/index.ts'
import type { Context } from '../state/context.ts'
import { evaluate } from './evaluate.ts'
import type { Answer } from '../operation.ts'
import { leaveWith, performOp } from './performOp.ts'
import { pointOf } from './program.ts'
import type { LinkedPoint, Site } from './program.ts'
import { ENDLESS, leavesModel, orLeavesModel } from './leaveModel.ts'
import { branches, raises, tidy } from './microstep.ts'
import type { Microstep } from './microstep.ts'
import { deeperOf } from './deeper.ts'
import { CallsBack, Evaluation, Raised } from './evaluation.ts'
import { stopValue } from './generators.ts'

interface Memo {
  readonly context: Context
  readonly site: Site
  readonly answer: Answer | null
  readonly step: Microstep
}

// A guard and the action of its transition ask for the same step of the same context, one after
// the other. Only the last is kept: a step leads to the next context, and so to all after it.
let last: Memo | null = null

/**
 * One micro-step: what the operation at this point does to the context, and the edge by which it
 * leaves. `answer` is null, or the result of the operation that the context waits for.
 * Pure: the same context and answer give the same step.
 */
export function perform(site: Site, context: Context, answer: Answer | null): Microstep {
  if (last?.context === context && last.site === site && last.answer === answer) return last.step
  const step = performAnew(pointOf(context.program, site), context, answer)
  last = { context, site, answer, step }
  return step
}

/** A new scratch pad for the innermost frame of a context; to watch it, or to perform its point. */
export function evaluationOf(context: Context, performs = false): Evaluation {
  if (context.stack === null) throw new BugError('expected a frame, got an empty stack')
  return new Evaluation(evaluate, context, context.stack, performs)
}

function performAnew(at: LinkedPoint, context: Context, answer: Answer | null): Microstep {
  const { waiting, closing, fuel } = context
  if (waiting !== null && answer === null) return { edge: { kind: 'rests' }, context }
  const { span } = at.point
  if (fuel <= 0) return leavesModel(context, span, ENDLESS)
  return orLeavesModel(context, span, () => {
    const evaluation = evaluationOf(context, true)
    if (closing === null) {
      const leave = () => leaveClosing(evaluation, at, answer)
      if (context.sharing === null) return tidy(evaluation, leave())
      return deeperOf(evaluation.program).inTurn(evaluation, at, answer, leave)
    }
    return deeperOf(evaluation.program).goOnClosing(evaluation, at, answer)
  })
}

/** The step of the point; it stays there as long as it has files to close that it has forgotten. */
function leaveClosing(evaluation: Evaluation, at: LinkedPoint, answer: Answer | null): Microstep {
  const step = orRaised(evaluation, at, () =>
    answer === null ? performOp(evaluation, at) : goOn(evaluation, at, answer),
  )
  const { deeper } = evaluation.library
  if (deeper === null || step.context.open === 0) return step
  return deeper.closeForgotten(evaluation, at, step)
}

/** What a Python exception in it makes the point do. */
function orRaised(evaluation: Evaluation, at: LinkedPoint, run: () => Microstep): Microstep {
  try {
    return run()
  } catch (thrown) {
    if (thrown instanceof CallsBack) {
      return orRaised(evaluation, at, () => goesDeeper(evaluation, at, thrown))
    }
    if (!(thrown instanceof Raised)) throw thrown
    const { exception } = thrown
    // A file has no more lines: the world has said so.
    const ends = at.point.op.kind === 'next' && stopValue(evaluation, exception) !== undefined
    return ends
      ? branches(evaluation, false)
      : raises(evaluation, at, exception, { edge: 'raises', again: false })
  }
}

function goesDeeper(evaluation: Evaluation, at: LinkedPoint, { call }: CallsBack): Microstep {
  if (evaluation.before.waiting !== null) {
    return evaluation.unsupported('a built-in that calls the program after it has waited')
  }
  return deeperOf(evaluation.program).callsBack(evaluation, at, call, evaluationOf)
}

function goOn(evaluation: Evaluation, at: LinkedPoint, answer: Answer): Microstep {
  const { waiting } = evaluation.before
  if (waiting === null) throw new BugError('expected a wait for the answer, got none')
  return leaveWith(evaluation, at, evaluation.library.resume(evaluation, waiting.then, answer))
}
