import { BugError } from '../base/index.ts'
import { buildMachine } from '../machine/index.ts'
import type { Json, RequestMachine } from '../machine/index.ts'
import type { Code } from '../python/index.ts'
import { bytes } from '../vfs/index.ts'
import { initialWorld, probe } from '../world/index.ts'
import type { Plan, World } from '../world/index.ts'
import { programRow } from './catalogue.ts'
import type { ProgramRow } from './catalogue.ts'
import { compiledCode } from './compiled.ts'
import { pythonSettings } from './pythonSettings.ts'
import { COOKIE, START_DATA, START_KEY, STARTS, VIEWS } from './scenario.ts'
import type { Scenario, Start, View } from './scenario.ts'

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

const machines = new Map<string, RequestMachine>()

/** Builds the statechart (once a program) and lays out the start. */
export function openScenario(scenario: Scenario): Stage {
  const row = programRow(scenario.program)
  if (row === null)
    throw new BugError(`expected a program of the catalogue, got ${scenario.program}`)
  const code = compiledCode(row)
  const start = known(STARTS, scenario.start)
  const views = scenario.views.map((id) => known(VIEWS, id))
  const bare: Plan = {
    machine: machineOf(row, code),
    requests: views.map((view) => ({
      entry: 'handler.handle',
      args: [{ kind: 'function', id: view.function }],
    })),
    settings: pythonSettings(scenario.settings),
    directories: [DIRECTORY],
    files: [],
    cookies: start.cookie ? { [COOKIE]: START_KEY } : {},
  }
  const plan = { ...bare, files: startFiles(bare, start) }
  return { scenario, row, code, plan, views, data: start.session ? START_DATA : {} }
}

function machineOf({ id }: ProgramRow, code: Code): RequestMachine {
  const machine = machines.get(id) ?? buildMachine(code)
  machines.set(id, machine)
  return machine
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
