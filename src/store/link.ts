import {
  DEFAULT_SCENARIO,
  faultText,
  MAX_REQUESTS,
  MIDDLEWARES,
  parseFault,
  programRow,
  SETTING_NAMES,
  STARTS,
  VIEWS,
} from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { replay, scheduleOf } from '../world/index.ts'
import type { Divergence } from '../world/index.ts'
import { preparedOf } from './derived.ts'
import { fitting } from './normaliseScenario.ts'
import type { Notice, State } from './state.ts'

/** The version that this build writes. Older ones stay readable for ever. */
const VERSION = '2'

/** Links of before there was a choice of middleware: all ran with the one of the ticket. */
const ONE_MIDDLEWARE = '1'

type Linked = Pick<State, 'scenario' | 'schedule' | 'cursor'>

/**
 * The text behind "#": a version digit, then named fields, readable by a person:
 * `2&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=AAB&at=3`.
 * It carries choices, never states, so it survives every change that keeps the steps.
 */
export function linkOf({ scenario, schedule, cursor }: Linked): string {
  const fields: readonly (readonly [string, string])[] = [
    ['program', scenario.program],
    ['middleware', scenario.middleware],
    ['views', scenario.views.map((view) => view.replace(' ', '-')).join(',')],
    ['set', settingNames(scenario).join(',')],
    ['start', scenario.start],
    ...(scenario.fault === null ? [] : [['fault', faultText(scenario.fault)] as const]),
    ['schedule', schedule],
    ['at', String(cursor)],
  ]
  return [VERSION, ...fields.map(([name, value]) => `${name}=${value}`)].join('&')
}

function settingNames({ settings }: Scenario): readonly string[] {
  return Object.entries(SETTING_NAMES).flatMap(([name, key]) => (settings[key] ? [name] : []))
}

/** What a text of a link says; null: nothing that is known. */
type Reader<T> = (text: string) => T | null

function oneOf<T extends string>(known: readonly { readonly id: T }[]): Reader<T> {
  return (text) => known.find(({ id }) => id === text)?.id ?? null
}

const readView = oneOf(VIEWS)

/** Names of settings, all of them known. */
function readSettings(text: string): readonly string[] | null {
  const names = listed(text)
  return names.every((name) => name in SETTING_NAMES) ? names : null
}

function listed(text: string): readonly string[] {
  return text.split(',').filter((part) => part !== '')
}

const readProgram: Reader<string> = (text) => programRow(text)?.id ?? null
const readSchedule: Reader<string> = (text) => (text.length <= MAX_SCHEDULE ? text : null)
const readAt: Reader<number> = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null)

const MAX_SCHEDULE = 100_000

/** The nearest valid state to a link, with a notice when something of it had to be left out. */
export function parseLink(hash: string): Linked & { readonly notice: Notice | null } {
  const { scenario, read, problems } = readScenario(hash)
  const wanted = read('schedule', readSchedule, '')
  const { run, divergence } = replay(preparedOf(scenario).plan, wanted)
  if (divergence !== null) problems.push(divergenceProblem(divergence, wanted.length))
  const schedule = scheduleOf(run)
  const cursor = Math.min(read('at', readAt, schedule.length), schedule.length)
  return { scenario, schedule, cursor, notice: noticeOf(problems) }
}

/** The scenario that `parseLink` opens: for fetching its program first. */
export function scenarioOfLink(hash: string): Scenario {
  return readScenario(hash).scenario
}

function readScenario(hash: string) {
  const [version = '', ...rest] = hash.replace(/^#/, '').split('&')
  const fields = new Map(rest.map(fieldOf))
  const problems: string[] = []
  if (version !== VERSION && version !== ONE_MIDDLEWARE) problems.push(versionProblem(version))
  const read = <T>(name: string, reader: Reader<T>, otherwise: T): T => {
    const text = fields.get(name)
    if (text === undefined) return otherwise
    const said = reader(text)
    if (said !== null) return said
    problems.push(`it does not know ${name} “${text.slice(0, 40)}”`)
    return otherwise
  }
  const set = read('set', readSettings, [])
  const named = listed(fields.get('views') ?? '').map((id) => id.replace('-', ' '))
  const views = named.flatMap((id) => readView(id) ?? []).slice(0, MAX_REQUESTS)
  if (views.length < named.length) {
    problems.push(
      `of its ${named.length} requests “${(fields.get('views') ?? '').slice(0, 60)}” only ${views.length} can be shown`,
    )
  }
  const program = read('program', readProgram, DEFAULT_SCENARIO.program)
  const own = programRow(program)?.middleware ?? DEFAULT_SCENARIO.middleware
  const unsaid = version === ONE_MIDDLEWARE ? DEFAULT_SCENARIO.middleware : own
  const said: Scenario = {
    program,
    middleware: read('middleware', oneOf(MIDDLEWARES), unsaid),
    views: views.length === 0 ? DEFAULT_SCENARIO.views : views,
    settings: fields.has('set')
      ? {
          saveEveryRequest: set.includes('save-every-request'),
          debugLogging: set.includes('debug-logging'),
        }
      : DEFAULT_SCENARIO.settings,
    start: read('start', oneOf(STARTS), DEFAULT_SCENARIO.start),
    fault: read<Scenario['fault']>('fault', parseFault, null),
  }
  const scenario = fitting(said, {})
  if (scenario.middleware !== said.middleware) {
    problems.push(`the program ${program} cannot run with the middleware “${said.middleware}”`)
  }
  if (scenario.fault !== said.fault) problems.push('its fault befalls a request that is not there')
  return { scenario, fields, read, problems }
}

function fieldOf(part: string): readonly [string, string] {
  const cut = part.indexOf('=')
  if (cut === -1) return [part, '']
  return [part.slice(0, cut), decoded(part.slice(cut + 1))]
}

/** A link that went through a mail program may be percent-encoded, or cut in the middle. */
function decoded(text: string): string {
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
        : 'is no request here'
  return `its schedule can be followed for ${at} of ${length} steps only (${letter} ${why})`
}

function noticeOf(problems: readonly string[]): Notice | null {
  if (problems.length === 0) return null
  return {
    kind: 'warning',
    text: `This link could not be opened as it is: ${problems.join('; ')}. What you see is the nearest to it.`,
  }
}
