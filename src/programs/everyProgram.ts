/**
 * The second face of programs: every source of the catalogue and their compiler. The page fetches
 * it after its first view; other entries call it before anything else.
 */
import { BugError } from '../base/index.ts'
import { catalogueBuiltin } from '../machine/everyBuiltin.ts'
import type { Code } from '../python/index.ts'

import { provideCompiler } from './django/compiled.ts'
import { compileProgram } from './django/compileProgram.ts'
import { prepareFork } from './django/fork/prepareFork.ts'
import { sourceText } from './django/sources.ts'

export { copiesIn } from './own/copiesIn.ts'
export { raceScenario } from './own/ownScenario.ts'
export { readRace } from './own/readRace.ts'
export {
  filesOfForkBase,
  forkBaseId,
  forkOrigin,
  originalFiles,
  withForkFiles,
} from './django/fork/forkBase.ts'
export { editedFile, withEdit } from './django/fork/forkSources.ts'
export { isForkKept, readFork, readForkInParts } from './django/fork/readFork.ts'
export { runFunction } from './own/runFunction.ts'
export { differenceFrom } from './own/expectation.ts'
export type { Race } from './own/race.ts'

/** From now on every program of the catalogue can be opened. */
export function provideEveryProgram(): void {
  provideCompiler({ compile: compileFiles, library: catalogueBuiltin, prepareFork })
}

function compileFiles(files: Readonly<Record<string, string>>): Code {
  const result = compileProgram(files, sourceText, catalogueBuiltin)
  if (result.ok) return result.code
  // The build has compiled every one of them.
  throw new BugError(result.diagnostics.map(({ message }) => message).join('\n'))
}
