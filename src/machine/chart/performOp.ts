import type { Op, Place } from '../../python/index.ts'
import { deleteAttribute, getAttribute, setAttribute } from '../values/attributes.ts'
import { callCallable, construct, resolveCallee } from './call.ts'
import type { Receives } from '../state/context.ts'
import { EXHAUSTED, isIterable, itemsOf, iterate, nextItem } from './iteration.ts'
import { NO_KEYWORDS } from './callResult.ts'
import type { Outcome } from './callResult.ts'
import type { LinkedPoint } from './program.ts'
import { isExceptionClass, isInstance } from '../values/repr.ts'
import { returns } from './returns.ts'
import { awaits, branches, committed, completes, enters, raises, withPlace } from './microstep.ts'
import type { Step } from './microstep.ts'
import { contains, deleteItem, getItem, setItem } from '../values/subscripts.ts'
import { truth } from '../values/truth.ts'
import { typeName } from '../values/typeName.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { Ref, Value } from '../values/value.ts'
import { BugError } from '../../base/index.ts'
import type { Work } from './evaluation.ts'

type Perform<K extends Op['kind']> = (
  work: Work,
  at: LinkedPoint,
  op: Extract<Op, { kind: K }>,
) => Step

/** Does what the operation of a point says. Throws `Raised` for a Python exception. */
export function performOp(work: Work, at: LinkedPoint): Step {
  const { op } = at.point
  // The table is typed by the union; TypeScript cannot see that key and argument agree.
  const performOne = TABLE[op.kind] as (work: Work, at: LinkedPoint, op: Op) => Step
  return performOne(work, at, op)
}

const TABLE: { readonly [K in Op['kind']]: Perform<K> } = {
  eval: (work, _, op) => completes(work, op.into, work.evaluate(op.value)),
  unbind,
  getattr: (work, at, op) =>
    landed(work, at, getAttribute(work, work.evaluate(op.object), op.name)),
  setattr: (work, at, op) => {
    // Python evaluates the right side first.
    const value = work.evaluate(op.value)
    return landed(work, at, setAttribute(work, work.evaluate(op.object), op.name, value))
  },
  delattr: (work, _, op) => {
    deleteAttribute(work, work.evaluate(op.object), op.name)
    return completes(work, null, null)
  },
  getitem: (work, at, op) => {
    const object = work.evaluate(op.object)
    return landed(work, at, getItem(work, object, work.evaluate(op.index)))
  },
  setitem: (work, at, op) => {
    const value = work.evaluate(op.value)
    const object = work.evaluate(op.object)
    return landed(work, at, setItem(work, object, work.evaluate(op.index), value))
  },
  delitem: (work, at, op) => {
    const object = work.evaluate(op.object)
    return landed(work, at, deleteItem(work, object, work.evaluate(op.index)))
  },
  contains: (work, at, op) => {
    const item = work.evaluate(op.item)
    return landed(work, at, contains(work, item, work.evaluate(op.container)))
  },
  call,
  branch: (work, _, op) => branches(work, truth(work, work.evaluate(op.test))),
  unpack,
  iter: (work, _, op) => completes(work, op.into, iterate(work, work.evaluate(op.value))),
  next: (work, _, op) => {
    const item = nextItem(work, valueAt(work, op.iterator))
    return item === EXHAUSTED ? branches(work, false) : completes(work, op.into, item)
  },
  catch: handle,
  match: (work, _, op) => {
    const exception = valueAt(work, op.exception)
    const matched = op.types === null || matches(work, exception, work.evaluate(op.types))
    return branches(work, matched)
  },
  raise,
  reraise: (work, at, op) => {
    const exception = exceptionFrom(valueAt(work, op.exception))
    return raises(work, at, exception, { edge: 'raises', again: true })
  },
  return: (work, at, op) => returns(work, at, work.evaluate(op.value)),
}

/** What becomes of an outcome at a point: it binds, calls, or waits for the world. */
export function landed(work: Work, at: LinkedPoint, outcome: Outcome): Step {
  const { op } = at.point
  const into = 'into' in op && op.into !== null && 'kind' in op.into ? op.into : null
  switch (outcome.kind) {
    case 'value':
      return completes(work, into, resultOf(work, op, outcome.value))
    case 'call':
      return enters(work, at, outcome, receiving(op, into))
    case 'construct': {
      const { instance } = outcome
      return enters(work, at, outcome, { kind: 'instance', instance, into })
    }
    case 'operation':
      return awaits(work, at, { operation: outcome.operation, then: outcome.then })
  }
}

function resultOf(work: Work, op: Op, value: Value): Value {
  return op.kind === 'contains' ? truth(work, value) !== op.negated : value
}

function receiving(op: Op, into: Place | null): Receives {
  if (op.kind !== 'contains') return { kind: 'bind', into }
  return { kind: 'truth', negated: op.negated, into: op.into }
}

function call(work: Work, at: LinkedPoint, op: Extract<Op, { kind: 'call' }>): Step {
  const callable = resolveCallee(work, op.callee)
  const args = op.args.map((arg) => work.evaluate(arg))
  const keywords =
    op.keywords.length === 0
      ? NO_KEYWORDS
      : new Map(op.keywords.map(({ name, value }) => [name, work.evaluate(value)]))
  return landed(work, at, callCallable(work, callable, args, keywords))
}

function valueAt(work: Work, place: Place): Value {
  return work.evaluate(place)
}

function unbind(work: Work, _: LinkedPoint, op: Extract<Op, { kind: 'unbind' }>): Step {
  const { frame } = work
  // Raises when it is not there.
  if (op.strict) work.evaluate({ kind: 'local', name: op.name })
  const locals = new Map(frame.locals)
  locals.delete(op.name)
  return { edge: { kind: 'completes' }, context: committed(work, { ...frame, locals }) }
}

function unpack(work: Work, _: LinkedPoint, op: Extract<Op, { kind: 'unpack' }>): Step {
  const items = unpacked(work, work.evaluate(op.value), op.into.length)
  const stack = op.into.reduce(
    (frame, place, i) => withPlace(frame, place, items[i] ?? null),
    work.frame,
  )
  return { edge: { kind: 'completes' }, context: committed(work, stack) }
}

function unpacked(work: Work, value: Value, wanted: number): readonly Value[] {
  if (!isIterable(work, value)) {
    const type = typeName(work, value)
    return work.fail('TypeError', `cannot unpack non-iterable ${type} object`)
  }
  const items = itemsOf(work, value)
  if (items.length > wanted) {
    return work.fail('ValueError', `too many values to unpack (expected ${wanted})`)
  }
  if (items.length < wanted) {
    const text = `not enough values to unpack (expected ${wanted}, got ${items.length})`
    return work.fail('ValueError', text)
  }
  return items
}

/** The handler takes the exception; it is on its way no longer. */
function handle(work: Work, _: LinkedPoint, op: Extract<Op, { kind: 'catch' }>): Step {
  const { raised } = work.before
  if (raised === null) throw new BugError('expected an exception at the entry of a handler')
  const handled = work.program.asksHandled ? raised : null
  const stack = withPlace({ ...work.frame, handled }, op.into, raised)
  return { edge: { kind: 'completes' }, context: committed(work, stack) }
}

function exceptionFrom(value: Value): Ref {
  if (isRef(value)) return value
  throw new BugError('expected an exception in the place that a handler filled')
}

/** `except types:` */
function matches(work: Work, exception: Value, types: Value): boolean {
  const classes = isTagged(types) && types.kind === 'tuple' ? types.items : [types]
  return classes.some((cls) => {
    if (isExceptionClass(work, cls)) return isInstance(work, exception, cls)
    const text = 'catching classes that do not inherit from BaseException is not allowed'
    return work.fail('TypeError', text)
  })
}

function raise(work: Work, at: LinkedPoint, op: Extract<Op, { kind: 'raise' }>): Step {
  const value = work.evaluate(op.value)
  const how = { edge: 'raises', again: false } as const
  if (isRef(value) && work.get(value).kind === 'exception') return raises(work, at, value, how)
  if (!isExceptionClass(work, value)) {
    return work.fail('TypeError', 'exceptions must derive from BaseException')
  }
  const outcome = construct(work, value, [], NO_KEYWORDS)
  if (outcome.kind === 'construct') {
    const { instance } = outcome
    return enters(work, at, outcome, { kind: 'raise', instance })
  }
  if (outcome.kind !== 'value') throw new BugError('expected an exception from its class')
  return raises(work, at, exceptionFrom(outcome.value), how)
}
