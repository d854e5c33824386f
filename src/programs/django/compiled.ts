import { text } from 'virtual:programs'
import { BugError } from '../../base/index.ts'
import type { Library } from '../../machine/index.ts'
import { decodeCode } from '../../python/index.ts'
import type { Code } from '../../python/index.ts'
import { filesOf } from './catalogue/catalogue.ts'
import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'
import type { RunnerOf } from '../prepared.ts'
import type { PreparedDjango } from './djangoExtras.ts'
import { isInPack, programId } from './programId.ts'
import type { Scenario } from './scenario.ts'

let programs = new Map<string, Code>()

/** Packs that nobody has asked for a program of yet: reading one takes its time. */
const packs = [text]

/** More programs that can be opened from now on, as the bundler serves them. */
export function providePrograms(pack: string): void {
  packs.push(pack)
}

function programOf(id: string): Code | undefined {
  for (let pack; !programs.has(id) && (pack = packs.shift()) !== undefined;) {
    programs = new Map([...decodeCode(pack), ...programs])
  }
  return programs.get(id)
}

/** Null until somebody provides it: the page fetches it later. */
let later: LaterPrograms | null = null

/** What it takes to open the programs that do not come compiled. */
export interface LaterPrograms {
  /** compiles a program from its files */
  readonly compile: (files: Readonly<Record<string, string>>) => Code
  /** what they use beside the core */
  readonly library: Library
  /** makes a scenario ready whose files somebody has changed */
  readonly prepareFork: (scenario: Scenario, runnerOf: RunnerOf) => PreparedDjango
}

/** From now on every program of the catalogue can be opened, not only the first ones. */
export function provideCompiler(given: LaterPrograms): void {
  later = given
}

/** Can this program be opened now, as it is in the catalogue, or only after `provideCompiler`? */
export function isLoaded({
  program,
  middleware,
}: Pick<Scenario, 'program' | 'middleware'>): boolean {
  return later !== null || programOf(programId({ id: program }, middleware)) !== undefined
}

/** A scenario with files that somebody has changed, made ready to run. Its texts must compile. */
export function preparedFork(scenario: Scenario, runnerOf: RunnerOf): PreparedDjango {
  if (later === null) throw new BugError('expected the compiler')
  return later.prepareFork(scenario, runnerOf)
}

/** The program of a row. The sources in it are the listing. */
export function compiledCode(row: ProgramRow, middleware: MiddlewareId): Code {
  const id = programId(row, middleware)
  const code = programOf(id) ?? later?.compile(filesOf(row, middleware))
  if (code === undefined) throw new BugError(`expected a program that is loaded, got ${id}`)
  programs.set(id, code)
  return code
}

/** What a program runs with; undefined: the core is enough. */
export function libraryFor(row: ProgramRow, middleware: MiddlewareId): Library | undefined {
  return isInPack(row, middleware) ? undefined : later?.library
}

/** The files of a program as its listing shows them. It must be loaded. */
export function listingOf(row: ProgramRow, middleware: MiddlewareId): Code['sources'] {
  return compiledCode(row, middleware).sources
}
