import type { ClassId } from '../../python/index.ts'
import type { Callable } from '../chart/call.ts'
import type { CallResult, Keywords } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { baseOf, memberOf } from '../chart/program.ts'
import { special } from '../values/special.ts'
import { classOf, isType } from '../values/typeName.ts'
import { builtin } from '../values/value.ts'
import type { ClassRef, Ref, Value } from '../values/value.ts'

/** What `super().name` is. */
export function inheritedMethod(evaluation: Evaluation, id: ClassId, name: string): Callable {
  const owner: ClassRef = { kind: 'class', id }
  const code = evaluation.program.functions.get(evaluation.frame.function)?.code
  const self = evaluation.frame.locals.get(code?.parameters[0]?.name ?? '') ?? null
  const base = baseOf(evaluation.program, owner) ?? builtin('object')
  const member = memberOf(evaluation.program, base, name)
  if (member?.kind === 'function') {
    if (member.binding === 'static')
      return { kind: 'value', value: { kind: 'function', id: member.id } }
    const isClass = member.binding === 'class' && !isType(self)
    const bound = isClass ? classOf(evaluation, self) : self
    return { kind: 'value', value: { kind: 'method', self: bound, id: member.id } }
  }
  if (member !== null) return evaluation.unsupported(`super().${name} for what is no method`)
  if (name === '__init__') return { kind: 'base', self, owner: base, name }
  evaluation.library.values?.mustBeModelled(evaluation, self, name)
  return evaluation.fail('AttributeError', `'super' object has no attribute '${name}'`)
}

/** A call of an object: a function that was made, or one with a `__call__`; null when it has none. */
export function callObject(
  evaluation: Evaluation,
  value: Ref,
  args: readonly Value[],
  keywords: Keywords,
): CallResult | null {
  const object = evaluation.get(value)
  if (object.kind === 'closure') {
    return { kind: 'call', function: object.id, args, keywords, closure: value }
  }
  if (object.kind === 'record' && has(evaluation, value, '__call__')) {
    return evaluation.library.callMethod(evaluation, value, '__call__', args, keywords)
  }
  const own = special(evaluation, value, '__call__', ...args)
  if (own?.kind === 'call') return { ...own, keywords }
  return null
}

function has(evaluation: Evaluation, value: Value, name: string): boolean {
  return evaluation.library.hasMethod(evaluation.version, classOf(evaluation, value), name)
}
