import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'

/** One program with one middleware. */
export function programId({ id }: Pick<ProgramRow, 'id'>, middleware: MiddlewareId): string {
  return `${id} ${middleware}`
}

/** Those that the page brings ready made; it compiles the others when they are wanted. */
export const FIRST_PROGRAMS: ReadonlySet<string> = new Set(
  ['ticket', 'fix'].flatMap((id) => [programId({ id }, 'pre'), programId({ id }, 'post')]),
)
