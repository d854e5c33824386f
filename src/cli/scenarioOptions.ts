import {
  CATALOGUE,
  FAULTS,
  MAX_REQUESTS,
  middlewaresOf,
  parseFault,
  prepare,
  programRow,
  scenarioWith,
  SETTINGS,
  settingsBy,
  STARTS,
  VIEWS,
} from '../programs/index.ts'
import type {
  AnyScenario,
  ProgramRow,
  Scenario,
  ScenarioFault,
  Settings,
  ViewId,
} from '../programs/index.ts'
import { withEdits } from './edits.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usageError.ts'

/** The words of the command line that choose a scenario, as they were typed. */
export interface ScenarioWords {
  readonly program?: string | undefined
  readonly requests?: string | undefined
  readonly views?: string | undefined
  readonly set?: readonly string[] | undefined
  readonly start?: string | undefined
  readonly middleware?: string | undefined
  readonly fault?: string | undefined
  readonly edit?: readonly string[] | undefined
}

/** The options that choose a scenario, for `options`. */
export const SCENARIO_OPTIONS = {
  program: { type: 'string' },
  requests: { type: 'string' },
  views: { type: 'string' },
  set: { type: 'string', multiple: true, short: 's' },
  start: { type: 'string' },
  middleware: { type: 'string' },
  fault: { type: 'string' },
  edit: { type: 'string', multiple: true },
} as const

/** A scenario, and how it is called in reports. */
export interface Chosen {
  readonly program: string
  readonly scenario: Scenario
  /** what each process does */
  readonly views: readonly string[]
  /** from the names of the files that are changed to those that they are read from */
  readonly edits: Readonly<Record<string, string>>
}

/**
 * Reads a scenario; what was not typed is as in `help`. Throws a UsageError, or a SourceError about the texts
 * that are changed.
 */
export function chosenBy(
  words: ScenarioWords,
  surroundings: Pick<Surroundings, 'readText'>,
): Chosen {
  const { scenario, edits } = withEdits(scenarioOf(words), words.edit ?? [], surroundings)
  const { program, views } = scenario
  if (words.fault === undefined) return { program, scenario, views, edits }
  return { program, scenario: withFaultOf(words.fault, program, scenario), views, edits }
}

/** A scenario with the fault that a word names. Throws a UsageError when it cannot have it. */
export function withFaultOf<T extends AnyScenario>(word: string, name: string, scenario: T): T {
  const { faults, processes, own } = prepare(scenario)
  const fault = faultOf(word, processes.length)
  if (faults.includes(fault.kind)) return { ...scenario, fault }
  const others = faults.length === 0 ? 'no other' : faults.join(', ')
  const why = own?.whyNoKill ?? null
  throw new UsageError(
    `${name} has no fault ${JSON.stringify(fault.kind)}; it has: ${others}${why === null ? '' : `. ${why}`}`,
  )
}

/** The path of a race file, if one was typed; then nothing that is for programs of the list. */
export function filePath(words: ScenarioWords, positionals: readonly string[]): string | null {
  const [path, second] = positionals
  if (path === undefined) return null
  if (second !== undefined) throw new UsageError(`expected one file, got "${path}" and "${second}"`)
  const others = ['program', 'requests', 'views', 'start', 'middleware', 'edit'] as const
  const other = others.find((name) => words[name] !== undefined)
  if (other === undefined) return path
  throw new UsageError(`--${other} is for programs of the list, not for a file`)
}

function scenarioOf(words: ScenarioWords): Scenario {
  const row = programOf(words.program ?? 'ticket')
  const views = viewsOf(words)
  return scenarioWith({
    program: row.id,
    middleware: middlewareOf(row, words.middleware ?? row.middleware),
    views,
    settings: settingsOf(words.set ?? []),
    start: rowNamed('start', STARTS, words.start ?? 'live').id,
  })
}

/** The row of a program that there is. Throws a UsageError. */
export function programOf(id: string): ProgramRow {
  const row = programRow(id)
  if (row !== null) return row
  const ids = CATALOGUE.map((each) => each.id)
  throw new UsageError(unknown('program', id, ids))
}

function middlewareOf(row: ProgramRow, word: string): Scenario['middleware'] {
  const found = middlewaresOf(row).find((id) => id === word)
  if (found !== undefined) return found
  const ids = middlewaresOf(row).join(', ')
  throw new UsageError(`${row.id} has no middleware ${JSON.stringify(word)}; it has: ${ids}`)
}

function faultOf(word: string, requests: number): ScenarioFault {
  const fault = parseFault(word)
  if (fault === null) {
    const kinds = FAULTS.map(({ id }) => id).join(', ')
    throw new UsageError(
      `expected --fault KIND:LETTER:STEP such as kill:A:3, of the kinds ${kinds}; got "${word}"`,
    )
  }
  if (fault.request < requests) return fault
  throw new UsageError(`the fault "${word}" is for a request that is not there`)
}

function viewsOf({ requests, views }: ScenarioWords): readonly ViewId[] {
  const given = (views ?? '').split(',').filter((word) => word !== '')
  if (views !== undefined && given.length === 0) {
    throw new UsageError(
      `expected --views V,V with at least one view, got ${JSON.stringify(views)}`,
    )
  }
  const ids = given.map((word) => rowNamed('view', VIEWS, word.trim().replace(/[-_]/g, ' ')).id)
  const count = requests === undefined ? Math.max(1, ids.length) : countOf(requests)
  if (ids.length > MAX_REQUESTS) {
    throw new UsageError(`expected at most ${MAX_REQUESTS} views, got ${ids.length}`)
  }
  if (ids.length > count) {
    throw new UsageError(
      `expected at most one view a request: ${ids.length} views, ${count} requests`,
    )
  }
  return Array.from({ length: count }, (_, index) => ids[index] ?? 'touch')
}

function countOf(word: string): number {
  const count = /^[1-9]\d*$/.test(word) ? Number(word) : 0
  if (count < 1 || count > MAX_REQUESTS) {
    throw new UsageError(`expected --requests from 1 to ${MAX_REQUESTS}, got "${word}"`)
  }
  return count
}

function settingsOf(words: readonly string[]): Settings {
  const chosen = new Map<string, boolean>()
  for (const word of words) {
    const [, name = word, value] = /^([^=]*)=(.*)$/s.exec(word) ?? []
    if (!SETTINGS.some(({ id }) => id === name)) {
      throw new UsageError(
        unknown(
          'setting',
          name,
          SETTINGS.map(({ id }) => id),
        ),
      )
    }
    if (value !== 'on' && value !== 'off') {
      throw new UsageError(`expected --set ${name}=on or ${name}=off, got "${word}"`)
    }
    chosen.set(name, value === 'on')
  }
  return settingsBy(({ id, initially }) => chosen.get(id) ?? initially)
}

function rowNamed<T extends { readonly id: string }>(
  what: string,
  table: readonly T[],
  id: string,
): T {
  const found = table.find((row) => row.id === id)
  if (found === undefined)
    throw new UsageError(
      unknown(
        what,
        id,
        table.map((row) => row.id),
      ),
    )
  return found
}

function unknown(what: string, given: string, all: readonly string[]): string {
  return `unknown ${what} ${JSON.stringify(given)}; there are: ${all.join(', ')}`
}
