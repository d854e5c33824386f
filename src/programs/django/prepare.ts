import { BugError } from '../../base/index.ts'
import { EMPTY_DB, withCached, withRow } from '../../db/index.ts'
import { buildMachine } from '../../machine/index.ts'
import type { Json, RequestMachine } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import { bytes } from '../../vfs/index.ts'
import { initialWorld, probe } from '../../world/index.ts'
import type { Fault, Plan, World } from '../../world/index.ts'
import { programRow } from './catalogue/catalogue.ts'
import type { ProgramRow } from './catalogue/programRow.ts'
import { compiledCode } from './compiled.ts'
import { programId } from './programId.ts'
import { pythonSettings } from './pythonSettings.ts'
import { COOKIE, START_KEY, STARTS, VIEWS } from './scenario.ts'
import type { Scenario, ScenarioFault, Start, View } from './scenario.ts'

/** A scenario made ready to run. */
export interface Prepared {
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

/** Builds the statechart (once a program) and lays out the start. The program must be loaded. */
export function prepare(scenario: Scenario): Prepared {
  const row = programRow(scenario.program)
  if (row === null)
    throw new BugError(`expected a program of the catalogue, got ${scenario.program}`)
  const code = compiledCode(row, scenario.middleware)
  const start = known(STARTS, scenario.start)
  const views = scenario.views.map((id) => known(VIEWS, id))
  const bare: Plan = {
    machine: machineOf(programId(row, scenario.middleware), code),
    requests: views.map((view) => ({
      entry: 'handler.handle',
      args: [{ kind: 'function', id: view.function }],
    })),
    settings: pythonSettings(scenario.settings),
    recursionLimit: row.recursionLimit,
    directories: row.store === 'files' ? [DIRECTORY] : [],
    files: [],
    db: EMPTY_DB,
    cookies: start.cookie ? { [COOKIE]: START_KEY } : {},
    fault: scenario.fault === null ? null : faultOf(scenario.fault),
  }
  const data = typeof start.stored === 'string' ? {} : start.stored
  return { scenario, row, code, plan: { ...bare, ...atStart(row, bare, start) }, views, data }
}

function faultOf({ kind, request, step }: ScenarioFault): Fault {
  return { kind, who: request as Fault['who'], step }
}

function machineOf(id: string, code: Code): RequestMachine {
  const machine = machines.get(id) ?? buildMachine(code)
  machines.set(id, machine)
  return machine
}

/** What is stored at the start, written in the program's own format by the program itself. */
function atStart(row: ProgramRow, plan: Plan, { stored }: Start): Partial<Plan> {
  if (stored === 'nothing') return {}
  const empty = initialWorld({ ...plan, requests: [] })
  const text = stored === 'empty' ? '' : asked(plan, empty, STORED, { kind: 'dict', value: stored })
  switch (row.store) {
    case 'files':
      return { files: [{ path: pathOfKey(plan, START_KEY), data: bytes(text) }] }
    case 'rows':
      return { db: withRow(EMPTY_DB, START_KEY, text) }
    case 'cache':
      return { db: withCached(EMPTY_DB, START_KEY, text) }
  }
}

/** Where a program that keeps files keeps the session of a key. */
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
