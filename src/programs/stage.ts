import { BugError } from '../base/index.ts'
import { buildMachine, modelledNames } from '../machine/index.ts'
import type { Json, RequestMachine } from '../machine/index.ts'
import { compile } from '../python/index.ts'
import type { Code, Source } from '../python/index.ts'
import { bytes } from '../vfs/index.ts'
import { initialWorld, probe } from '../world/index.ts'
import type { Plan, World } from '../world/index.ts'
import { programRow } from './catalogue.ts'
import type { ProgramRow } from './catalogue.ts'
import { COOKIE, START_DATA, START_KEY, STARTS, VIEWS } from './scenario.ts'
import type { Scenario, Start, View } from './scenario.ts'
import { sourceText } from './sources.ts'

/** A scenario made ready to run. */
export interface Stage {
  readonly scenario: Scenario
  readonly row: ProgramRow
  readonly code: Code
  readonly plan: Plan
  readonly views: readonly View[]
  /** what the session holds at the start; empty when there is none */
  readonly data: Readonly<Record<string, Json>>
}

/** The functions of probe.py that the panels and the outcomes ask. */
export const LOOK = 'probe.look'
export const STORED = 'probe.stored'
const PATH = 'probe.path'

const DIRECTORY = '/sessions'

interface Compiled {
  readonly code: Code
  readonly machine: RequestMachine
}

const compiled = new Map<string, Compiled>()

/** Compiles (once a program) and lays out the start. A BugError when our own program is wrong. */
export function openScenario(scenario: Scenario): Stage {
  const row = programRow(scenario.program)
  if (row === null)
    throw new BugError(`expected a program of the catalogue, got ${scenario.program}`)
  const { code, machine } = compiledProgram(row)
  const start = known(STARTS, scenario.start)
  const views = scenario.views.map((id) => known(VIEWS, id))
  const settings = {
    SESSION_SAVE_EVERY_REQUEST: scenario.settings.saveEveryRequest,
    DEBUG_LOGGING: scenario.settings.debugLogging,
  }
  const bare: Plan = {
    machine,
    requests: views.map((view) => ({
      entry: 'handler.handle',
      args: [{ kind: 'function', id: view.function }],
    })),
    settings,
    directories: [DIRECTORY],
    files: [],
    cookies: start.cookie ? { [COOKIE]: START_KEY } : {},
  }
  const plan = { ...bare, files: startFiles(bare, start) }
  return { scenario, row, code, plan, views, data: start.session ? START_DATA : {} }
}

function compiledProgram(row: ProgramRow): Compiled {
  const ready = compiled.get(row.id)
  if (ready !== undefined) return ready
  const result = compile(programSources(row), modelledNames())
  if (!result.ok) {
    const [first] = result.diagnostics
    throw new BugError(`${row.id}: ${first?.span.file}:${first?.span.line} ${first?.message}`)
  }
  const made = { code: result.code, machine: buildMachine(result.code) }
  compiled.set(row.id, made)
  return made
}

/** The sources of a program: the very text that is shown is the text that runs. */
export function programSources(row: ProgramRow): readonly Source[] {
  return Object.entries(row.files).map(([name, file]) => ({ name, text: sourceText(file) }))
}

/** The files at the start, written in the program's own format by the program itself. */
function startFiles(plan: Plan, start: Start): Plan['files'] {
  if (!start.session) return []
  const empty = initialWorld({ ...plan, requests: [] })
  const text = asked(plan, empty, STORED, { kind: 'dict', value: START_DATA })
  return [{ path: pathOfKey(plan, START_KEY), data: bytes(text) }]
}

/** Where the program keeps the session of a key. */
export function pathOfKey(plan: Plan, key: string): string {
  const empty = initialWorld({ ...plan, requests: [], files: [] })
  return asked(plan, empty, PATH, { kind: 'str', value: key })
}

function asked(
  plan: Plan,
  world: World,
  entry: string,
  argument: Parameters<typeof probe>[3][number],
): string {
  const answer = probe(plan, world, entry, [argument])
  if (answer.kind !== 'returned' || typeof answer.json !== 'string') {
    throw new BugError(`expected ${entry} to return a str, got ${JSON.stringify(answer.kind)}`)
  }
  return answer.json
}

function known<T extends { readonly id: string }>(table: readonly T[], id: string): T {
  const found = table.find((entry) => entry.id === id)
  if (found === undefined) throw new BugError(`expected one of the table, got ${id}`)
  return found
}
