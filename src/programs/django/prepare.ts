import { BugError } from '../../base/index.ts'
import { EMPTY_DB, withCached, withRow } from '../../db/index.ts'
import { buildMachine } from '../../machine/index.ts'
import type { RequestMachine } from '../../machine/index.ts'
import type { Code } from '../../python/index.ts'
import { bytes } from '../../vfs/index.ts'
import { initialWorld } from '../../world/index.ts'
import type { Fault, Plan } from '../../world/index.ts'
import type { ScenarioFault } from '../fault.ts'
import { faultKindsOf } from '../faults/faultsOf.ts'
import type { RunnerOf } from '../prepared.ts'
import { programRow } from './catalogue/catalogue.ts'
import type { MiddlewareId } from './catalogue/eras.ts'
import type { ProgramRow } from './catalogue/programRow.ts'
import { compiledCode, libraryFor, preparedFork } from './compiled.ts'
import type { DjangoExtras, PreparedDjango } from './djangoExtras.ts'
import { STORED, pathOfKey, strOf } from './looks.ts'
import { sessionRules } from './outcomes.ts'
import { programId } from './programId.ts'
import { pythonSettings } from './pythonSettings.ts'
import { COOKIE, isFork, START_KEY, STARTS, VIEWS } from './scenario.ts'
import { scenarioKey } from '../scenarioKey.ts'
import type { Scenario, Start } from './scenario.ts'

const DIRECTORY = '/sessions'

const machines = new Map<string, RequestMachine>()

/**
 * Builds the statechart (once a program) and lays out the start, which the program itself writes, run
 * as its requests are. The program must be loaded.
 */
export function prepareDjango(
  scenario: Scenario,
  runnerOf: RunnerOf = (statechart) => statechart,
): PreparedDjango {
  if (isFork(scenario)) return preparedFork(scenario, runnerOf)
  const row = programRow(scenario.program)
  if (row === null)
    throw new BugError(`expected a program of the catalogue, got ${scenario.program}`)
  const code = compiledCode(row, scenario.middleware)
  const start = rowIn(STARTS, scenario.start)
  const views = scenario.views.map((id) => rowIn(VIEWS, id))
  const bare: Plan = {
    machine: runnerOf(machineOf(row, scenario.middleware, code)),
    requests: views.map((view) => ({
      entry: 'handler.handle',
      args: [{ kind: 'function', id: view.function }],
    })),
    settings: pythonSettings(scenario.settings),
    recursionLimit: row.recursionLimit,
    directories: row.store === 'files' ? [DIRECTORY] : [],
    files: [],
    disk: null,
    memory: null,
    freesNumbers: false,
    readsOnce: false,
    times: null,
    db: EMPTY_DB,
    cookies: start.cookie ? { [COOKIE]: START_KEY } : {},
    fault: scenario.fault === null ? null : faultOf(scenario.fault),
    always: [],
    afterStep: null,
  }
  const data = typeof start.stored === 'string' ? {} : start.stored
  const django: DjangoExtras = { scenario, row, views, start, data, key: START_KEY }
  const devices = {
    memory: false,
    files: row.store === 'files',
    rows: row.store === 'rows',
    cache: row.store === 'cache',
    browser: true,
  }
  return {
    key: scenarioKey(scenario),
    code,
    plan: { ...bare, ...atStart(row, bare, start) },
    title: row.title,
    processes: views.map(({ title, stores }) => ({ label: title, stores })),
    outcomes: sessionRules(django),
    families: [],
    faults: faultKindsOf(devices),
    devices,
    labels: LABELS,
    django,
    own: null,
  }
}

const LABELS = {
  process: 'request',
  processes: 'requests',
  survives: 'The session survives',
  unanswered: 'got no answer',
} as const

function faultOf({ kind, request, step }: ScenarioFault): Fault {
  return { kind, who: request as Fault['who'], step }
}

function machineOf(row: ProgramRow, middleware: MiddlewareId, code: Code): RequestMachine {
  const id = programId(row, middleware)
  const machine = machines.get(id) ?? buildMachine(code, libraryFor(row, middleware))
  machines.set(id, machine)
  return machine
}

/** What is stored at the start, written in the program's own format by the program itself. */
function atStart(row: ProgramRow, plan: Plan, { stored }: Start): Partial<Plan> {
  if (stored === 'nothing') return {}
  const empty = initialWorld({ ...plan, requests: [] })
  const text =
    stored === 'empty' ? '' : given(strOf(plan, empty, STORED, { kind: 'dict', value: stored }))
  switch (row.store) {
    case 'files':
      return { files: [{ path: given(pathOfKey(plan, START_KEY)), data: bytes(text) }] }
    case 'rows':
      return { db: withRow(EMPTY_DB, START_KEY, text) }
    case 'cache':
      return { db: withCached(EMPTY_DB, START_KEY, text) }
  }
}

/** Our own programs say where and how they store a session. */
function given(text: string | null): string {
  if (text === null) throw new BugError('expected a str of probe.py')
  return text
}

function rowIn<T extends { readonly id: string }>(table: readonly T[], id: string): T {
  const found = table.find((entry) => entry.id === id)
  if (found === undefined) throw new BugError(`expected one of the table, got ${id}`)
  return found
}
