import { engine } from 'virtual:programs'

/**
 * A text that is another one when a cell of the matrix could hold something else: kept results are
 * worth nothing under another key. It is the digest of every source of the engine, made when the
 * app is built, the Python programs among them.
 */
export function matrixKey(): string {
  return engine
}
