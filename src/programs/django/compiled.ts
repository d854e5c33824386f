import { text } from 'virtual:programs'
import { BugError } from '../../base/index.ts'
import { decodeCode } from '../../python/index.ts'
import type { Code } from '../../python/index.ts'
import { filesOf } from './catalogue/catalogue.ts'
import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'
import type { compiledNow } from './laterPrograms.ts'
import { programId } from './programId.ts'

const programs = new Map<string, Code>(decodeCode(text))

let compiler: typeof compiledNow | null = null
let loading: Promise<void> | null = null

/**
 * Fetches what is needed to open any program of the catalogue. The page calls it once its first
 * view stands; whoever is in no hurry, at once. It can be tried again when it has failed.
 */
export async function loadPrograms(): Promise<void> {
  loading ??= fetchCompiler()
  try {
    await loading
  } catch (error) {
    loading = null
    throw error
  }
}

async function fetchCompiler(): Promise<void> {
  compiler = (await import('./laterPrograms.ts')).compiledNow
}

/** Can this program be opened now, or only after `loadPrograms`? */
export function isLoaded(program: string, middleware: MiddlewareId): boolean {
  return compiler !== null || programs.has(programId({ id: program }, middleware))
}

/** The program of a row. The sources in it are the listing. */
export function compiledCode(row: ProgramRow, middleware: MiddlewareId): Code {
  const id = programId(row, middleware)
  const code = programs.get(id) ?? compiler?.(filesOf(row, middleware))
  if (code === undefined) throw new BugError(`expected a program that is loaded, got ${id}`)
  programs.set(id, code)
  return code
}

/** The files of a program as its listing shows them. It must be loaded. */
export function listingOf(row: ProgramRow, middleware: MiddlewareId): Code['sources'] {
  return compiledCode(row, middleware).sources
}
