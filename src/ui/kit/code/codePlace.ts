/** A line of a file. */
export interface CodePlace {
  readonly file: string
  readonly line: number
}
