import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'

/** One program with one middleware. */
export function programId({ id }: Pick<ProgramRow, 'id'>, middleware: MiddlewareId): string {
  return `${id} ${middleware}`
}

/** Programs shipped precompiled; the others are compiled on demand. */
export const FIRST_PROGRAMS: ReadonlySet<string> = new Set(
  ['ticket', 'fix'].flatMap((id) => [programId({ id }, 'pre'), programId({ id }, 'post')]),
)
