import { engine } from 'virtual:programs'

/**
 * A text that changes whenever a cell of the matrix could change: kept results are
 * valid only under the same key. It is the digest of all sources of the engine, made when the
 * app is built, the Python programs among them.
 */
export function matrixKey(): string {
  return engine
}
