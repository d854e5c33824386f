import {
  DEFAULT_SCENARIO,
  MAX_REQUESTS,
  MIDDLEWARES,
  parseFault,
  programRow,
  SETTINGS,
  settingsBy,
  STARTS,
  VIEWS,
} from '../programs/index.ts'
import type { Scenario, ViewId } from '../programs/index.ts'
import { replay, scheduleOf } from '../world/index.ts'
import type { Divergence } from '../world/index.ts'
import { preparedOf } from './derived.ts'
import { FIELDS, VERSION } from '../share/index.ts'
import type { SessionLinked } from '../share/index.ts'
import { normaliseScenario } from './normaliseScenario.ts'
import type { Notice } from './state.ts'

/** Links of before there was a choice of middleware: all ran with the one of the ticket. */
const ONE_MIDDLEWARE = '1'

/** What a text of a link says; null: nothing that is known. */
type Reader<T> = (text: string) => T | null

function oneOf<T extends string>(known: readonly { readonly id: T }[]): Reader<T> {
  return (text) => known.find(({ id }) => id === text)?.id ?? null
}

const readView = oneOf(VIEWS)

/** Names of settings, all of them known. */
function readSettings(text: string): readonly string[] | null {
  const names = listOf(text)
  return names.every((name) => SETTINGS.some(({ id }) => id === name)) ? names : null
}

function listOf(text: string): readonly string[] {
  return text.split(',').filter((part) => part !== '')
}

const readProgram: Reader<string> = (text) => programRow(text)?.id ?? null
const readSchedule: Reader<string> = (text) => (text.length <= MAX_SCHEDULE ? text : null)
const readAt: Reader<number> = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null)

const MAX_SCHEDULE = 100_000

/** The valid state nearest to a link, with a notice when a part of it was ignored. */
export function parseLink(hash: string): SessionLinked & { readonly notice: Notice | null } {
  const { scenario: said, read, problems } = readScenario(hash)
  const scenario = withPossibleFault(said, problems)
  const wanted = read('schedule', readSchedule, '')
  const { run, divergence } = replay(preparedOf(scenario).plan, wanted)
  if (divergence !== null) problems.push(divergenceProblem(divergence, wanted.length))
  const schedule = scheduleOf(run)
  const at = read('at', readAt, schedule.length)
  const cursor = Math.min(at, schedule.length)
  if (at > schedule.length && divergence === null) {
    problems.push(`it stands at step ${at} of a schedule of ${schedule.length} steps`)
  }
  return { scenario, schedule, cursor, notice: noticeOf(problems) }
}

/** Without a fault that cannot happen to the program, which must be loaded. */
function withPossibleFault(scenario: Scenario, problems: string[]): Scenario {
  const { fault, program } = scenario
  if (fault === null) return scenario
  const without = { ...scenario, fault: null }
  if (preparedOf(without).faults.includes(fault.kind)) return scenario
  problems.push(`nothing like its fault “${fault.kind}” can happen to the program ${program}`)
  return without
}

/** The scenario that a link names: for fetching its program first, which need not be loaded. */
export function scenarioOfLink(hash: string): Scenario {
  return readScenario(hash).scenario
}

function readScenario(hash: string) {
  const [version = '', ...rest] = hash.replace(/^#/, '').split('&')
  const parts = rest.map(fieldOf)
  const fields = new Map(parts)
  const problems: string[] = []
  problems.push(...fieldProblems(parts.map(([name]) => name)))
  if (version !== VERSION && version !== ONE_MIDDLEWARE) problems.push(versionProblem(version))
  const read = <T>(name: string, reader: Reader<T>, otherwise: T): T => {
    const text = fields.get(name)
    if (text === undefined) return otherwise
    const said = reader(text)
    if (said !== null) return said
    problems.push(`unknown ${name} “${excerpt(text, 40)}”`)
    return otherwise
  }
  const set = read('set', readSettings, [])
  const views = viewsIn(fields.get('views'), problems)
  const program = read('program', readProgram, DEFAULT_SCENARIO.program)
  const own = programRow(program)?.middleware ?? DEFAULT_SCENARIO.middleware
  const unsaid = version === ONE_MIDDLEWARE ? DEFAULT_SCENARIO.middleware : own
  const said: Scenario = {
    program,
    middleware: read('middleware', oneOf(MIDDLEWARES), unsaid),
    views: views.length === 0 ? DEFAULT_SCENARIO.views : views,
    settings: fields.has('set')
      ? settingsBy(({ id }) => set.includes(id))
      : DEFAULT_SCENARIO.settings,
    start: read('start', oneOf(STARTS), DEFAULT_SCENARIO.start),
    fault: read<Scenario['fault']>('fault', parseFault, null),
    edits: {},
  }
  const scenario = normaliseScenario(said, {})
  if (scenario.middleware !== said.middleware) {
    problems.push(`the program ${program} cannot run with the middleware “${said.middleware}”`)
  }
  if (scenario.fault !== said.fault)
    problems.push('its fault belongs to a request that is not there')
  return { scenario, read, problems }
}

/** The views that a text names, as far as they are known. */
function viewsIn(text: string | undefined, problems: string[]): readonly ViewId[] {
  if (text === undefined) return []
  const named = listOf(text).map((id) => id.replace('-', ' '))
  const views = named.flatMap((id) => readView(id) ?? []).slice(0, MAX_REQUESTS)
  if (named.length === 0) problems.push('it names no request')
  if (views.length < named.length) {
    const all = `of its ${named.length} requests “${excerpt(text, 60)}”`
    problems.push(`${all} only ${views.length} can be shown`)
  }
  return views
}

/** What is wrong with the names of the fields; an empty link, which opens the first page, is right. */
function fieldProblems(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const unknown = names.filter((name) => !FIELDS.some((field) => field === name))
  const twice = new Set(names.filter((name, index) => names.indexOf(name) < index))
  const missing = (['program', 'views', 'at'] as const).filter((name) => !names.includes(name))
  return [
    ...unknown.map((name) => `it has a field “${excerpt(name, 40)}” that does not exist`),
    ...[...twice].map(
      (name) => `it gives “${excerpt(name, 40)}” more than once, and the last counts`,
    ),
    ...(missing.length === 0 ? [] : [`it lacks ${missing.join(', ')}: it may have been cut`]),
  ]
}

/** A text of a link for a notice: short, and without characters that turn the sentence round. */
function excerpt(text: string, length: number): string {
  return text.slice(0, length).replaceAll(/\p{C}/gu, '\ufffd')
}

function fieldOf(part: string): readonly [string, string] {
  const cut = part.indexOf('=')
  if (cut === -1) return [part, '']
  return [part.slice(0, cut), decodePart(part.slice(cut + 1))]
}

/** A link that went through a mail program may be percent-encoded, or cut in the middle. */
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function versionProblem(version: string): string {
  return /^\d+$/.test(version)
    ? `it was made by another version of Racetrack (${version.slice(0, 6)})`
    : 'its beginning is missing'
}

function divergenceProblem({ at, letter, reason }: Divergence, length: number): string {
  const why =
    reason === 'finished'
      ? 'is over by then'
      : reason === 'blocked'
        ? 'waits for a lock'
        : 'is not a request here'
  return `its schedule can be followed for ${at} of ${length} steps only (${letter} ${why})`
}

function noticeOf(problems: readonly string[]): Notice | null {
  if (problems.length === 0) return null
  return {
    kind: 'warning',
    text: `This link could not be opened as it is: ${problems.join('; ')}. What you see is the nearest to it.`,
  }
}
