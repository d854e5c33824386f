import { everyBuiltin } from '../../machine/everyBuiltin.ts'
import { modelledNames } from '../../machine/index.ts'
import { compile } from '../../python/index.ts'
import { keepOwnCode } from './ownCode.ts'
import type { OwnScenario } from './ownScenario.ts'

/** Compiles the files of a scenario, so that it can be prepared; else what is wrong, with positions. */
export function compileOwn({
  files,
  settings,
}: Pick<OwnScenario, 'files' | 'settings'>): ReturnType<typeof compile> {
  const sources = Object.entries(files).map(([name, text]) => ({ name, text }))
  const result = compile(sources, modelledNames(Object.keys(settings), everyBuiltin))
  if (result.ok) keepOwnCode(files, { code: result.code, library: everyBuiltin })
  return result
}
