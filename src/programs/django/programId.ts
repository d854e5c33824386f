import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'

/** One program with one middleware. */
export function programId({ id }: Pick<ProgramRow, 'id'>, middleware: MiddlewareId): string {
  return `${id} ${middleware}`
}

/**
 * Programs shipped precompiled, as packs: `first` is what the first card runs, `fix` follows at
 * once. The others are compiled on demand.
 */
export const PACKS = {
  first: new Set([programId({ id: 'ticket' }, 'pre')]),
  fix: new Set([
    programId({ id: 'ticket' }, 'post'),
    programId({ id: 'fix' }, 'pre'),
    programId({ id: 'fix' }, 'post'),
  ]),
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>

/** Comes a program with those of the fix? */
export function isInFixPack(program: string, middleware: MiddlewareId): boolean {
  return PACKS.fix.has(programId({ id: program }, middleware))
}

/** Does it travel compiled? Then the core of the built-ins is all that it has. */
export function isInPack(row: Pick<ProgramRow, 'id'>, middleware: MiddlewareId): boolean {
  const id = programId(row, middleware)
  return PACKS.first.has(id) || PACKS.fix.has(id)
}
