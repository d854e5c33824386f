import { BugError } from '../../base/index.ts'
import type { Library } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import type { OwnScenario } from './ownScenario.ts'

/** A program, and the built-ins that it was compiled against. */
export interface OwnCode {
  readonly code: Code
  readonly library: Library
}

/**
 * By the text of the files: a program is compiled once. Neither the compiler nor the library is in
 * the first view.
 */
const codes = new Map<string, OwnCode>()

/** Keeps what `compileOwn` made of the files. */
export function keepOwnCode(files: OwnScenario['files'], code: OwnCode): void {
  codes.set(JSON.stringify(files), code)
}

/** The code of files that were compiled. A BugError when they were not. */
export function ownCode(files: OwnScenario['files']): OwnCode {
  const code = codes.get(JSON.stringify(files))
  if (code === undefined) throw new BugError('expected a program that was compiled')
  return code
}
