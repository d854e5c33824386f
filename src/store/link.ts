import { faultText, isOwn, SETTINGS } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'
import { ownThere } from './race/ownThere.ts'
import type { State } from './state.ts'

/** The version that this build writes. Older ones stay readable. */
export const VERSION = '2'

export type Linked = Pick<State, 'scenario' | 'schedule' | 'cursor'>
export type DjangoLinked = Linked & { readonly scenario: Scenario }

/**
 * The text behind "#". That of an own program carries its text, which must be packed first; from then
 * on it is there at once.
 */
export function linkOf({ scenario, schedule, cursor }: Linked): string | Promise<string> {
  return isOwn(scenario)
    ? ownThere().linkOfOwn({ scenario, schedule, cursor })
    : djangoLink({ scenario, schedule, cursor })
}

/**
 * Of Django's sessions: a version digit, then named fields, readable by a person:
 * `2&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=AAB&at=3`.
 * It carries choices, never states, so it survives every change that keeps the steps.
 */
export function djangoLink({ scenario, schedule, cursor }: DjangoLinked): string {
  const texts: { readonly [K in Field]: string } = {
    program: scenario.program,
    middleware: scenario.middleware,
    views: scenario.views.map((view) => view.replace(' ', '-')).join(','),
    set: SETTINGS.flatMap(({ id, key }) => (scenario.settings[key] ? [id] : [])).join(','),
    start: scenario.start,
    fault: scenario.fault === null ? '' : faultText(scenario.fault),
    schedule,
    at: String(cursor),
  }
  const fields = FIELDS.filter((name) => name !== 'fault' || texts.fault !== '')
  return [VERSION, ...fields.map((name) => `${name}=${texts[name]}`)].join('&')
}

/** The fields of a link, in their order. */
export const FIELDS = [
  'program',
  'middleware',
  'views',
  'set',
  'start',
  'fault',
  'schedule',
  'at',
] as const

type Field = (typeof FIELDS)[number]
