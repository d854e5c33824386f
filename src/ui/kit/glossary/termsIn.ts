import { WORDS } from './words.ts'

/** A piece of a text; with the word that it is, or null. */
export interface Piece {
  readonly text: string
  readonly word: string | null
}

/** Everyday words, too: in a sentence they need no explanation. */
const PLAIN = new Set([
  'class',
  'depends',
  'lost',
  'program',
  'row',
  'safe',
  'state',
  'step',
  'view',
])

/** From the longest: "session key" is not a session. */
const KNOWN = WORDS.map(({ word }) => word).toSorted((one, other) => other.length - one.length)

const PATTERN = new RegExp(String.raw`\b(${KNOWN.join('|')})(?:e?s)?\b`, 'gi')

/**
 * A text in pieces: each word of the list where it stands first, and what is between. `all`: the
 * everyday words, too.
 */
export function termsIn(text: string, all: boolean): readonly Piece[] {
  const seen = new Set<string>()
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(PATTERN)) {
    const word = (match[1] ?? '').toLowerCase()
    if (seen.has(word) || (!all && PLAIN.has(word))) continue
    seen.add(word)
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), word: null })
    pieces.push({ text: match[0], word })
    from = match.index + match[0].length
  }
  return from < text.length ? [...pieces, { text: text.slice(from), word: null }] : pieces
}
