import { unreachable } from '../../base/index.ts'
import type { Callee } from '../../python/index.ts'
import { findAttribute, noAttribute } from '../values/attributes.ts'
import { gives } from './callResult.ts'
import type { Keywords, Outcome } from './callResult.ts'
import { baseOf, isSubclass, memberOf } from './program.ts'
import { repr } from '../values/repr.ts'
import { asType, typeName } from '../values/typeName.ts'
import { builtin, isTagged } from '../values/value.ts'
import type { ClassRef, Value } from '../values/value.ts'
import type { Work } from './evaluation.ts'

/** What a callee stands for, found before its arguments are evaluated. */
export type Callable =
  | { readonly kind: 'value'; readonly value: Value }
  /** a method that the base of all classes or of all exceptions has */
  | { readonly kind: 'base'; readonly self: Value; readonly owner: ClassRef; readonly name: string }

/** Finds what is called. Null when a property must run first: its value is what is called. */
export function resolveCallee(work: Work, callee: Callee): Callable {
  switch (callee.kind) {
    case 'value':
      return { kind: 'value', value: work.evaluate(callee.value) }
    case 'method':
      return callee.protocol === true
        ? managing(work, work.evaluate(callee.object), callee.name)
        : method(work, work.evaluate(callee.object), callee.name)
    case 'super':
      return inherited(work, { kind: 'class', id: callee.owner }, callee.name)
    default:
      return unreachable(callee)
  }
}

function method(work: Work, object: Value, name: string): Callable {
  const found = findAttribute(work, object, name)
  if (found?.kind === 'value') return { kind: 'value', value: found.value }
  if (found !== null) return work.unsupported(`a call of what the property ${name} gives`)
  const base = name === '__init__' ? instanceClass(work, object) : null
  return base === null
    ? noAttribute(work, object, name)
    : { kind: 'base', self: object, owner: base, name }
}

/** `__enter__` or `__exit__` of what a with statement is given. */
function managing(work: Work, object: Value, name: string): Callable {
  const missing = ['__enter__', '__exit__'].find(
    (each) => findAttribute(work, object, each) === null,
  )
  if (missing === undefined) return method(work, object, name)
  if (work.version === 2) return work.fail('AttributeError', '__exit__')
  const which = missing === '__exit__' ? ' (missed __exit__ method)' : ''
  const type = typeName(work, object)
  return work.fail(
    'TypeError',
    `'${type}' object does not support the context manager protocol${which}`,
  )
}

function instanceClass(work: Work, object: Value): ClassRef | null {
  const heaped = work.object(object)
  return heaped?.kind === 'instance' || heaped?.kind === 'exception' ? heaped.class : null
}

function inherited(work: Work, owner: ClassRef, name: string): Callable {
  const code = work.program.functions.get(work.frame.function)?.code
  const self = work.frame.locals.get(code?.parameters[0]?.name ?? '') ?? null
  const base = baseOf(work.program, owner) ?? builtin('object')
  const member = memberOf(work.program, base, name)
  if (member?.kind === 'function') {
    return { kind: 'value', value: { kind: 'method', self, id: member.id } }
  }
  if (member !== null) return work.unsupported(`super().${name} for what is no method`)
  if (name === '__init__') return { kind: 'base', self, owner: base, name }
  return work.fail('AttributeError', `'super' object has no attribute '${name}'`)
}

/** Calls it. Python evaluates the callee first, then the arguments; both are done by now. */
export function callCallable(
  work: Work,
  callable: Callable,
  args: readonly Value[],
  keywords: Keywords,
): Outcome {
  if (callable.kind === 'value') return callValue(work, callable.value, args, keywords)
  return initialiseBase(work, callable.self, callable.owner, args)
}

function callValue(work: Work, value: Value, args: readonly Value[], keywords: Keywords): Outcome {
  const cls = asType(value)
  if (cls !== null) return construct(work, cls, args, keywords)
  if (isTagged(value)) {
    switch (value.kind) {
      case 'function':
        return { kind: 'call', function: value.id, args, keywords }
      case 'method':
        return { kind: 'call', function: value.id, args: [value.self, ...args], keywords }
      case 'builtin':
        return work.library.call(work, value.name, args, keywords)
      case 'builtinMethod':
        return work.library.callMethod(work, value.self, value.name, args, keywords)
      default:
        break
    }
  }
  return work.fail('TypeError', `'${typeName(work, value)}' object is not callable`)
}

/** `Class(…)` */
export function construct(
  work: Work,
  cls: ClassRef,
  args: readonly Value[],
  keywords: Keywords,
): Outcome {
  const { program } = work
  const isException = isSubclass(program, cls, builtin('BaseException'))
  if (cls.kind === 'builtin' && !isException)
    return work.library.call(work, cls.name, args, keywords)
  const init = memberOf(program, cls, '__init__')
  if (isException) {
    if (keywords.size > 0 && init === null) {
      return work.fail('TypeError', `${shortName(work, cls)}() takes no keyword arguments`)
    }
    const instance = work.exception(cls, args)
    if (init?.kind !== 'function') return gives(instance)
    return { kind: 'construct', instance, function: init.id, args: [instance, ...args], keywords }
  }
  if (cls.kind !== 'class') return work.unsupported(`instances of ${cls.name}`)
  const instance = work.make({ kind: 'instance', class: cls, attributes: new Map() })
  if (init?.kind === 'function') {
    return { kind: 'construct', instance, function: init.id, args: [instance, ...args], keywords }
  }
  if (args.length === 0 && keywords.size === 0) return gives(instance)
  return work.fail('TypeError', `${shortName(work, cls)}() takes no arguments`)
}

function shortName(work: Work, cls: ClassRef): string {
  return cls.kind === 'class' ? (work.program.code.classes.get(cls.id)?.name ?? cls.id) : cls.name
}

/** `object.__init__`, which does nothing, or an exception's, which keeps the arguments. */
function initialiseBase(work: Work, self: Value, owner: ClassRef, args: readonly Value[]): Outcome {
  const object = work.object(self)
  if (object?.kind === 'exception' && isTagged(self) && self.kind === 'ref') {
    work.put(self, { ...object, args })
    return gives(null)
  }
  if (args.length === 0) return gives(null)
  const text = 'object.__init__() takes exactly one argument (the instance to initialize)'
  return owner.kind === 'builtin'
    ? work.fail('TypeError', text)
    : work.unsupported(`a call of __init__ of ${repr(work, owner)}`)
}
