import { BugError } from '../base/index.ts'
import { modelledNames } from '../machine/index.ts'
import { compile, encodeCode } from '../python/index.ts'
import type { Code } from '../python/index.ts'
import { CATALOGUE } from './catalogue.ts'
import type { ProgramRow } from './catalogue.ts'
import { PYTHON_SETTINGS } from './pythonSettings.ts'
import { sourceText } from './sources.ts'

/**
 * The text that the bundler serves as `virtual:programs`. Runs while bundling, not in the page,
 * which so comes without the parser and the compiler.
 */
export function catalogueText(): string {
  return encodeCode(compileCatalogue(sourceText))
}

/**
 * The programs of the catalogue by id, from the text of each file under sources/. A BugError with
 * file and line of each mistake when a program of ours is wrong.
 */
export function compileCatalogue(textOf: (file: string) => string): ReadonlyMap<string, Code> {
  return new Map(CATALOGUE.map((row) => [row.id, compileRow(row, textOf)]))
}

function compileRow({ id, files }: ProgramRow, textOf: (file: string) => string): Code {
  const sources = Object.entries(files).map(([name, file]) => ({ name, text: textOf(file) }))
  const result = compile(sources, modelledNames(PYTHON_SETTINGS))
  if (result.ok) return result.code
  const mistakes = result.diagnostics.map(
    ({ span, message }) =>
      `src/programs/sources/${files[span.file] ?? span.file}:${span.line}: ${message}`,
  )
  throw new BugError([`the program "${id}" does not compile`, ...mistakes].join('\n'))
}
