import type { Crew } from './crew.ts'

/** What a command gets in addition to its arguments. */
export interface Surroundings {
  /** characters in a line of text; Infinity: as many as it takes */
  readonly width: number
  /** whether a verdict may be coloured */
  readonly color: boolean
  /** the text of a file; null: there is none, or it cannot be read */
  readonly readText: (path: string) => string | null
  /** the files of Python below a folder, or the path itself if it is one; null: there is nothing */
  readonly pythonFiles: (path: string) => readonly string[] | null
  /**
   * Runs a program of some files, `prove.py` first, under a Python of the machine, by its name or path,
   * with this text on its standard input
   */
  readonly runPython: (
    python: string,
    files: Readonly<Record<string, string>>,
    input: string,
  ) => RanPython
  /** where the page is, for links into it; null: nobody said */
  readonly pageUrl: string | null
  /** who works on several things at the same time; null: they are done one after the other */
  readonly crew: Crew | null
  /** asked now and then: whether a search should end with what it knows */
  readonly interrupted: () => boolean
}

/** What a program printed, and its exit code (null: a signal ended it); null: there is no such Python. */
export type RanPython = {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
} | null

/** No files, lines of any length, no interruption. */
export const NO_SURROUNDINGS: Surroundings = {
  width: Number.POSITIVE_INFINITY,
  color: false,
  readText: () => null,
  pythonFiles: () => null,
  runPython: () => null,
  pageUrl: null,
  crew: null,
  interrupted: () => false,
}

/**
 * The width of a line: COLUMNS, else the terminal's; without either, lines are as long as they are.
 *
 * @param columns the variable of the environment
 * @param terminal columns of the terminal; undefined: the output goes elsewhere
 */
export function widthOf(columns: string | undefined, terminal: number | undefined): number {
  const asked = /^[1-9]\d{0,4}$/.test(columns ?? '') ? Number(columns) : undefined
  // A terminal without a size says 0.
  return asked ?? (terminal === undefined || terminal === 0 ? Number.POSITIVE_INFINITY : terminal)
}

/** Only on a terminal, and not where NO_COLOR says anything (https://no-color.org). */
export function colorOf(noColor: string | undefined, isTerminal: boolean): boolean {
  return isTerminal && (noColor ?? '') === ''
}
