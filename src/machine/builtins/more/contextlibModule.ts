import { BugError } from '../../../base/index.ts'
import { Raised } from '../../chart/evaluation.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { isGenerator, stopValue, untilStop } from '../../chart/generators.ts'
import { MANAGER, resume } from '../../deeper/generatorRuns.ts'
import { advance } from '../../chart/iteration.ts'
import { functionOf, isSubclass } from '../../chart/program.ts'
import { isExceptionClass, isInstance } from '../../values/repr.ts'
import { typeName } from '../../values/typeName.ts'
import { builtin, isRef, isTagged } from '../../values/value.ts'
import type { ExceptionObject, Ref, Value } from '../../values/value.ts'
import type { LibraryTables } from '../registry.ts'
import { pure } from '../signature.ts'
import type { Given, Table } from '../signature.ts'

/** `@contextmanager`: the same function; what a call of it gives can be used by `with`. */
function contextmanager(evaluation: Evaluation, [value = null]: Given): Value {
  const object = evaluation.object(value)
  const id =
    object?.kind === 'closure'
      ? object.id
      : isTagged(value) && value.kind === 'function'
        ? value.id
        : null
  if (id === null || !isGenerator(evaluation, id)) {
    return evaluation.unsupported('contextmanager() of what is no generator function')
  }
  const made = object?.kind === 'closure' ? object : emptyClosure(id)
  return evaluation.make({ ...made, manages: true })
}

function emptyClosure(id: string) {
  return { kind: 'closure', id, cells: new Map(), defaults: new Map() } as const
}

function generatorIn(evaluation: Evaluation, self: Value | undefined): Ref {
  const object = self === undefined ? null : evaluation.object(self)
  const generator = object?.kind === 'record' ? object.fields.get('gen') : undefined
  if (generator !== undefined && isRef(generator)) return generator
  throw new BugError('expected a context manager with a generator')
}

function enter(evaluation: Evaluation, [self]: Given): Value {
  return untilStop(
    evaluation,
    () => advance(evaluation, generatorIn(evaluation, self)),
    () => evaluation.fail('RuntimeError', "generator didn't yield"),
  )
}

/** As `_GeneratorContextManager.__exit__` in CPython 3.11 (Lib/contextlib.py). */
function exit(evaluation: Evaluation, [self, , value = null]: Given): Value {
  const generator = generatorIn(evaluation, self)
  if (value === null || !isRef(value)) {
    const went = untilStop(
      evaluation,
      () => {
        advance(evaluation, generator)
        return true
      },
      () => false,
    )
    return went ? evaluation.fail('RuntimeError', "generator didn't stop") : false
  }
  try {
    resume(evaluation, generator, { how: 'raised', value })
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    return leftBy(evaluation, thrown, value)
  }
  return evaluation.fail('RuntimeError', "generator didn't stop after throw()")
}

/** Was the exception that was thrown in swallowed? It goes on when it came out again. */
function leftBy(evaluation: Evaluation, thrown: Raised, value: Ref): boolean {
  const { exception } = thrown
  if (exception.id === value.id) {
    cutTrace(evaluation, value)
    return false
  }
  if (stopValue(evaluation, exception) !== undefined) return true
  const object = exceptionAt(evaluation, exception)
  const isRuntime = isSubclass(evaluation.program, object.class, builtin('RuntimeError'))
  const cause = object.attributes.get('__cause__')
  const wraps = cause !== undefined && isRef(cause) && cause.id === value.id
  if (isRuntime && wraps && stopValue(evaluation, value) !== undefined) return false
  throw thrown
}

/** CPython gives the exception its traceback back, without the lines of the generator. */
function cutTrace(evaluation: Evaluation, value: Ref): void {
  const object = exceptionAt(evaluation, value)
  const here = functionOf(evaluation.program, evaluation.frame.function).code.name
  const last = object.trace.findLastIndex((entry) => entry.function === here)
  evaluation.put(value, { ...object, trace: object.trace.slice(0, last + 1) })
}

function exceptionAt(evaluation: Evaluation, ref: Ref): ExceptionObject {
  const object = evaluation.get(ref)
  if (object.kind === 'exception') return object
  throw new BugError(`expected an exception, got a ${object.kind}`)
}

/** `suppress(A, B)` */
function suppress(evaluation: Evaluation, args: Given): Value {
  const items = args.flatMap((arg) => (arg === undefined ? [] : [arg]))
  const fields = new Map<string, Value>([['exceptions', { kind: 'tuple', items }]])
  return evaluation.make({ kind: 'record', type: 'contextlib.suppress', fields })
}

function suppresses(evaluation: Evaluation, [self = null, , value = null]: Given): Value {
  const object = evaluation.object(self)
  const classes = object?.kind === 'record' ? object.fields.get('exceptions') : undefined
  if (value === null || classes === undefined || !isTagged(classes) || classes.kind !== 'tuple')
    return false
  return classes.items.some((cls) => {
    if (isExceptionClass(evaluation, cls)) return isInstance(evaluation, value, cls)
    const text = `issubclass() arg 2 must be a class, a tuple of classes, or a union`
    return evaluation.fail('TypeError', text)
  })
}

/** `wraps(f)`: what it decorates takes the name of `f`. */
function wraps(evaluation: Evaluation, [wrapped = null]: Given): Value {
  return evaluation.make({
    kind: 'record',
    type: 'functools.wraps',
    fields: new Map([['wrapped', wrapped]]),
  })
}

function wrap(evaluation: Evaluation, [self = null, wrapper = null]: Given): Value {
  const object = evaluation.object(self)
  const wrapped = object?.kind === 'record' ? object.fields.get('wrapped') : undefined
  const closure = evaluation.object(wrapper)
  if (closure?.kind !== 'closure' || !isRef(wrapper) || wrapped === undefined) {
    return evaluation.unsupported(`wraps() around a ${typeName(evaluation, wrapper)}`)
  }
  evaluation.put(wrapper, { ...closure, wrapped })
  return wrapper
}

const methods: readonly (readonly [string, Table])[] = [
  [MANAGER, { __enter__: pure(0, 0, enter), __exit__: pure(3, 3, exit) }],
  ['contextlib.suppress', { __enter__: pure(0, 0, () => null), __exit__: pure(3, 3, suppresses) }],
  ['functools.wraps', { __call__: pure(1, 1, wrap) }],
]

export const CONTEXTLIB: LibraryTables = {
  scope: {},
  modules: new Map([
    [
      'contextlib',
      {
        functions: { contextmanager: pure(1, 1, contextmanager), suppress: pure(0, 100, suppress) },
      },
    ],
    ['functools', { functions: { wraps: pure(1, 1, wraps) } }],
  ]),
  methods: new Map(methods),
  stages: {},
}
