import { deflateRawSync } from 'node:zlib'
import { programLinkBy } from '../share/programLink.ts'
import { parseOptions } from './options.ts'
import { scenarioAt } from './raceArgument.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** A file to serve with the page, and the port; 0: any that is free. */
export interface Serving {
  readonly path: string
  readonly port: number
}

/** Beside the port of `npm start`: a page that was installed from there must not answer here. */
const PORT = 4180

/** `open FILE`: what is to be served, once the file was found. It need not be right: the page says what is wrong. */
export function openCommand(
  args: readonly string[],
  surroundings: Surroundings,
): { readonly code: 0; readonly stdout: string; readonly serve: Serving } {
  const { values, positionals } = parseOptions(args, { port: { type: 'string' } }, true)
  const [path, second] = positionals
  if (path === undefined || second !== undefined) throw new UsageError('expected one file to open')
  fileLink(path, surroundings)
  return { code: 0, stdout: '', serve: { path, port: portOf(values.port) } }
}

/** The text behind "#" that opens a file as it is now. Throws a UsageError. */
export function fileLink(path: string, surroundings: Pick<Surroundings, 'readText'>): string {
  const scenario = scenarioAt(path, surroundings)
  const link = programLinkBy({ scenario, schedule: '', cursor: 0 }, deflateRawSync, () => null)
  if (link !== null) return link
  throw new UsageError(`${JSON.stringify(path)} is too large for the page, which takes 64 KiB`)
}

function portOf(word: string | undefined): number {
  if (word === undefined) return PORT
  const port = /^\d{1,5}$/.test(word) ? Number(word) : 65_536
  if (port < 65_536) return port
  throw new UsageError(`expected --port from 0 (any that is free) to 65535, got "${word}"`)
}
