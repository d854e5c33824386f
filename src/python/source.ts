/** One file of a program. `name` is what a tab and a traceback show ("file_backend.py"). */
export interface Source {
  readonly name: string
  readonly text: string
  /** it is of Python's library: people see the line of theirs that calls it */
  readonly library?: true
}

/** "file_backend.py" is imported as "file_backend". */
export function moduleName(file: string): string {
  return file.replace(/\.py$/, '')
}

/** A half-open range of UTF-16 offsets in one source, with its line for people. */
export interface Span {
  readonly file: string
  readonly from: number
  readonly to: number
  /** 1-based line of `from` */
  readonly line: number
}

/** The user's source is wrong: collected, never thrown. */
export interface Diagnostic {
  readonly span: Span
  /** what is wrong or not supported, as a sentence */
  readonly message: string
  /** what to write instead, as a sentence; null when the message already says it */
  readonly instead: string | null
}
