import type { Evaluation } from '../../chart/evaluation.ts'
import type { Keywords } from '../../chart/callResult.ts'
import { repr } from '../../values/repr.ts'
import type { Value } from '../../values/value.ts'
import type { UnmodelledArguments } from '../builtinsFace.ts'
import { wrongCount } from '../signature.ts'
import type { Builtin, Given } from '../signature.ts'
import type { PythonParameter, PythonSignature } from './readFacts.ts'

/**
 * The arguments of a call in the order of the built-in. What CPython refuses is its TypeError; what it
 * accepts and we do not model ends the process, unless it is the default, which changes nothing.
 */
export function fitArguments(
  evaluation: Evaluation,
  { builtin, signature }: Fitted,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
): Given {
  const { parameters } = signature
  const byPosition = parameters.filter(isByPosition)
  const hasRest = parameters.some(({ kind }) => kind === 'rest')
  if (args.length > byPosition.length && !hasRest) {
    return tooMany(evaluation, signature, name, args.length)
  }
  const given: (Value | undefined)[] = []
  const put = (parameter: PythonParameter | null, at: number | null, value: Value): void => {
    if (at !== null) given[at] = value
    else if (parameter === null || repr(evaluation, value) !== parameter.default) {
      const what = parameter === null ? 'so many arguments' : `the argument \`${parameter.name}\``
      evaluation.unsupported(`${what} of \`${lastOf(name)}()\``)
    }
  }
  for (const [index, value] of args.entries()) {
    const parameter = byPosition[index] ?? null
    const at = parameter === null ? index : placeOf(builtin, parameters, parameter)
    put(parameter, at !== null && at < builtin.max ? at : null, value)
  }
  for (const [keyword, value] of keywords) {
    const parameter = namedParameter(evaluation, { builtin, signature }, name, keyword)
    if (parameter.kind === 'either' && byPosition.indexOf(parameter) < args.length) {
      const position = byPosition.indexOf(parameter) + 1
      const text = `argument for ${lastOf(name)}() given by name ('${keyword}') and position (${position})`
      const python = `${lastOf(name)}() got multiple values for argument '${keyword}'`
      evaluation.fail('TypeError', signature.isPython ? python : text)
    }
    put(parameter, placeOf(builtin, parameters, parameter), value)
  }
  return given
}

export interface Fitted {
  readonly builtin: Builtin
  readonly signature: PythonSignature
}

/** What CPython accepts and the built-in does not take, whatever the values are. */
export function unmodelledOf({ builtin, signature }: Fitted): UnmodelledArguments {
  const { parameters } = signature
  const byPosition = parameters.filter(isByPosition)
  const first = byPosition.findIndex((one) => placeOf(builtin, parameters, one) === null)
  const keywords = parameters.filter(
    (one) =>
      (one.kind === 'either' || one.kind === 'keyword') &&
      placeOf(builtin, parameters, one) === null,
  )
  return {
    most: first === -1 ? Infinity : first,
    keywords: new Map(keywords.map((one) => [one.name, one.default])),
  }
}

function isByPosition({ kind }: PythonParameter): boolean {
  return kind === 'positional' || kind === 'either'
}

/** Which argument of the built-in a parameter of CPython's is; null: none. */
function placeOf(
  { names, max }: Builtin,
  parameters: readonly PythonParameter[],
  parameter: PythonParameter,
): number | null {
  const named = names.indexOf(parameter.name)
  if (named !== -1) return named
  const index = parameters.indexOf(parameter)
  if (!isByPosition(parameter) || index >= max) return null
  return names.length === 0 || names[index] === '' ? index : null
}

function namedParameter(
  evaluation: Evaluation,
  { signature, builtin }: Fitted,
  name: string,
  keyword: string,
): PythonParameter {
  const { parameters, isPython } = signature
  const found = parameters.find(
    (one) => one.name === keyword && (one.kind === 'either' || one.kind === 'keyword'),
  )
  if (found !== undefined) return found
  const rest = parameters.find(({ kind }) => kind === 'keywords')
  if (rest !== undefined) return { name: keyword, kind: 'keyword', default: null }
  const last = lastOf(name)
  if (isPython) {
    return evaluation.fail('TypeError', `${last}() got an unexpected keyword argument '${keyword}'`)
  }
  const takesNames = parameters.some(({ kind }) => kind === 'either' || kind === 'keyword')
  return evaluation.fail(
    'TypeError',
    takesNames || builtin.names.length > 0
      ? `'${keyword}' is an invalid keyword argument for ${last}()`
      : `${name}() takes no keyword arguments`,
  )
}

function tooMany(
  evaluation: Evaluation,
  { parameters, isPython }: PythonSignature,
  name: string,
  given: number,
): never {
  const byPosition = parameters.filter(isByPosition)
  const most = byPosition.length
  const least = byPosition.filter((one) => one.default === null).length
  if (!isPython) return wrongCount(evaluation, { min: least, max: most }, name, given)
  const takes = least === most ? `${most}` : `from ${least} to ${most}`
  const words = most === 1 && least === most ? 'argument' : 'arguments'
  const were = given === 1 ? 'was' : 'were'
  const text = `takes ${takes} positional ${words} but ${given} ${were} given`
  return evaluation.fail('TypeError', `${lastOf(name)}() ${text}`)
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
