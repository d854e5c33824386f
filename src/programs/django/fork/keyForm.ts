/** How a program makes a session key of a random text: what stands around which part of it. */
export interface KeyForm {
  readonly before: string
  /** so many of its hexadecimal digits */
  readonly length: number
  /** as a UUID is written: in five groups */
  readonly dashed: boolean
  readonly after: string
}

/** Shorter parts of a random text are not known again. */
const SHORTEST = 8

/** The form of a key that was made of one of these texts; null: it was made in some other way. */
export function keyFormOf(key: string, drawn: readonly string[]): KeyForm | null {
  for (const text of drawn) {
    for (let length = text.length; length >= SHORTEST; length--) {
      for (const dashed of [false, true]) {
        const [before = '', after] = key.split(partOf(text, length, dashed))
        if (after !== undefined) return { before, length, dashed, after }
      }
    }
  }
  return null
}

/** The key that a program makes of a random text. */
export function keyOf({ before, length, dashed, after }: KeyForm, text: string): string {
  return before + partOf(text, length, dashed) + after
}

function partOf(text: string, length: number, dashed: boolean): string {
  const part = text.slice(0, length)
  return dashed ? part.replace(/^(.{8})(.{4})(.{4})(.{4})(?=.{12}$)/, '$1-$2-$3-$4-') : part
}
