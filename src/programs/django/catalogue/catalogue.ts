import { BugError } from '../../../base/index.ts'
import { eraOf, MIDDLEWARES } from './eras.ts'
import type { MiddlewareId } from './eras.ts'
import type { ProgramRow } from './programRow.ts'
import { CATALOGUE } from './rows.ts'

export { CATALOGUE } from './rows.ts'

/** The row of a program, or null when there is none of that id. */
export function programRow(id: string): ProgramRow | null {
  return CATALOGUE.find((row) => row.id === id) ?? null
}

/** The middlewares that a program can run with. */
export function middlewaresOf(row: ProgramRow): readonly MiddlewareId[] {
  return eraOf(row.era).middlewares
}

/** Files of the listing that are shown, in the order of the tabs. */
export const TABS = ['backend.py', 'base.py', 'middleware.py', 'views.py', 'handler.py'] as const

/** From the name of each module of a program to its file under sources/. */
export function filesOf(row: ProgramRow, id: MiddlewareId): Readonly<Record<string, string>> {
  const { base, views, handler, probe } = eraOf(row.era)
  const middleware = MIDDLEWARES.find((entry) => entry.id === id)
  if (middleware === undefined) throw new BugError(`expected a middleware, got ${id}`)
  return {
    'backend.py': row.backend,
    'base.py': base,
    'middleware.py': middleware.file,
    'views.py': views,
    'handler.py': handler,
    'probe.py': probe,
  }
}
