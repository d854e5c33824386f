import { BugError } from '../../base/index.ts'
import { collectGarbage } from '../state/collectGarbage.ts'
import type { Closing, Context, Frame } from '../state/context.ts'
import { forgottenFiles } from '../state/forgottenFiles.ts'
import type { Forgotten } from '../state/forgottenFiles.ts'
import { reachable, refsIn, refsInValue } from '../state/references.ts'
import { NOTHING_HELD, rootsOf, stackRoots } from '../state/roots.ts'
import type { Held } from '../state/roots.ts'
import type { Answer } from '../operation.ts'
import type { Ref, Value } from '../values/value.ts'
import { NO_KEYWORDS } from './callResult.ts'
import type { CallResult } from './callResult.ts'
import { Raised } from './evaluation.ts'
import type { Evaluation } from './evaluation.ts'
import { FUEL } from './microstep.ts'
import type { Microstep } from './microstep.ts'
import { functionOf, pointOf, without } from './program.ts'
import type { LinkedPoint, Program } from './program.ts'

/**
 * A step that leaves a point in its own frame. When the last reference to an open file object goes
 * in it, the file is closed before the point is left: the step waits there, as in CPython, where
 * the end of the object is part of the instruction.
 */
export function closeForgotten(
  evaluation: Evaluation,
  at: LinkedPoint,
  step: Microstep,
): Microstep {
  const { kind } = step.edge
  if (kind !== 'completes' && kind !== 'otherwise' && kind !== 'raises') return step
  const { next, otherwise } = at.point
  const to = kind === 'completes' ? next : kind === 'otherwise' ? otherwise : at.point.raises
  const held = to === null ? NOTHING_HELD : pointIn(evaluation.program, at, to)
  const context = withoutDeadTemps(step.context, held)
  const found = forgottenIn(evaluation, at, context, {
    heldAfter: rootsOf(context, held),
    moves: kind !== 'raises',
    unused: step.dropped === undefined ? [] : refsInValue(step.dropped),
  })
  if (found.files.length > 0)
    return startClosing(evaluation, at, context, { files: found.files, then: { kind } })
  return { ...step, context: found.garbage ? collectGarbage(context) : context }
}

/**
 * A return. The variables of the frame go, in their order, before the caller goes on; what is
 * returned goes last, when nobody takes it.
 */
export function closeAtReturn(
  evaluation: Evaluation,
  at: LinkedPoint,
  value: Value,
  step: Microstep,
): Microstep {
  const { edge, context } = step
  const { frame, before } = evaluation
  if (edge.kind !== 'returnsTo' && edge.kind !== 'returnsOut') return step
  const held = edge.kind === 'returnsTo' ? landing(evaluation.program, edge.site, context) : null
  const after = held === null ? rootsAtEnd(context) : rootsOf(context, held)
  const found = forgottenIn(evaluation, at, context, {
    heldAfter: after,
    moves: true,
    returned: refsInValue(value),
  })
  if (found.files.length === 0)
    return found.garbage ? { edge, context: collectGarbage(context) } : step
  if (isKeptByException(evaluation, at, value)) {
    return evaluation.unsupported('a file that stays open because an exception was kept')
  }
  const stack: Frame = { ...frame, locals: new Map(), temps: new Map() }
  const cleared = { ...before, ...evaluation.changes(), stack, waiting: null }
  return startClosing(evaluation, at, cleared, {
    files: found.files,
    then: { kind: 'returns', value },
  })
}

/** An exception leaves a frame: the stack of its caller goes up to the handler there. */
export function closeAtUnwinding(evaluation: Evaluation, step: Microstep): Microstep {
  const { edge, context } = step
  const { before } = evaluation
  const held = edge.kind === 'unwindsTo' ? landing(evaluation.program, edge.site, context) : null
  const after = held === null ? rootsAtEnd(context) : rootsOf(context, held)
  const found = forgottenIn(evaluation, null, context, { heldAfter: after, moves: false })
  if (found.files.length === 0) return step
  const closing: Closing = { files: found.files, then: { kind: 'unwinds' } }
  return startClosing(evaluation, null, before, closing)
}

/** A process ends, and with it its variables; not so a run that prepares others. */
function rootsAtEnd({ leavesMemory, globals }: Context): readonly Ref[] {
  return leavesMemory ? refsIn(globals.values()) : []
}

/** What the caller holds when the call is over: at the next point, or at the handler. */
function landing(program: Program, site: LinkedPoint['site'], { raised }: Context): Held {
  const at = pointOf(program, site)
  const to = raised === null ? at.point.next : at.point.raises
  return to === null ? NOTHING_HELD : pointIn(program, at, to)
}

function pointIn(program: Program, at: LinkedPoint, id: string): LinkedPoint {
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
  const taken = at !== null && moves ? at.reads : []
  const held = at === null ? NOTHING_HELD : { ...at, liveHere: without(at.liveHere, taken) }
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
  if (!found.inRing) return found
  return evaluation.unsupported('a file that only a ring of references keeps open')
}

function withoutDeadTemps(context: Context, { liveHere, heldHere }: Held): Context {
  const { stack } = context
  if (stack === null) return context
  const temps = [...stack.temps].filter(
    ([index]) => liveHere.has(index) || heldHere.includes(index),
  )
  if (temps.length === stack.temps.size) return context
  return { ...context, stack: { ...stack, temps: new Map(temps) } }
}

/**
 * Is there still an exception that was last handled in this function? Its traceback refers to the
 * frame, so that the frame's variables live on after the return. The name of an `except … as name`
 * around the return does not count: it is forgotten first.
 */
function isKeptByException(evaluation: Evaluation, at: LinkedPoint, returned: Value): boolean {
  const { before: context, frame } = evaluation
  const { span } = functionOf(context.program, at.function).code
  const roots = [...rootsOf(context, { liveHere: at.liveHere, heldHere: [] })]
  for (const { id } of refsIn(at.heldHere.flatMap((temp) => frame.temps.get(temp) ?? []))) {
    const named = roots.findIndex((ref) => ref.id === id)
    if (named !== -1) roots.splice(named, 1)
  }
  return [...reachable(context.heap, [...roots, ...refsInValue(returned)])].some((id) => {
    const object = context.heap.get(id)
    const last = object?.kind === 'exception' ? object.trace.at(-1)?.span : undefined
    return last?.file === span.file && span.from <= last.from && last.to <= span.to
  })
}

function startClosing(
  evaluation: Evaluation,
  at: LinkedPoint | null,
  context: Context,
  closing: Closing,
): Microstep {
  return goOnClosing(evaluation.on({ ...context, closing }), at, null)
}

/**
 * Closes the first of the files, or goes on with that. Nobody sees an error of it: CPython writes
 * "Exception ignored" to stderr. The step stays at the point; `closing.files` is empty when the
 * point can be left.
 */
export function goOnClosing(
  evaluation: Evaluation,
  at: LinkedPoint | null,
  answer: Answer | null,
): Microstep {
  const { closing, waiting } = evaluation.before
  if (closing === null) throw new BugError('expected files to close')
  let context: Context = { ...evaluation.before, waiting: null }
  let taken = answer
  for (let { files } = closing; ; files = files.slice(1)) {
    context = { ...context, closing: { ...closing, files } }
    const [file] = files
    if (file === undefined) return { edge: { kind: 'awaits' }, context }
    const pad = evaluation.on(context)
    const outcome = ignoringErrors(() =>
      taken !== null && waiting !== null
        ? pad.library.resume(pad, waiting.then, taken)
        : pad.library.callMethod(pad, file, 'close', [], NO_KEYWORDS),
    )
    taken = null
    context = { ...context, ...pad.changes() }
    if (outcome?.kind === 'operation') {
      const { operation, then } = outcome
      const rest = collectGarbage({ ...context, waiting: { operation, then } }, at)
      return { edge: { kind: 'awaits' }, context: { ...rest, fuel: FUEL } }
    }
  }
}

function ignoringErrors(run: () => CallResult): CallResult | null {
  try {
    return run()
  } catch (thrown) {
    if (thrown instanceof Raised) return null
    throw thrown
  }
}
