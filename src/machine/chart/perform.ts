import { BugError } from '../../base/index.ts'
import { collectGarbage } from '../state/collectGarbage.ts'
import type { Closing, Context } from '../state/context.ts'
import { closeForgotten, goOnClosing } from './closeForgotten.ts'
import { returns } from './returns.ts'
import { evaluate } from './evaluate.ts'
import type { Answer } from '../operation.ts'
import type { Ref } from '../values/value.ts'
import { leaveWith, performOp } from './performOp.ts'
import { pointOf } from './program.ts'
import type { LinkedPoint, Site } from './program.ts'
import { branches, exceptionAt, raises } from './microstep.ts'
import type { Microstep } from './microstep.ts'
import { Raised, Evaluation } from './evaluation.ts'

interface Memo {
  readonly site: Site
  readonly answer: Answer | null
  readonly step: Microstep
}

// A guard and the action of its transition ask for the same step of the same context.
const memo = new WeakMap<Context, Memo>()

/**
 * One micro-step: what the operation at this point does to the context, and the edge by which it
 * leaves. `answer` is null, or the result of the operation that the context waits for.
 * Pure: the same context and answer give the same step.
 */
export function perform(site: Site, context: Context, answer: Answer | null): Microstep {
  const known = memo.get(context)
  if (known !== undefined && known.site === site && known.answer === answer) return known.step
  const step = performAnew(pointOf(context.program, site), context, answer)
  memo.set(context, { site, answer, step })
  return step
}

/** A new scratch pad for the innermost frame of a context. */
export function evaluationOf(context: Context): Evaluation {
  if (context.stack === null) throw new BugError('expected a frame, got an empty stack')
  return new Evaluation(evaluate, context, context.stack)
}

function performAnew(at: LinkedPoint, context: Context, answer: Answer | null): Microstep {
  if (context.waiting !== null && answer === null) return { edge: { kind: 'rests' }, context }
  if (context.fuel <= 0) {
    const finish = { kind: 'runaway', span: at.point.span } as const
    return { edge: { kind: 'runsAway' }, context: { ...context, stack: null, finish } }
  }
  const evaluation = evaluationOf(context)
  const { closing } = context
  if (closing !== null && (answer !== null || closing.files.length > 0)) {
    return goOnClosing(evaluation, at, answer)
  }
  if (closing !== null) return leave(evaluation, at, closing)
  const step = orRaised(evaluation, at, () =>
    answer === null ? performOp(evaluation, at) : goOn(evaluation, at, answer),
  )
  if (step.context.open === 0 || at.point.op.kind === 'return') return tidy(step)
  return orRaised(evaluation, at, () => closeForgotten(evaluation, at, step))
}

/** What a Python exception in it makes the point do. */
function orRaised(evaluation: Evaluation, at: LinkedPoint, run: () => Microstep): Microstep {
  try {
    return run()
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    const { op } = at.point
    if (op.kind === 'next' && endsLoop(evaluation, thrown.exception))
      return branches(evaluation, false)
    return raises(evaluation, at, thrown.exception, { edge: 'raises', again: false })
  }
}

function endsLoop(evaluation: Evaluation, exception: Ref): boolean {
  const { class: cls } = exceptionAt(evaluation, exception)
  return cls.kind === 'builtin' && cls.name === 'StopIteration'
}

/** All files are closed that were forgotten at this point: it is left as it would have been before. */
function leave(evaluation: Evaluation, at: LinkedPoint, { then }: Closing): Microstep {
  const { before } = evaluation
  if (then.kind === 'returns') {
    return returns(evaluation.on({ ...before, closing: null }), at, then.value)
  }
  if (then.kind === 'unwinds') throw new BugError('expected a file of this point')
  return { edge: { kind: then.kind }, context: { ...before, closing: null } }
}

/** Long local loops leave garbage behind; at a rest all of it goes. */
function tidy(step: Microstep): Microstep {
  const { context } = step
  if (context.heap.size <= 2 * context.alive + 1000) return step
  return { ...step, context: collectGarbage(context) }
}

function goOn(evaluation: Evaluation, at: LinkedPoint, answer: Answer): Microstep {
  const { waiting } = evaluation.before
  if (waiting === null) throw new BugError('expected a wait for the answer, got none')
  return leaveWith(evaluation, at, evaluation.library.resume(evaluation, waiting.then, answer))
}
