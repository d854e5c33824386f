import { BugError } from '../../base/index.ts'
import { catalogueBuiltin } from '../../machine/everyBuiltin.ts'
import { encodeCode } from '../../python/index.ts'
import type { Code } from '../../python/index.ts'
import { CATALOGUE, filesOf, middlewaresOf } from './catalogue/catalogue.ts'
import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'
import { compileProgram } from './compileProgram.ts'
import { isInPack, PACKS, programId } from './programId.ts'
import { sourceText } from './sources.ts'

/**
 * The texts that the bundler serves as `virtual:programs` and `virtual:programs/fix`, by pack. Runs
 * while bundling, not in the page, which so comes without the parser and the compiler. A mistake
 * in any program fails the build.
 */
export function packTexts(): Readonly<Record<keyof typeof PACKS, string>> {
  const all = compileCatalogue(sourceText)
  const textOf = (pack: ReadonlySet<string>): string =>
    encodeCode(new Map([...all].filter(([id]) => pack.has(id))))
  return { first: textOf(PACKS.first), fix: textOf(PACKS.fix) }
}

/**
 * Every program of the catalogue with every middleware it can run with, from the text of each
 * file under sources/. A BugError with file and line of each mistake when one of ours is wrong.
 */
export function compileCatalogue(textOf: (file: string) => string): ReadonlyMap<string, Code> {
  return new Map(
    CATALOGUE.flatMap((row) =>
      middlewaresOf(row).map((middleware): [string, Code] => [
        programId(row, middleware),
        compile(row, middleware, textOf),
      ]),
    ),
  )
}

function compile(
  row: ProgramRow,
  middleware: MiddlewareId,
  textOf: (file: string) => string,
): Code {
  const files = filesOf(row, middleware)
  const library = isInPack(row, middleware) ? undefined : catalogueBuiltin
  const result = compileProgram(files, textOf, library)
  if (result.ok) return result.code
  const mistakes = result.diagnostics.map(
    ({ span, message }) =>
      `src/programs/sources/${files[span.file] ?? span.file}:${span.line}: ${message}`,
  )
  const id = programId(row, middleware)
  throw new BugError([`the program "${id}" does not compile`, ...mistakes].join('\n'))
}
