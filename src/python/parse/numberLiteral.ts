/** The value of a number as Python writes it, or why there is none. */
export type NumberLiteral =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'complex' | 'leading zero' | 'malformed' }

const INTEGER =
  /^(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*)$/

const DIGITS = String.raw`\d(?:_?\d)*`
const FLOAT = new RegExp(
  `^(?:(?:${DIGITS}\\.(?:${DIGITS})?|\\.${DIGITS})(?:[eE][-+]?${DIGITS})?|${DIGITS}[eE][-+]?${DIGITS})$`,
)

/** CPython still allows these words right after a number: `1if x else 2`. */
const AFTER_NUMBER = /^(?:and|else|for|if|in|is|not|or)/

/** `after`: the text that follows, which may be glued to the number: `1.real` is a broken float. */
export function readNumber(text: string, after: string): NumberLiteral {
  if (/^\w/.test(after) && !AFTER_NUMBER.test(after)) return { kind: 'malformed' }
  if (after.startsWith('.') && /^[\d_]+$/.test(text)) return { kind: 'malformed' }
  if (INTEGER.test(text)) {
    return { kind: 'integer', value: BigInt(text.replaceAll('_', '').toLowerCase()) }
  }
  if (/^0[bBoOxX]/.test(text)) return { kind: 'malformed' }
  if (/[jJ]$/.test(text)) return { kind: 'complex' }
  if (FLOAT.test(text)) return { kind: 'float', value: Number(text.replaceAll('_', '')) }
  if (/[.eE]/.test(text)) return { kind: 'malformed' }
  return { kind: /^0[\d_]*$/.test(text) && !text.endsWith('_') ? 'leading zero' : 'malformed' }
}
