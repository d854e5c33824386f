import { unreachable } from '../../base/index.ts'
import type { Callee, FunctionId } from '../../python/index.ts'
import { answerOf } from './generators.ts'
import { findAttribute, noAttribute, ownGetter } from '../values/attributes.ts'
import { gives } from './callResult.ts'
import type { Keywords, CallResult } from './callResult.ts'
import { deeperOf } from './deeper.ts'
import { isSubclass, memberOf } from './program.ts'
import { repr } from '../values/repr.ts'
import { asType, typeName } from '../values/typeName.ts'
import { builtin, isTagged } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'

/** What a callee refers to, resolved before its arguments are evaluated. */
export type Callable =
  | { readonly kind: 'value'; readonly value: Value }
  /** a method that the base of all classes or of all exceptions has */
  | { readonly kind: 'base'; readonly self: Value; readonly owner: ClassRef; readonly name: string }

/** Finds what is called. Null when a property must run first: its value is what is called. */
export function resolveCallee(evaluation: Evaluation, callee: Callee): Callable {
  switch (callee.kind) {
    case 'value':
      return { kind: 'value', value: evaluation.evaluate(callee.value) }
    case 'method':
      return callee.protocol === true
        ? managing(evaluation, evaluation.evaluate(callee.object), callee.name)
        : method(evaluation, evaluation.evaluate(callee.object), callee.name)
    case 'super':
      return deeperOf(evaluation.program).inheritedMethod(evaluation, callee.owner, callee.name)
    default:
      return unreachable(callee)
  }
}

function method(evaluation: Evaluation, object: Value, name: string): Callable {
  const found = findAttribute(evaluation, object, name)
  if (found?.kind === 'value') return { kind: 'value', value: found.value }
  if (found !== null) return evaluation.unsupported(`a call of what the property ${name} gives`)
  const own = ownGetter(evaluation, object, name)
  if (own !== null) return { kind: 'value', value: answerOf(evaluation, own) }
  const base = name === '__init__' ? instanceClass(evaluation, object) : null
  return base === null
    ? noAttribute(evaluation, object, name)
    : { kind: 'base', self: object, owner: base, name }
}

/** `__enter__` or `__exit__` of what a with statement is given. */
function managing(evaluation: Evaluation, object: Value, name: string): Callable {
  const missing = ['__enter__', '__exit__'].find(
    (each) => findAttribute(evaluation, object, each) === null,
  )
  if (missing === undefined) return method(evaluation, object, name)
  if (evaluation.version === 2) return evaluation.fail('AttributeError', '__exit__')
  evaluation.library.values?.mustSupport(evaluation, object, missing)
  const which = missing === '__exit__' ? ' (missed __exit__ method)' : ''
  const type = typeName(evaluation, object)
  return evaluation.fail(
    'TypeError',
    `'${type}' object does not support the context manager protocol${which}`,
  )
}

function instanceClass(evaluation: Evaluation, object: Value): ClassRef | null {
  const heaped = evaluation.object(object)
  return heaped?.kind === 'instance' || heaped?.kind === 'exception' ? heaped.class : null
}

/** Calls it. Python evaluates the callee first, then the arguments; both are done by now. */
export function callCallable(
  evaluation: Evaluation,
  callable: Callable,
  args: readonly Value[],
  keywords: Keywords,
): CallResult {
  if (callable.kind === 'value') return callValue(evaluation, callable.value, args, keywords)
  return initialiseBase(evaluation, callable.self, callable.owner, args)
}

/** `value(…)` */
export function callValue(
  evaluation: Evaluation,
  value: Value,
  args: readonly Value[],
  keywords: Keywords,
): CallResult {
  const cls = asType(value)
  if (cls !== null) return construct(evaluation, cls, args, keywords)
  if (isTagged(value)) {
    switch (value.kind) {
      case 'function':
        return { kind: 'call', function: value.id, args, keywords }
      case 'method': {
        const call = {
          kind: 'call',
          function: value.id,
          args: [value.self, ...args],
          keywords,
        } as const
        return value.closure === undefined ? call : { ...call, closure: value.closure }
      }
      case 'ref': {
        const called = evaluation.library.deeper?.callObject(evaluation, value, args, keywords)
        if (called !== undefined && called !== null) return called
        break
      }
      case 'builtin':
        return evaluation.library.call(evaluation, value.name, args, keywords)
      case 'builtinMethod':
        return evaluation.library.callMethod(evaluation, value.self, value.name, args, keywords)
      default:
        break
    }
  }
  evaluation.library.values?.mustSupport(evaluation, value, '__call__')
  return evaluation.fail('TypeError', `'${typeName(evaluation, value)}' object is not callable`)
}

/** `Class(…)` */
export function construct(
  evaluation: Evaluation,
  cls: ClassRef,
  args: readonly Value[],
  keywords: Keywords,
): CallResult {
  const { program } = evaluation
  const isException = isSubclass(program, cls, builtin('BaseException'))
  if (cls.kind === 'builtin' && !isException)
    return evaluation.library.call(evaluation, cls.name, args, keywords)
  const make = cls.kind === 'class' ? newOf(evaluation, cls) : null
  if (make !== null) return { kind: 'call', function: make, args: [cls, ...args], keywords }
  const init = memberOf(program, cls, '__init__')
  if (isException) {
    if (keywords.size > 0 && init === null) {
      return evaluation.fail(
        'TypeError',
        `${shortName(evaluation, cls)}() takes no keyword arguments`,
      )
    }
    const instance = evaluation.exception(cls, args)
    if (init?.kind !== 'function') return gives(instance)
    return { kind: 'construct', instance, function: init.id, args: [instance, ...args], keywords }
  }
  if (cls.kind !== 'class') return evaluation.unsupported(`instances of ${cls.name}`)
  const instance = evaluation.make({ kind: 'instance', class: cls, attributes: new Map() })
  if (init?.kind === 'function') {
    return { kind: 'construct', instance, function: init.id, args: [instance, ...args], keywords }
  }
  if (args.length === 0 && keywords.size === 0) return gives(instance)
  return evaluation.fail('TypeError', `${shortName(evaluation, cls)}() takes no arguments`)
}

/** The function that makes a named tuple; null for any other class. */
function newOf({ program }: Evaluation, cls: ClassRef): FunctionId | null {
  const member = memberOf(program, cls, '__new__')
  return member?.kind === 'function' ? member.id : null
}

function shortName(evaluation: Evaluation, cls: ClassRef): string {
  return cls.kind === 'class'
    ? (evaluation.program.code.classes.get(cls.id)?.name ?? cls.id)
    : cls.name
}

/** `object.__init__`, which does nothing, or an exception's, which keeps the arguments. */
function initialiseBase(
  evaluation: Evaluation,
  self: Value,
  owner: ClassRef,
  args: readonly Value[],
): CallResult {
  const object = evaluation.object(self)
  if (object?.kind === 'exception' && isTagged(self) && self.kind === 'ref') {
    evaluation.put(self, { ...object, args })
    return gives(null)
  }
  if (args.length === 0) return gives(null)
  const text = 'object.__init__() takes exactly one argument (the instance to initialize)'
  return owner.kind === 'builtin'
    ? evaluation.fail('TypeError', text)
    : evaluation.unsupported(`a call of __init__ of ${repr(evaluation, owner)}`)
}
