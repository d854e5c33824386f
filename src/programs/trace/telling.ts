/** How the content of the store is written, so that two sides can be compared. */
export interface Telling {
  /** a text that a session is kept as */
  readonly stored: (text: string) => string
  /** a number of bytes */
  readonly size: (bytes: number) => string
  /** a line of what a request logs, of a traceback perhaps; null: none is told */
  readonly logged: ((line: string) => string) | null
  /** with descriptor numbers, the line that asks for each operation, and who waits after it */
  readonly books: boolean
  /** with torn reads */
  readonly torn: boolean
}

/** As it is. */
export const VERBATIM: Telling = {
  stored: (text) => text,
  size: String,
  logged: (line) => line,
  books: true,
  torn: true,
}
