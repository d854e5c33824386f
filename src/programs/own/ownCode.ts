import { BugError } from '../../base/index.ts'
import type { Code } from '../../python/index.ts'
import type { OwnScenario } from './ownScenario.ts'

/** By the text of the files: a program is compiled once. The compiler is not in the first view. */
const codes = new Map<string, Code>()

/** Keeps what `compileOwn` made of the files. */
export function keepOwnCode(files: OwnScenario['files'], code: Code): void {
  codes.set(JSON.stringify(files), code)
}

/** The code of files that were compiled. A BugError when they were not. */
export function ownCode(files: OwnScenario['files']): Code {
  const code = codes.get(JSON.stringify(files))
  if (code === undefined) throw new BugError('expected a program that was compiled')
  return code
}
