import type { FunctionCode, ParameterCode } from '../../python/index.ts'
import type { Keywords } from '../chart/callResult.ts'
import { hashOf } from '../values/hashOf.ts'
import { closureAt, commaList } from '../state/parameters.ts'
import { qualifiedName } from '../values/qualifiedName.ts'
import type { DictEntry, Ref, Value } from '../values/value.ts'
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
  const places = parameters.filter(({ takes }) => takes === undefined || takes === 'position')
  const rest = parameters.find(({ takes }) => takes === 'rest')
  const named = parameters.find(({ takes }) => takes === 'named')
  const bound = new Map<string, Value>()
  for (const [i, { name }] of places.entries()) {
    const value = args[i]
    if (value !== undefined) bound.set(name, value)
  }
  const others = bindKeywords(evaluation, code, bound, keywords, named !== undefined)
  if (args.length > places.length && rest === undefined) {
    return tooMany(evaluation, code, places, args.length, bound)
  }
  const isMissing = (one: ParameterCode) => isRequired(one) && !bound.has(one.name)
  for (const [kind, some] of [
    ['positional', places],
    ['keyword-only', parameters.filter(({ takes }) => takes === 'name')],
  ] as const) {
    const missing = some.filter(isMissing).map(({ name }) => name)
    if (missing.length > 0) return tooFew(evaluation, code, kind, missing)
  }
  const defaults = closure === null ? null : closureAt(evaluation, closure).defaults
  return new Map(
    parameters.map((parameter): [string, Value] => {
      const { name, default: fallback } = parameter
      if (parameter === rest) return [name, { kind: 'tuple', items: args.slice(places.length) }]
      if (parameter === named) return [name, evaluation.make({ kind: 'dict', entries: others })]
      const value = bound.get(name)
      if (value !== undefined) return [name, value]
      return [
        name,
        fallback === null ? (defaults?.get(name) ?? null) : evaluation.evaluate(fallback),
      ]
    }),
  )
}

function isRequired({ default: fallback, computed, takes }: ParameterCode): boolean {
  return fallback === null && computed !== true && takes !== 'rest' && takes !== 'named'
}

/** Binds what has a name; gives the rest, for `**`. */
function bindKeywords(
  evaluation: Evaluation,
  code: FunctionCode,
  bound: Map<string, Value>,
  keywords: Keywords,
  takesRest: boolean,
): ReadonlyMap<string, DictEntry> {
  const others = new Map<string, DictEntry>()
  if (keywords.size === 0) return others
  const name = `${qualifiedName(evaluation, code.id)}()`
  const byPosition: string[] = []
  for (const [keyword, value] of keywords) {
    const parameter = code.parameters.find((one) => one.name === keyword)
    const takes = parameter?.takes
    if (parameter !== undefined && (takes === undefined || takes === 'name')) {
      if (bound.has(keyword)) {
        evaluation.fail('TypeError', `${name} got multiple values for argument '${keyword}'`)
      }
      bound.set(keyword, value)
    } else if (takesRest) others.set(hashOf(keyword), [keyword, value])
    else if (takes === 'position') byPosition.push(keyword)
    else evaluation.fail('TypeError', `${name} got an unexpected keyword argument '${keyword}'`)
  }
  if (byPosition.length > 0) {
    const text = 'got some positional-only arguments passed as keyword arguments'
    evaluation.fail('TypeError', `${name} ${text}: '${byPosition.join(', ')}'`)
  }
  return others
}

function tooMany(
  evaluation: Evaluation,
  code: FunctionCode,
  places: readonly ParameterCode[],
  given: number,
  bound: ReadonlyMap<string, Value>,
): never {
  const most = places.length
  const least = places.filter(isRequired).length
  const takes = least === most ? `${most}` : `from ${least} to ${most}`
  const arguments_ = most === 1 && least === most ? 'argument' : 'arguments'
  const named = code.parameters.filter(({ name, takes: how }) => how === 'name' && bound.has(name))
  const were = given === 1 && named.length === 0 ? 'was' : 'were'
  const plural = (count: number) => (count === 1 ? '' : 's')
  const more =
    named.length === 0
      ? ''
      : ` positional argument${plural(given)} (and ${named.length} keyword-only argument${plural(named.length)})`
  const text = `takes ${takes} positional ${arguments_} but ${given}${more} ${were} given`
  return evaluation.fail('TypeError', `${qualifiedName(evaluation, code.id)}() ${text}`)
}

function tooFew(
  evaluation: Evaluation,
  code: FunctionCode,
  kind: 'positional' | 'keyword-only',
  missing: readonly string[],
): never {
  const quoted = missing.map((name) => `'${name}'`)
  const arguments_ = missing.length === 1 ? 'argument' : 'arguments'
  const text = `missing ${missing.length} required ${kind} ${arguments_}: ${commaList(quoted)}`
  return evaluation.fail('TypeError', `${qualifiedName(evaluation, code.id)}() ${text}`)
}
