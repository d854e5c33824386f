import { text } from 'virtual:programs'
import { BugError } from '../base/index.ts'
import { decodeCode } from '../python/index.ts'
import type { Code } from '../python/index.ts'
import type { ProgramRow } from './catalogue.ts'

const programs = decodeCode(text)

/** The program of a row, compiled when the app was bundled. The sources in it are the listing. */
export function compiledCode(row: ProgramRow): Code {
  const code = programs.get(row.id)
  if (code === undefined) throw new BugError(`expected a compiled program, got ${row.id}`)
  return code
}
