import { editedFile, readFork, withEdit } from '../programs/everyProgram.ts'
import { TABS } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { diagnosticText } from '../python/index.ts'
import type { Surroundings } from './surroundings.ts'
import { SourceError, UsageError } from './usageError.ts'

interface Edited {
  readonly scenario: Scenario
  /** from the names of the files to those that they are read from */
  readonly edits: Readonly<Record<string, string>>
}

/**
 * A scenario with texts in place of files of its program: "backend.py=mine.py", or the path alone if it ends
 * in the name. Throws a UsageError, or a SourceError when the texts have diagnostics.
 */
export function withEdits(
  scenario: Scenario,
  words: readonly string[],
  { readText }: Pick<Surroundings, 'readText'>,
): Edited {
  const paths = new Map<string, string>()
  let edited = scenario
  for (const word of words) {
    const { name, path } = partsOf(word)
    const file = editedFile(scenario, name)
    if (file === null) throw new UsageError(unknownFile(scenario, name))
    if (paths.has(file)) throw new UsageError(`${file} is changed twice`)
    const text = readText(path)
    if (text === null) throw new UsageError(`there is no file ${JSON.stringify(path)} to read`)
    paths.set(file, path)
    edited = withEdit(edited, file, text)
  }
  if (Object.keys(edited.edits).length > 0) mustCompile(edited, paths)
  return { scenario: edited, edits: Object.fromEntries(paths) }
}

function partsOf(word: string): { readonly name: string; readonly path: string } {
  const [, name, path] = /^([^=/]+)=(.+)$/s.exec(word) ?? []
  if (name !== undefined && path !== undefined) return { name, path }
  return { name: word.slice(word.lastIndexOf('/') + 1), path: word }
}

function unknownFile({ program }: Scenario, name: string): string {
  const how = 'write --edit NAME=FILE'
  return `${program} has no file ${JSON.stringify(name)}; it has: ${TABS.join(', ')} (${how})`
}

/** Diagnostics name the files that a person has. */
function mustCompile(scenario: Scenario, paths: ReadonlyMap<string, string>): void {
  const read = readFork(scenario)
  if (read.ok) return
  const sources = Object.entries(scenario.edits).map(([name, text]) => ({ name, text }))
  const pathOf = (name: string) => paths.get(name) ?? name
  const renamed = sources.map(({ name, text }) => ({ name: pathOf(name), text }))
  const texts = read.diagnostics.map((one) =>
    diagnosticText({ ...one, span: { ...one.span, file: pathOf(one.span.file) } }, renamed),
  )
  throw new SourceError(texts.join('\n'))
}
