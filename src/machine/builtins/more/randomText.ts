import type { RandomText } from '../../values/randomText.ts'
import { holdsToken, isInToken, notePart } from './tokens.ts'

/** Methods whose result depends on the characters of a text, and not on the searched text alone. */
const LOOK_INSIDE = new Set([
  'isalnum',
  'isalpha',
  'isdecimal',
  'isdigit',
  'isidentifier',
  'islower',
  'isnumeric',
  'isspace',
  'istitle',
  'isupper',
])

/** Methods that search for what they are given. */
const SEARCH = new Set([
  '__contains__',
  'count',
  'endswith',
  'find',
  'index',
  'partition',
  'replace',
  'rfind',
  'rindex',
  'rpartition',
  'rsplit',
  'split',
  'startswith',
])

/** Functions that make something else of the characters of a text. */
const READ = new Set(['float', 'hash', 'int', 'ord'])

/** Could a token hold this text, so that whether it does is chance? Long ones are tokens themselves. */
function isChance(wanted: unknown): boolean {
  return typeof wanted === 'string' && /^[0-9a-f]{1,7}$/.test(wanted)
}

/** What looking for a token takes, in bytes that are looked through, a character. */
const LOOKING = 64

/** A UUID in full is text of which every character is random but for the dashes. */
export const RANDOM_TEXT: RandomText = {
  noteOrder(evaluation, left, right) {
    const at = [...left].findIndex((character, i) => character !== right[i])
    if (at >= 0 && (isInToken(left, at) || isInToken(right, at))) notePart(evaluation)
  },
  notePart(evaluation, text, part) {
    if (part !== '' && part.length < 8 && part !== text && isPartOfToken(text, part)) {
      notePart(evaluation)
    }
  },
  noteSearch(evaluation, text, method, wanted) {
    const decides = LOOK_INSIDE.has(method) || (SEARCH.has(method) && isChance(wanted))
    if (!decides) return
    evaluation.spend(LOOKING * text.length)
    if (holdsToken(text)) notePart(evaluation)
  },
  noteCall(evaluation, name, text) {
    if (READ.has(name) && typeof text === 'string' && holdsToken(text)) notePart(evaluation)
  },
}

/** Is this item or slice one of the characters of a token, as far as can be seen? */
function isPartOfToken(text: string, part: string): boolean {
  return /^[0-9a-f]+$/.test(part) && holdsToken(text)
}
