import type { Expr, Op, Place } from '../../python/index.ts'
import { getAttribute, setAttribute } from '../values/attributes.ts'
import { callCallable, construct, resolveCallee } from './call.ts'
import type { Callable } from './call.ts'
import type { Receives } from '../state/context.ts'
import { deeperOf } from './deeper.ts'
import type { OwnOp } from './deeper.ts'
import { answerOf, isGenerator } from './generators.ts'
import { NO_KEYWORDS } from './callResult.ts'
import type { CallResult, Keywords } from './callResult.ts'
import type { LinkedPoint } from './program.ts'
import { isExceptionClass, isInstance } from '../values/repr.ts'
import { returns } from './returns.ts'
import {
  awaits,
  branches,
  cellIn,
  contextAfter,
  completes,
  enters,
  exceptionAt,
  raises,
  withPlace,
} from './microstep.ts'
import type { Microstep } from './microstep.ts'
import { contains, deleteItem, getItem, setItem } from '../values/subscripts.ts'
import { truth } from '../values/truth.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'
import { BugError } from '../../base/index.ts'
import type { Evaluation } from './evaluation.ts'

export type Perform<K extends Op['kind']> = (
  evaluation: Evaluation,
  at: LinkedPoint,
  op: Extract<Op, { kind: K }>,
) => Microstep

/** Does what the operation of a point says. Throws `Raised` for a Python exception. */
export function performOp(evaluation: Evaluation, at: LinkedPoint): Microstep {
  const { op } = at.point
  if (!(op.kind in TABLE)) return deeperOf(evaluation.program).performOwn(evaluation, at)
  // The table is typed by the union; TypeScript cannot see that key and argument agree.
  const performOne = TABLE[op.kind as keyof typeof TABLE] as (
    evaluation: Evaluation,
    at: LinkedPoint,
    op: Op,
  ) => Microstep
  return performOne(evaluation, at, op)
}

/** What programs of the catalogue do. */
const TABLE: { readonly [K in Exclude<Op['kind'], OwnOp>]: Perform<K> } = {
  eval: (evaluation, _, op) => completes(evaluation, op.into, evaluation.evaluate(op.value)),
  unbind,
  getattr: (evaluation, at, op) =>
    leaveWith(evaluation, at, getAttribute(evaluation, evaluation.evaluate(op.object), op.name)),
  setattr: (evaluation, at, op) => {
    // Python evaluates the right side first.
    const value = evaluation.evaluate(op.value)
    return leaveWith(
      evaluation,
      at,
      setAttribute(evaluation, evaluation.evaluate(op.object), op.name, value),
    )
  },
  getitem: (evaluation, at, op) => {
    const object = evaluation.evaluate(op.object)
    return leaveWith(evaluation, at, getItem(evaluation, object, evaluation.evaluate(op.index)))
  },
  setitem: (evaluation, at, op) => {
    const value = evaluation.evaluate(op.value)
    const object = evaluation.evaluate(op.object)
    return leaveWith(
      evaluation,
      at,
      setItem(evaluation, object, evaluation.evaluate(op.index), value),
    )
  },
  delitem: (evaluation, at, op) => {
    const object = evaluation.evaluate(op.object)
    return leaveWith(evaluation, at, deleteItem(evaluation, object, evaluation.evaluate(op.index)))
  },
  contains: (evaluation, at, op) => {
    const item = evaluation.evaluate(op.item)
    return leaveWith(evaluation, at, contains(evaluation, item, evaluation.evaluate(op.container)))
  },
  call,
  branch: (evaluation, _, op) =>
    branches(evaluation, truth(evaluation, evaluation.evaluate(op.test))),
  unpack,
  catch: handle,
  match: (evaluation, _, op) => {
    const exception = valueAt(evaluation, op.exception)
    const matched =
      op.types === null || matches(evaluation, exception, evaluation.evaluate(op.types))
    return branches(evaluation, matched)
  },
  raise,
  reraise: (evaluation, at, op) => {
    const exception = exceptionFrom(valueAt(evaluation, op.exception))
    return raises(evaluation, at, exception, { edge: 'raises', again: true })
  },
  return: (evaluation, at, op) => returns(evaluation, at, evaluation.evaluate(op.value)),
}

/** What happens with a call's result at a point: bind it, call, or wait for the world. */
export function leaveWith(evaluation: Evaluation, at: LinkedPoint, outcome: CallResult): Microstep {
  const { op } = at.point
  const into = 'into' in op && op.into !== null && 'kind' in op.into ? op.into : null
  switch (outcome.kind) {
    case 'value':
      return completes(evaluation, into, resultOf(evaluation, op, outcome.value))
    case 'call':
      if (isGenerator(evaluation, outcome.function)) {
        const made = deeperOf(evaluation.program).makeGenerator(evaluation, outcome)
        return completes(evaluation, into, resultOf(evaluation, op, made))
      }
      return enters(evaluation, at, outcome, receivesOf(op, into))
    case 'construct': {
      const { instance } = outcome
      return enters(evaluation, at, outcome, { kind: 'instance', instance, into })
    }
    case 'operation':
      return awaits(evaluation, at, { operation: outcome.operation, then: outcome.then })
  }
}

function resultOf(evaluation: Evaluation, op: Op, value: Value): Value {
  return op.kind === 'contains' ? truth(evaluation, value) !== op.negated : value
}

function receivesOf(op: Op, into: Place | null): Receives {
  if (op.kind !== 'contains') return { kind: 'bind', into }
  return { kind: 'truth', negated: op.negated, into: op.into }
}

/** The arguments of a call, in order. */
function evaluateArguments(
  evaluation: Evaluation,
  op: Extract<Op, { kind: 'call' }>,
  callable: Callable,
): { readonly args: readonly Value[]; readonly keywords: Keywords } {
  if (
    op.args.some(({ kind }) => kind === 'star') ||
    op.keywords.some(({ name }) => name === '**')
  ) {
    return deeperOf(evaluation.program).evaluateArguments(evaluation, op, callable)
  }
  const args = op.args.map((arg) => evaluation.evaluate(arg))
  const keywords =
    op.keywords.length === 0
      ? NO_KEYWORDS
      : new Map(op.keywords.map(({ name, value }) => [name, evaluation.evaluate(value)]))
  return { args, keywords }
}

function call(
  evaluation: Evaluation,
  at: LinkedPoint,
  op: Extract<Op, { kind: 'call' }>,
): Microstep {
  const callable = resolveCallee(evaluation, op.callee)
  const { args, keywords } = evaluateArguments(evaluation, op, callable)
  return leaveWith(evaluation, at, callCallable(evaluation, callable, args, keywords))
}

function valueAt(evaluation: Evaluation, place: Place): Value {
  return evaluation.evaluate(place)
}

function unbind(
  evaluation: Evaluation,
  _: LinkedPoint,
  op: Extract<Op, { kind: 'unbind' }>,
): Microstep {
  const { frame } = evaluation
  // Raises when it is not there.
  if (op.strict) evaluation.evaluate({ kind: op.cell === true ? 'cell' : 'local', name: op.name })
  if (op.cell === true) {
    evaluation.put(cellIn(frame, op.name), { kind: 'cell', held: [] })
    return completes(evaluation, null, null)
  }
  const locals = new Map(frame.locals)
  locals.delete(op.name)
  return { edge: { kind: 'completes' }, context: contextAfter(evaluation, { ...frame, locals }) }
}

function unpack(
  evaluation: Evaluation,
  _: LinkedPoint,
  op: Extract<Op, { kind: 'unpack' }>,
): Microstep {
  const items = itemsToUnpack(evaluation, evaluation.evaluate(op.value), op)
  const stack = op.into.reduce(
    (frame, place, i) => withPlace(evaluation, frame, place, items[i] ?? null),
    evaluation.frame,
  )
  return { edge: { kind: 'completes' }, context: contextAfter(evaluation, stack) }
}

/** As many as there are places: those of a tuple, or of anything else. */
function itemsToUnpack(
  evaluation: Evaluation,
  value: Value,
  op: Extract<Op, { kind: 'unpack' }>,
): readonly Value[] {
  const fits = isTagged(value) && value.kind === 'tuple' && value.items.length === op.into.length
  if (fits && op.star === undefined) return value.items
  return deeperOf(evaluation.program).itemsToUnpack(evaluation, value, op)
}

/** The handler takes the exception; it is on its way no longer. */
function handle(
  evaluation: Evaluation,
  _: LinkedPoint,
  op: Extract<Op, { kind: 'catch' }>,
): Microstep {
  const { raised } = evaluation.before
  if (raised === null) throw new BugError('expected an exception at the entry of a handler')
  const asked =
    evaluation.program.asksHandled || exceptionAt(evaluation, raised).holds !== undefined
  const handled = asked ? raised : null
  const stack = withPlace(evaluation, { ...evaluation.frame, handled }, op.into, raised)
  return { edge: { kind: 'completes' }, context: contextAfter(evaluation, stack) }
}

function exceptionFrom(value: Value): Ref {
  if (isRef(value)) return value
  throw new BugError('expected an exception in the place that a handler filled')
}

/** `except types:` */
function matches(evaluation: Evaluation, exception: Value, types: Value): boolean {
  const classes = isTagged(types) && types.kind === 'tuple' ? types.items : [types]
  return classes.some((cls) => {
    if (isExceptionClass(evaluation, cls)) return isInstance(evaluation, exception, cls)
    const text = 'catching classes that do not inherit from BaseException is not allowed'
    return evaluation.fail('TypeError', text)
  })
}

function raise(
  evaluation: Evaluation,
  at: LinkedPoint,
  op: Extract<Op, { kind: 'raise' }>,
): Microstep {
  const value = evaluation.evaluate(op.value)
  const how = { edge: 'raises', again: false } as const
  const cause = op.cause === undefined ? undefined : causeOf(evaluation, op.cause)
  if (isRef(value) && evaluation.get(value).kind === 'exception') {
    setCause(evaluation, value, cause)
    return raises(evaluation, at, value, how)
  }
  if (!isExceptionClass(evaluation, value)) {
    return evaluation.fail('TypeError', 'exceptions must derive from BaseException')
  }
  const outcome = construct(evaluation, value, [], NO_KEYWORDS)
  if (outcome.kind === 'construct') {
    const { instance } = outcome
    setCause(evaluation, instance, cause)
    return enters(evaluation, at, outcome, { kind: 'raise', instance })
  }
  if (outcome.kind !== 'value') throw new BugError('expected an exception from its class')
  const exception = exceptionFrom(outcome.value)
  setCause(evaluation, exception, cause)
  return raises(evaluation, at, exception, how)
}

/** What `raise … from` names: an exception, or None. */
function causeOf(evaluation: Evaluation, expr: Expr): Value {
  const value = evaluation.evaluate(expr)
  if (value === null) return null
  if (isRef(value) && evaluation.get(value).kind === 'exception') return value
  if (isExceptionClass(evaluation, value)) {
    return answerOf(evaluation, construct(evaluation, value, [], NO_KEYWORDS))
  }
  return evaluation.fail('TypeError', 'exception causes must derive from BaseException')
}

function setCause(evaluation: Evaluation, exception: Ref, cause: Value | undefined): void {
  const object = evaluation.get(exception)
  if (cause === undefined || object.kind !== 'exception') return
  const attributes = new Map(object.attributes).set('__cause__', cause)
  evaluation.put(exception, { ...object, attributes })
}
