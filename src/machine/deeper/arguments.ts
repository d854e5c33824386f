import type { Expr, Op } from '../../python/index.ts'
import { dictAt } from './ownExprs.ts'
import { isIterable, itemsOf } from '../chart/iteration.ts'
import { qualifiedName } from '../values/qualifiedName.ts'
import { repr } from '../values/repr.ts'
import { typeName } from '../values/typeName.ts'
import { isTagged } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import type { Callable } from '../chart/call.ts'
import { NO_KEYWORDS } from '../chart/callResult.ts'
import type { Keywords } from '../chart/callResult.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { functionOf } from '../chart/program.ts'

type Call = Extract<Op, { kind: 'call' }>

/** The arguments of a call, in order; `*` and `**` spread. */
export function evaluateArguments(
  evaluation: Evaluation,
  { args, keywords }: Call,
  callable: Callable,
): { readonly args: readonly Value[]; readonly keywords: Keywords } {
  const [only, second] = args
  const values =
    only?.kind === 'star' && second === undefined
      ? spreadAlone(evaluation, only.value, callable)
      : evaluateItems(evaluation, args)
  if (keywords.length === 0) return { args: values, keywords: NO_KEYWORDS }
  const named = new Map<string, Value>()
  for (const { name, value: expr } of keywords) {
    const value = evaluation.evaluate(expr)
    if (name === '**') spreadNamed(evaluation, value, named, callable)
    else {
      if (named.has(name)) twice(evaluation, name, callable)
      named.set(name, value)
    }
  }
  return { args: values, keywords: named }
}

/** The values of expressions; a `star` gives all items of its value. */
export function evaluateItems(evaluation: Evaluation, exprs: readonly Expr[]): readonly Value[] {
  if (!exprs.some(({ kind }) => kind === 'star')) {
    return exprs.map((expr) => evaluation.evaluate(expr))
  }
  return exprs.flatMap((expr) => {
    if (expr.kind !== 'star') return [evaluation.evaluate(expr)]
    const value = evaluation.evaluate(expr.value)
    if (isIterable(evaluation, value)) return itemsOf(evaluation, value)
    const type = typeName(evaluation, value)
    return evaluation.fail('TypeError', `Value after * must be an iterable, not ${type}`)
  })
}

function spreadAlone(evaluation: Evaluation, expr: Expr, callable: Callable): readonly Value[] {
  const value = evaluation.evaluate(expr)
  if (isIterable(evaluation, value)) return itemsOf(evaluation, value)
  const text = `${nameOf(evaluation, callable)} argument after * must be an iterable`
  return evaluation.fail('TypeError', `${text}, not ${typeName(evaluation, value)}`)
}

function spreadNamed(
  evaluation: Evaluation,
  value: Value,
  named: Map<string, Value>,
  callable: Callable,
): void {
  const dict = dictAt(evaluation, value)
  if (dict === null) {
    const text = `${nameOf(evaluation, callable)} argument after ** must be a mapping`
    evaluation.fail('TypeError', `${text}, not ${typeName(evaluation, value)}`)
    return
  }
  for (const [key, held] of dict.entries.values()) {
    if (typeof key !== 'string') {
      evaluation.fail('TypeError', 'keywords must be strings')
      return
    }
    if (named.has(key)) twice(evaluation, key, callable)
    named.set(key, held)
  }
}

function twice(evaluation: Evaluation, name: string, callable: Callable): never {
  const text = `${nameOf(evaluation, callable)} got multiple values for keyword argument '${name}'`
  return evaluation.fail('TypeError', text)
}

/** "main.look()": how CPython names a function in these messages, with its module. */
function nameOf(evaluation: Evaluation, callable: Callable): string {
  if (callable.kind !== 'value' || !isTagged(callable.value)) return '__init__()'
  const { value } = callable
  const object = evaluation.object(value)
  const id =
    object?.kind === 'closure'
      ? object.id
      : value.kind === 'function' || value.kind === 'method'
        ? value.id
        : null
  if (id !== null) {
    const { file } = functionOf(evaluation.program, id).code
    return `${file.replace(/\.py$/, '')}.${qualifiedName(evaluation, id)}()`
  }
  if (value.kind === 'class') return `${value.id}()`
  return value.kind === 'builtin' ? `${value.name}()` : repr(evaluation, value)
}
