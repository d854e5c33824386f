import { CATALOGUE, filesOf } from '../catalogue/catalogue.ts'
import { OUTCOMES } from '../outcomes.ts'
import { sourceText } from '../sources.ts'

/** Counted up whenever something else than the programs changes what a cell holds. */
const VERSION = 2

/**
 * A text that is another one when a cell of the matrix could hold something else: kept results are
 * worth nothing under another key.
 */
export function matrixKey(): string {
  const parts = CATALOGUE.flatMap((row) => [
    `${row.id} ${row.middleware} ${row.recursionLimit ?? ''}`,
    ...Object.values(filesOf(row, row.middleware)).map(sourceText),
  ])
  const outcomes = OUTCOMES.map(({ id }) => id)
  return `${VERSION}-${digest([...outcomes, ...parts].join('\n'))}`
}

/** FNV-1a over two halves: no secret, only a change must show. */
function digest(text: string): string {
  const half = (seed: number) => {
    let hash = seed
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    }
    return (hash >>> 0).toString(16).padStart(8, '0')
  }
  return half(0x811c9dc5) + half(0x9747b28c)
}
