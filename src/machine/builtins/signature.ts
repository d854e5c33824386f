import type { Keywords, CallResult } from '../chart/callResult.ts'
import { gives, NO_KEYWORDS } from '../chart/callResult.ts'
import type { Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** The arguments of a built-in, by position; those that were not given are undefined. */
export type Given = readonly (Value | undefined)[]

/** A built-in function or method, as data. A method's first argument is the object, not counted. */
export interface Builtin {
  /** how many arguments it takes at least and at most */
  readonly min: number
  readonly max: number
  /** names by which they can be given; empty: by position only */
  readonly names: readonly string[]
  /** it looks at what it is given itself: `min`, `max` and `names` do not count */
  readonly free?: true
  readonly run: (evaluation: Evaluation, args: Given, keywords: Keywords) => CallResult
}

export type Table = Readonly<Record<string, Builtin>>

/** A built-in that answers at once. */
export function pure(
  min: number,
  max: number,
  run: (evaluation: Evaluation, args: Given) => Value,
  names: readonly string[] = [],
): Builtin {
  return { min, max, names, run: (evaluation, args) => gives(run(evaluation, args)) }
}

/** A built-in that may need the world, or a function of the program. */
export function resumable(
  min: number,
  max: number,
  run: (evaluation: Evaluation, args: Given) => CallResult,
  names: readonly string[] = [],
): Builtin {
  return { min, max, names, run }
}

/** A built-in that takes any arguments, and looks at them itself. */
export function free(
  run: (evaluation: Evaluation, args: readonly Value[], keywords: Keywords) => CallResult,
): Builtin {
  const all = (evaluation: Evaluation, args: Given, keywords: Keywords) =>
    run(
      evaluation,
      args.map((arg) => arg ?? null),
      keywords,
    )
  return { min: 0, max: 0, names: [], free: true, run: all }
}

/** Calls it, with CPython's TypeErrors when the arguments do not fit. `self`: those not counted. */
export function invoke(
  evaluation: Evaluation,
  builtin: Builtin,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
  self: readonly Value[] = [],
): CallResult {
  if (builtin.free === true) return builtin.run(evaluation, [...self, ...args], keywords)
  // Nothing is known of what Python 2 accepts.
  const { python } = evaluation.version === 3 ? evaluation.library : { python: null }
  const given =
    python?.fit(evaluation, builtin, name, args, keywords) ??
    fitWithoutFacts(evaluation, builtin, name, args, keywords)
  for (let i = 0; i < builtin.min; i++) {
    if (given[i] === undefined) return wrongCount(evaluation, builtin, name, args.length)
  }
  return builtin.run(evaluation, [...self, ...given], NO_KEYWORDS)
}

function fitWithoutFacts(
  evaluation: Evaluation,
  builtin: Builtin,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
): Given {
  if (args.length > builtin.max) return wrongCount(evaluation, builtin, name, args.length)
  const given: (Value | undefined)[] = [...args]
  for (const [keyword, value] of keywords) {
    const at = builtin.names.indexOf(keyword)
    if (builtin.names.length === 0)
      evaluation.fail('TypeError', `${name}() takes no keyword arguments`)
    if (at === -1 || keyword === '') {
      const last = name.slice(name.lastIndexOf('.') + 1)
      evaluation.fail('TypeError', `'${keyword}' is an invalid keyword argument for ${last}()`)
    }
    if (given[at] !== undefined) {
      const text = `argument for ${name}() given by name ('${keyword}') and position (${at + 1})`
      evaluation.fail('TypeError', text)
    }
    given[at] = value
  }
  return given
}

/** CPython's TypeError for a call of a built-in with too many or too few arguments. */
export function wrongCount(
  evaluation: Evaluation,
  { min, max }: Pick<Builtin, 'min' | 'max'>,
  name: string,
  given: number,
): never {
  if (max === 0)
    return evaluation.fail('TypeError', `${name}() takes no arguments (${given} given)`)
  if (min === 1 && max === 1) {
    return evaluation.fail('TypeError', `${name}() takes exactly one argument (${given} given)`)
  }
  const last = name.slice(name.lastIndexOf('.') + 1)
  const bound = min === max ? '' : given < min ? 'at least ' : 'at most '
  const count = given < min ? min : max
  const plural = count === 1 ? 'argument' : 'arguments'
  return evaluation.fail('TypeError', `${last} expected ${bound}${count} ${plural}, got ${given}`)
}
