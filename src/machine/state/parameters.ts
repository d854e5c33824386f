import type { FunctionCode } from '../../python/index.ts'
import type { Keywords } from '../chart/callResult.ts'
import { deeperOf } from '../chart/deeper.ts'
import { qualifiedName } from '../values/qualifiedName.ts'
import type { ClosureObject, Ref, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/**
 * The locals that a function starts with, or CPython's TypeError when the arguments do not fit.
 * `closure`: the function object, which has the defaults that were computed.
 */
export function bindArguments(
  evaluation: Evaluation,
  code: FunctionCode,
  args: readonly Value[],
  keywords: Keywords,
  closure: Ref | null = null,
): ReadonlyMap<string, Value> {
  const { parameters } = code
  if (closure !== null || parameters.some(({ takes }) => takes !== undefined)) {
    return deeperOf(evaluation.program).bindArguments(evaluation, code, args, keywords, closure)
  }
  const names = parameters.map(({ name }) => name)
  const bound = new Map<string, Value>()
  for (const [i, name] of names.entries()) {
    const value = args[i]
    if (value !== undefined) bound.set(name, value)
  }
  bindKeywords(evaluation, code, bound, keywords)
  if (args.length > names.length) return tooMany(evaluation, code, args.length)
  const missing = parameters.filter((one) => one.default === null && !bound.has(one.name))
  if (missing.length > 0) {
    return tooFew(
      evaluation,
      code,
      missing.map(({ name }) => name),
    )
  }
  const inOrder = parameters.map(({ name, default: fallback }): [string, Value] => {
    const value = bound.get(name)
    return [
      name,
      value === undefined && fallback !== null ? evaluation.evaluate(fallback) : (value ?? null),
    ]
  })
  return new Map(inOrder)
}

function bindKeywords(
  evaluation: Evaluation,
  code: FunctionCode,
  bound: Map<string, Value>,
  keywords: Keywords,
): void {
  const name = `${qualifiedName(evaluation, code.id)}()`
  for (const [keyword, value] of keywords) {
    if (!code.parameters.some((parameter) => parameter.name === keyword)) {
      evaluation.fail('TypeError', `${name} got an unexpected keyword argument '${keyword}'`)
    }
    if (bound.has(keyword)) {
      evaluation.fail('TypeError', `${name} got multiple values for argument '${keyword}'`)
    }
    bound.set(keyword, value)
  }
}

function tooMany(evaluation: Evaluation, code: FunctionCode, given: number): never {
  const most = code.parameters.length
  const least = code.parameters.filter((parameter) => parameter.default === null).length
  const takes = least === most ? `${most}` : `from ${least} to ${most}`
  const arguments_ = most === 1 && least === most ? 'argument' : 'arguments'
  const were = given === 1 ? 'was' : 'were'
  const text = `takes ${takes} positional ${arguments_} but ${given} ${were} given`
  return evaluation.fail('TypeError', `${qualifiedName(evaluation, code.id)}() ${text}`)
}

function tooFew(evaluation: Evaluation, code: FunctionCode, missing: readonly string[]): never {
  const quoted = missing.map((name) => `'${name}'`)
  const arguments_ = missing.length === 1 ? 'argument' : 'arguments'
  const text = `missing ${missing.length} required positional ${arguments_}: ${commaList(quoted)}`
  return evaluation.fail('TypeError', `${qualifiedName(evaluation, code.id)}() ${text}`)
}

/** "'a'", "'a' and 'b'", "'a', 'b', and 'c'" */
export function commaList(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ')
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`
}

export function closureAt(evaluation: Evaluation, ref: Ref): ClosureObject {
  const object = evaluation.get(ref)
  if (object.kind === 'closure') return object
  return evaluation.unsupported(`a ${object.kind} as a function`)
}

/**
 * The locals with the cells: those that the function object brings, and new ones for the locals
 * that functions inside share.
 */
export function withCells(
  evaluation: Evaluation,
  { cells = [], free = [] }: FunctionCode,
  locals: ReadonlyMap<string, Value>,
  closure: Ref | null,
): ReadonlyMap<string, Value> {
  if (cells.length === 0 && free.length === 0) return locals
  const all = new Map(locals)
  for (const name of cells) {
    const value = locals.get(name)
    const held = value === undefined ? [] : [value]
    all.set(name, evaluation.make({ kind: 'cell', held }))
  }
  const given = closure === null ? null : closureAt(evaluation, closure).cells
  for (const name of free) {
    const cell = given?.get(name)
    if (cell !== undefined) all.set(name, cell)
  }
  return all
}
