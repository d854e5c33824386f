import type { Count } from './compactCount.ts'

/** A sentence with numbers in it that have a short and an exact form. */
export type Words = readonly (string | Count)[]

/** The sentence as plain text, with the short numbers. */
export function plain(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? word : word.text)).join('')
}

/** "1 state", "2 states": the noun with its ending alone. */
export function plural(noun: string, count: string | number, many = `${noun}s`): string {
  return String(count) === '1' ? noun : many
}
