import { modelledNames } from '../../machine/index.ts'
import type { Library } from '../../machine/index.ts'
import { compile } from '../../python/index.ts'
import { PYTHON_SETTINGS } from './pythonSettings.ts'

/**
 * Compiles the modules of one program, from the name of each to its file under sources/, against a
 * library; none: the core.
 */
export function compileProgram(
  files: Readonly<Record<string, string>>,
  textOf: (file: string) => string,
  library?: Library,
): ReturnType<typeof compile> {
  const sources = Object.entries(files).map(([name, file]) => ({ name, text: textOf(file) }))
  return compile(sources, modelledNames(PYTHON_SETTINGS, library))
}
