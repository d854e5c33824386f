import { BugError } from '../../../base/index.ts'
import { EMPTY_DB } from '../../../db/index.ts'
import { everyBuiltin } from '../../../machine/everyBuiltin.ts'
import { modelledNames, readGlobal } from '../../../machine/index.ts'
import type { Memory, Start } from '../../../machine/index.ts'
import { compile, topOf } from '../../../python/index.ts'
import type { Code, Diagnostic, Source, Span } from '../../../python/index.ts'
import { asStart } from '../../../vfs/index.ts'
import { initialWorld } from '../../../world/index.ts'
import type { Plan } from '../../../world/index.ts'
import { failed, innerNamesIn, withClock } from '../../own/begin.ts'
import type { Failed } from '../../own/begin.ts'
import { CLOCK_PROCESS, readsClock } from '../../own/clockProcess.ts'
import { barePlan, DIRECTORIES } from '../../own/racePlan.ts'
import { firstLine } from '../../own/raceText.ts'
import { setUp } from '../../own/setUp.ts'
import { MAX_REQUESTS } from '../../fault.ts'
import { scenarioKey } from '../../scenarioKey.ts'
import { programRow } from '../catalogue/catalogue.ts'
import type { ProgramRow } from '../catalogue/programRow.ts'
import { PYTHON_SETTINGS, pythonSettings } from '../pythonSettings.ts'
import { VIEWS } from '../scenario.ts'
import type { Scenario } from '../scenario.ts'
import type { Fork } from './fork.ts'
import { forkSources, INNER_FILES } from './forkSources.ts'
import { withStart } from './forkStart.ts'

export type ReadFork = { readonly ok: true; readonly fork: Fork } | Failed

const forks = new Map<string, Fork>()

/** Nobody works on more at a time. */
const MOST_KEPT = 16

/**
 * Compiles a scenario with files that somebody has changed, lays out its start, and asks the program what the
 * outcomes need to know of it. Diagnostics are about its texts. The same scenario is read once.
 */
export function readFork(scenario: Scenario): ReadFork {
  const parts = readForkInParts(scenario)
  for (;;) {
    const { done, value } = parts.next()
    if (done === true) return value
  }
}

/** The same in parts, so that who reads can do something else between them. */
export function* readForkInParts(scenario: Scenario): Generator<void, ReadFork, void> {
  const key = keyOf(scenario)
  const known = forks.get(key)
  if (known !== undefined) return { ok: true, fork: known }
  const read = yield* forkOf(scenario)
  if (!read.ok) return read
  forks.set(key, read.fork)
  const [oldest] = forks.keys()
  if (forks.size > MOST_KEPT && oldest !== undefined) forks.delete(oldest)
  return read
}

/** Was it read without a diagnostic, and is it still there? */
export function isForkKept(scenario: Scenario): boolean {
  return forks.has(keyOf(scenario))
}

/** Of all but the fault, which changes nothing before the first step. */
function keyOf(scenario: Scenario): string {
  return scenarioKey({ ...scenario, fault: null })
}

function* forkOf(scenario: Scenario): Generator<void, ReadFork, void> {
  const row = programRow(scenario.program)
  if (row === null) throw new BugError(`expected a program, got ${scenario.program}`)
  const sources = forkSources(row, scenario)
  const changed = sources.filter(({ name }) => Object.hasOwn(scenario.edits, name))
  const [first] = changed
  if (first === undefined || changed.length < Object.keys(scenario.edits).length) {
    throw new BugError('expected changes of files that the program has')
  }
  const inner = changed.flatMap(innerNamesIn)
  if (inner.length > 0) return failed(inner)
  const modelled = modelledNames(PYTHON_SETTINGS, everyBuiltin)
  const compiled = compile(sources, modelled, { topLevel: 'statements' })
  if (!compiled.ok) return failed(aboutTexts(compiled.diagnostics, scenario, first))
  const code = withClock(compiled.code, sources, modelled)
  yield
  return yield* forkAfterTops(scenario, row, code, first)
}

/** Everything after compiling. `first`: a text that is changed, for what is about no line. */
function* forkAfterTops(
  scenario: Scenario,
  row: ProgramRow,
  code: Code,
  first: Source,
): Generator<void, ReadFork, void> {
  const bare = forkPlan(scenario, row, code)
  yield
  const at = firstLine(first)
  const top = { name: 'The top of the files', entry: topOf('probe.py'), args: [], at }
  const ran = setUp(bare, initialWorld(bare), top)
  if (!ran.ok) return failed(aboutTexts([ran], scenario, first))
  const missing = missingFunctions(ran.memory, scenario, at)
  if (missing.length > 0) return failed(missing)
  const time = readsClock(code) ? [CLOCK_PROCESS] : []
  if (scenario.views.length + time.length > MAX_REQUESTS) {
    const message = `A program that reads a clock can have at most ${MAX_REQUESTS - 1} requests: time is a process of its own.`
    return failed([{ span: at, message, instead: 'Take fewer views.' }])
  }
  const handle = entryOf('handler.py', 'handle')
  const requestOf = (view: string) => ({
    entry: handle,
    args: [entryOf('views.py', functionOf(view))],
  })
  const logout = VIEWS.find(({ ends }) => ends === 'logout')
  const parts = {
    code,
    plan: {
      ...bare,
      disk: asStart(ran.world.fs),
      db: ran.world.db,
      memory: ran.memory,
    },
    requests: [...scenario.views.map(requestOf), ...time],
    logout:
      logout !== undefined && isThere(ran.memory, 'views.py', functionOf(logout.id))
        ? requestOf(logout.id)
        : null,
  }
  yield
  const started = withStart(parts, row, scenario)
  if (started.ok) return started
  const span = spanIn(started.log, code) ?? at
  const { message, instead } = started
  return failed(aboutTexts([{ span, message, instead }], scenario, first))
}

function forkPlan({ settings }: Scenario, row: ProgramRow, code: Code): Plan {
  return {
    ...barePlan({ code, library: everyBuiltin }),
    settings: pythonSettings(settings),
    recursionLimit: row.recursionLimit,
    directories: [...DIRECTORIES, '/sessions'],
    db: EMPTY_DB,
  }
}

function entryOf(file: string, name: string) {
  return { kind: 'remembered', file, name, path: [] } as const satisfies Start['entry']
}

/** "set_p" of the view "set p" */
function functionOf(id: string): string {
  const view = VIEWS.find((each) => each.id === id)
  if (view === undefined) throw new BugError(`expected a view, got ${id}`)
  return view.function.slice(view.function.indexOf('.') + 1)
}

function missingFunctions(memory: Memory, { views }: Scenario, at: Span): readonly Diagnostic[] {
  const wanted = [
    ['handler.py', 'handle'] as const,
    ...[...new Set(views)].map((id) => ['views.py', functionOf(id)] as const),
  ]
  return wanted
    .filter(([file, name]) => !isThere(memory, file, name))
    .map(([file, name]) => ({
      span: { ...at, file, from: 0, to: 0 },
      message: `There is no function \`${name}\` in ${file}: every request calls it.`,
      instead: null,
    }))
}

function isThere(memory: Memory, file: string, name: string): boolean {
  const value = readGlobal(memory, file, name)
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'function')
}

/**
 * What is said of a file that is not changed may be a consequence of one that is. Of files that nobody can change, it
 * is said of a changed one.
 */
function aboutTexts(
  diagnostics: readonly Diagnostic[],
  { edits }: Scenario,
  first: Source,
): readonly Diagnostic[] {
  const changed = diagnostics.filter(({ span }) => Object.hasOwn(edits, span.file))
  if (changed.length > 0) return changed
  const others = diagnostics.filter(({ span }) => !INNER_FILES.has(span.file))
  if (others.length > 0) return others
  // The others are consequences of the first.
  return diagnostics.slice(0, 1).map(({ message, instead }) => ({
    span: firstLine(first),
    message: `The outcomes cannot look into the store. ${message}`,
    instead,
  }))
}

/** Where the last exception of a log comes from; null: the log has none. */
function spanIn(log: readonly string[], code: Code): Span | null {
  const places = log.flatMap((line) => [...line.matchAll(/File "([^"]+)", line (\d+)/g)])
  const [, file = '', line = ''] = places.at(-1) ?? []
  const text = code.sources.find(({ name }) => name === file)?.text
  if (text === undefined) return null
  const lines = text.split('\n').slice(0, Number(line))
  const indent = /^\s*/.exec(lines.at(-1) ?? '')?.[0].length ?? 0
  const to = lines.join('\n').length
  return { file, from: to - (lines.at(-1) ?? '').length + indent, to, line: Number(line) }
}
