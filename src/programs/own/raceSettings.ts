import type { Plain } from '../../machine/index.ts'
import type { RaceSetting } from './race.ts'
import { isList, placeOf, shortly, valueOf } from './raceText.ts'
import type { RaceText } from './raceText.ts'

const KINDS = 'Write a dictionary from names to True, False or a list of texts.'

/** The rows of SETTINGS with the values that were chosen. Reports what is wrong. */
export function raceSettings(
  text: RaceText,
  chosen: Readonly<Record<string, boolean | string>>,
): readonly RaceSetting[] {
  const found = valueOf(text, 'SETTINGS')
  if (found === undefined) return []
  const at = placeOf(text, 'SETTINGS')
  if (!isDictionary(found)) {
    text.report(at, `SETTINGS is ${shortly(found)}.`, KINDS)
    return []
  }
  return Object.entries(found).flatMap(([name, value]): readonly RaceSetting[] => {
    const want = Object.hasOwn(chosen, name) ? chosen[name] : undefined
    if (typeof value === 'boolean') {
      return [{ name, kind: 'switch', value: typeof want === 'boolean' ? want : value }]
    }
    const values = isList(value) ? value.filter((each) => typeof each === 'string') : []
    const [first] = values
    if (first === undefined || !isList(value) || values.length < value.length) {
      text.report(at, `The setting \`${name}\` is ${shortly(value)}.`, KINDS)
      return []
    }
    const picked = typeof want === 'string' && values.includes(want) ? want : first
    return [{ name, kind: 'choice', values, value: picked }]
  })
}

function isDictionary(value: Plain): value is { readonly [key: string]: Plain } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isList(value) &&
    !Object.hasOwn(value, 'other') &&
    !Object.hasOwn(value, 'function')
  )
}
