import { withLibrary } from '../../../machine/everyBuiltin.ts'
import type { Source } from '../../../python/index.ts'
import { filesOf, programRow, TABS } from '../catalogue/catalogue.ts'
import type { ProgramRow } from '../catalogue/programRow.ts'
import { STARTS, VIEWS } from '../scenario.ts'
import type { Scenario } from '../scenario.ts'
import { sourceText } from '../sources.ts'
import PROBE from './probe.py?raw'

/** Files that nobody can change: how the outcomes look into the store. */
export const INNER_FILES: ReadonlySet<string> = new Set(['probe.py', '_own_probe.py', '_names.py'])

/** The files of a program with those that somebody has changed, and what they import of the library. */
export function forkSources(row: ProgramRow, { middleware, edits }: Scenario): readonly Source[] {
  const own = Object.entries(filesOf(row, middleware)).map(([name, file]) =>
    name === 'probe.py'
      ? { name: '_own_probe.py', text: sourceText(file) }
      : { name, text: edits[name] ?? sourceText(file) },
  )
  const inner = [
    { name: 'probe.py', text: PROBE },
    { name: '_names.py', text: `NAMES = (${namesText()})\n` },
  ]
  return withLibrary([...own, ...inner])
}

/** Everything that a session may hold, by the starts and the views. */
function namesText(): string {
  const stored = STARTS.flatMap((start) =>
    typeof start.stored === 'string' ? [] : Object.keys(start.stored),
  )
  const names = new Set([...stored, ...VIEWS.flatMap(({ stores }) => stores)])
  return [...names].map((name) => `'${name}', `).join('')
}

/**
 * The file of a program by a name that a person may use for it: "backend.py", "backend", or as it is called
 * in our sources ("modern.py"). Null: there is none.
 */
export function editedFile(
  { program, middleware }: Pick<Scenario, 'program' | 'middleware'>,
  name: string,
): (typeof TABS)[number] | null {
  const row = programRow(program)
  if (row === null) return null
  const file = name.endsWith('.py') ? name : `${name}.py`
  const files = filesOf(row, middleware)
  return TABS.find((tab) => tab === file || files[tab] === file) ?? null
}

/** A scenario with a text in place of a file; as it is in the catalogue if it says the same. */
export function withEdit(scenario: Scenario, file: (typeof TABS)[number], text: string): Scenario {
  const row = programRow(scenario.program)
  const original = row === null ? undefined : filesOf(row, scenario.middleware)[file]
  const { [file]: _, ...others } = scenario.edits
  const same = original !== undefined && sourceText(original) === text
  return { ...scenario, edits: same ? others : { ...others, [file]: text } }
}
