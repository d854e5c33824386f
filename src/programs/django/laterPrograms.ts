import { BugError } from '../../base/index.ts'
import type { Code } from '../../python/index.ts'
import { compileProgram } from './compileProgram.ts'
import { sourceText } from './sources.ts'

/** Compiles a program of the catalogue from its files under sources/. */
export function compiledNow(files: Readonly<Record<string, string>>): Code {
  const result = compileProgram(files, sourceText)
  if (result.ok) return result.code
  // The build has compiled every one of them.
  throw new BugError(result.diagnostics.map(({ message }) => message).join('\n'))
}
