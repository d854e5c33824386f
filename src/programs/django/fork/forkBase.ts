import { filesOf, middlewaresOf, programRow, TABS } from '../catalogue/catalogue.ts'
import type { Scenario } from '../scenario.ts'
import { sourceText } from '../sources.ts'
import { withEdit } from './forkSources.ts'

/** Which program of the catalogue a fork is made from. */
type Origin = Pick<Scenario, 'program' | 'middleware'>

type Files = Readonly<Record<string, string>>

/** The name of a program of the catalogue as others may know it: "session/modern/modern". */
export function forkBaseId({ program, middleware }: Origin): string {
  return `session/${program}/${middleware}`
}

/** The program of such a name; null: there is none. */
export function forkOrigin(id: string): Origin | null {
  const [, program = '', name] = /^session\/([^/]+)\/([^/]+)$/.exec(id) ?? []
  const row = programRow(program)
  const middleware = row === null ? undefined : middlewaresOf(row).find((each) => each === name)
  return middleware === undefined ? null : { program, middleware }
}

/** The files of a program that can be changed, as they are in the catalogue; null: there is no such program. */
export function originalFiles({ program, middleware }: Origin): Files | null {
  const row = programRow(program)
  if (row === null) return null
  const files = filesOf(row, middleware)
  return Object.fromEntries(TABS.map((name) => [name, sourceText(files[name] ?? '')]))
}

/** The files of a program by its name as a base; null: there is none. */
export function filesOfForkBase(id: string): Files | null {
  const origin = forkOrigin(id)
  return origin === null ? null : originalFiles(origin)
}

/** A scenario whose program has these files; what they leave out is as in the catalogue. */
export function withForkFiles(scenario: Scenario, files: Files): Scenario {
  const unchanged: Scenario = { ...scenario, edits: {} }
  return TABS.reduce((before, name) => {
    const text = files[name]
    return text === undefined ? before : withEdit(before, name, text)
  }, unchanged)
}
