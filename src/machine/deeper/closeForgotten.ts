import { BugError } from '../../base/index.ts'
import { NO_KEYWORDS } from '../chart/callResult.ts'
import type { CallResult } from '../chart/callResult.ts'
import { Raised } from '../chart/evaluation.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { collected, FUEL } from '../chart/microstep.ts'
import type { Microstep } from '../chart/microstep.ts'
import { functionOf, pointOf } from '../chart/program.ts'
import { evaluationOf } from '../chart/perform.ts'
import type { LinkedPoint, Program } from '../chart/program.ts'
import { returns, unwinds } from '../chart/returns.ts'
import type { Answer } from '../operation.ts'
import type { Closing, Context, Frame } from '../state/context.ts'
import type { Ref, Value } from '../values/value.ts'
import { refuseAbandoned } from './abandoned.ts'
import { forgottenFiles, leadsToFile } from './forgottenFiles.ts'
import type { Forgotten } from './forgottenFiles.ts'
import { losesNothing } from './losesNothing.ts'
import { reachable, refsIn, refsInValue } from './references.ts'
import { NOTHING_HELD, rootsOf, stackRoots } from './roots.ts'
import type { Held } from './roots.ts'
import { stackAt, without } from './stackAt.ts'

/**
 * A step of a point. When the last reference to an open file object goes in it, the file is closed
 * before the point is left: the step waits there, as in CPython, where the end of the object is part
 * of the instruction.
 */
export function closeForgotten(
  evaluation: Evaluation,
  at: LinkedPoint,
  step: Microstep,
): Microstep {
  const { kind } = step.edge
  const { op } = at.point
  // What is returned may raise: then the point is left as any other is.
  if (op.kind === 'return' && kind !== 'raises')
    return closeAtReturn(evaluation, at, evaluation.evaluate(op.value), step)
  if (kind !== 'completes' && kind !== 'otherwise' && kind !== 'raises') return step
  const { next, otherwise } = at.point
  const to = kind === 'completes' ? next : kind === 'otherwise' ? otherwise : at.point.raises
  const held = to === null ? NOTHING_HELD : heldAt(evaluation.program, pointIn(evaluation, at, to))
  const context = withoutDeadTemps(step.context, held)
  if (losesNothing(evaluation.before, context)) return { ...step, context }
  const found = forgottenIn(evaluation, at, context, {
    heldAfter: rootsOf(context, held),
    moves: kind !== 'raises',
    unused: step.dropped === undefined ? [] : refsInValue(step.dropped),
  })
  if (found.files.length > 0) {
    mustKnowWhen(evaluation, found.files)
    return startClosing(at, context, {
      files: found.files,
      then: kind,
      value: null,
    })
  }
  return { ...step, context: found.garbage.size > 0 ? collected(evaluation, context) : context }
}

/**
 * A return. The variables of the frame go, in their order, before the caller goes on; what is
 * returned goes last, when nobody takes it.
 */
function closeAtReturn(
  evaluation: Evaluation,
  at: LinkedPoint,
  value: Value,
  step: Microstep,
): Microstep {
  const { edge, context } = step
  const { frame, before } = evaluation
  if (edge.kind !== 'returnsTo' && edge.kind !== 'returnsOut' && edge.kind !== 'repliesTo') {
    return step
  }
  const found = forgottenIn(evaluation, at, context, {
    heldAfter: heldAfterwards(step),
    moves: true,
    returned: refsInValue(value),
  })
  if (found.files.length === 0)
    return found.garbage.size > 0 ? { edge, context: collected(evaluation, context) } : step
  if (isKeptByException(evaluation, at, value)) {
    return evaluation.unsupported('a file that stays open because an exception was kept')
  }
  const stack: Frame = { ...frame, locals: new Map(), temps: new Map() }
  const cleared = { ...before, ...evaluation.changes(), stack, waiting: null }
  return startClosing(at, cleared, {
    files: found.files,
    then: 'returns',
    value,
  })
}

/** An exception leaves a frame: the stack of its caller goes up to the handler there. */
export function closeAtUnwinding(evaluation: Evaluation, step: Microstep): Microstep {
  const { before } = evaluation
  const heldAfter = heldAfterwards(step)
  const found = forgottenIn(evaluation, null, step.context, { heldAfter, moves: false })
  if (found.files.length === 0) return step
  const closing: Closing = { files: found.files, then: 'unwinds', value: null }
  return startClosing(null, before, closing)
}

/** What is still held when a frame is left. */
function heldAfterwards({ edge, context }: Microstep): readonly Ref[] {
  const { program } = context
  switch (edge.kind) {
    case 'returnsTo':
    case 'unwindsTo':
      return rootsOf(context, landing(program, edge.site, context))
    case 'repliesTo': {
      const at = pointOf(program, edge.site)
      return rootsOf(context, heldAt(program, at))
    }
    default:
      return rootsAtEnd(context)
  }
}

/**
 * Program code that a built-in called has given a file, and nobody else holds it: only the built-in
 * knows when it let go of it. It is known when that was the last thing the built-in was given.
 */
function mustKnowWhen(evaluation: Evaluation, files: readonly Ref[]): void {
  const { heap, stack } = evaluation.before
  const given = (stack?.replies ?? []).slice(0, -1).map(({ value }) => value)
  const held = reachable(heap, refsIn(given))
  if (files.some(({ id }) => held.has(id))) {
    evaluation.unsupported('a file that a built-in gets from a function and drops')
  }
}

/** A process ends, and with it its variables; not so a run that prepares others. */
function rootsAtEnd({ leavesMemory, globals }: Context): readonly Ref[] {
  return leavesMemory ? refsIn(globals.values()) : []
}

/** What the caller holds when the call is over: at the next point, or at the handler. */
function landing(program: Program, site: LinkedPoint['site'], { raised }: Context): Held {
  const { point, function: id } = pointOf(program, site)
  const to = raised === null ? point.next : point.raises
  return to === null ? NOTHING_HELD : heldAt(program, pointOf(program, { function: id, point: to }))
}

function heldAt(program: Program, at: LinkedPoint): Held {
  return { live: at.needed, held: stackAt(program, at).held }
}

function pointIn({ program }: Evaluation, at: LinkedPoint, id: string): LinkedPoint {
  return pointOf(program, { function: at.function, point: id })
}

interface Step {
  readonly heldAfter: readonly Ref[]
  /** does it take the temporaries that it reads from the stack, into what it makes? */
  readonly moves: boolean
  /** what it gave and nobody took */
  readonly unused?: readonly Ref[]
  /** what a return gives; null for any other step */
  readonly returned?: readonly Ref[] | null
}

function forgottenIn(
  evaluation: Evaluation,
  at: LinkedPoint | null,
  after: Context,
  { heldAfter, moves, unused = [], returned = null }: Step,
): Forgotten {
  const { before, frame } = evaluation
  const stackHere = at === null ? null : stackAt(evaluation.program, at)
  const taken = stackHere !== null && moves ? stackHere.reads : []
  const held =
    at === null || stackHere === null
      ? NOTHING_HELD
      : { live: without(at.needed, taken), held: stackHere.held }
  // A step that only ends a handler or a loop ends them after all else.
  const stays = moves && returned === null
  const found = forgottenFiles({
    before: before.heap,
    after: after.heap,
    heldBefore: [...rootsOf(before, stays ? NOTHING_HELD : held), ...(returned ?? [])],
    heldAfter,
    heldLonger: stays ? stackRoots(frame, held) : [],
    moved: refsIn(taken.flatMap((temp) => frame.temps.get(temp) ?? [])),
    unused,
  })
  refuseAbandoned(evaluation, found.garbage, new Map())
  if (!found.inRing) return found
  return evaluation.unsupported('a file that only a ring of references keeps open')
}

/** Does the stack of CPython hold a temporary that no point reads any more, and with it an open file? */
export function holdsFile(
  { program, heap }: Context,
  at: LinkedPoint,
  index: number,
  value: Value,
): boolean {
  return stackAt(program, at).held.includes(index) && leadsToFile(heap, value)
}

function withoutDeadTemps(context: Context, { live, held }: Held): Context {
  const { stack } = context
  if (stack === null) return context
  const temps = [...stack.temps].filter(([index]) => live.has(index) || held.includes(index))
  if (temps.length === stack.temps.size) return context
  return { ...context, stack: { ...stack, temps: new Map(temps) } }
}

/**
 * Is there still an exception that was last handled in this function? Its traceback refers to the
 * frame, so that the frame's variables live on after the return. The name of an `except … as name`
 * around the return does not count: it is forgotten first.
 */
function isKeptByException(evaluation: Evaluation, at: LinkedPoint, returned: Value): boolean {
  const { before: context, frame, program } = evaluation
  const { span } = functionOf(program, at.function).code
  const roots = [...rootsOf(context, { live: at.needed, held: [] })]
  const { held } = stackAt(program, at)
  for (const { id } of refsIn(held.flatMap((temp) => frame.temps.get(temp) ?? []))) {
    const named = roots.findIndex((ref) => ref.id === id)
    if (named !== -1) roots.splice(named, 1)
  }
  return [...reachable(context.heap, [...roots, ...refsInValue(returned)])].some((id) => {
    const object = context.heap.get(id)
    const last = object?.kind === 'exception' ? object.trace.at(-1)?.span : undefined
    return last?.file === span.file && span.from <= last.from && last.to <= span.to
  })
}

function startClosing(at: LinkedPoint | null, context: Context, closing: Closing): Microstep {
  return goOnClosing(evaluationOf({ ...context, closing }), at, null)
}

/**
 * Closes the first of the files, or goes on with that; when none is left the point is left as it would
 * have been before. Nobody sees an error of it: CPython writes "Exception ignored" to stderr.
 */
export function goOnClosing(
  evaluation: Evaluation,
  at: LinkedPoint | null,
  answer: Answer | null,
): Microstep {
  const { closing, waiting } = evaluation.before
  if (closing === null) throw new BugError('expected files to close')
  if (answer === null && closing.files.length === 0) return leave(evaluation, at, closing)
  let context: Context = { ...evaluation.before, waiting: null }
  let taken = answer
  for (let { files } = closing; ; files = files.slice(1)) {
    context = { ...context, closing: { ...closing, files } }
    const [file] = files
    if (file === undefined) return { edge: { kind: 'awaits' }, context }
    const pad = evaluationOf(context)
    const outcome = ignoringErrors(() =>
      taken !== null && waiting !== null
        ? pad.library.resume(pad, waiting.then, taken)
        : pad.library.callMethod(pad, file, 'close', [], NO_KEYWORDS),
    )
    taken = null
    context = { ...context, ...pad.changes() }
    if (outcome?.kind === 'operation') {
      const { operation, then } = outcome
      const rest = collected(pad, { ...context, waiting: { operation, then } }, at)
      return { edge: { kind: 'awaits' }, context: { ...rest, fuel: FUEL } }
    }
  }
}

function leave(pad: Evaluation, at: LinkedPoint | null, { then, value }: Closing): Microstep {
  const { before } = pad
  const context = { ...before, closing: null }
  if (then !== 'returns' && then !== 'unwinds') return { edge: { kind: then }, context }
  const evaluation = evaluationOf(context)
  if (then === 'returns' && at !== null) return returns(evaluation, at, value)
  if (before.raised === null) throw new BugError('expected an exception on its way')
  const step = unwinds(evaluation, before.raised)
  return step.context.open === 0 ? step : closeAtUnwinding(evaluation, step)
}

function ignoringErrors(run: () => CallResult): CallResult | null {
  try {
    return run()
  } catch (thrown) {
    if (thrown instanceof Raised) return null
    throw thrown
  }
}
