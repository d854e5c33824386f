import { faultText, SETTINGS } from '../programs/index.ts'
import type { Scenario } from '../programs/index.ts'

/** The version that this build writes. Older ones stay readable. */
export const VERSION = '2'

/** A session program in a link, with a schedule and the step at which it opens. */
export interface SessionLinked {
  readonly scenario: Scenario
  readonly schedule: string
  readonly cursor: number
}

/**
 * Of Django's sessions: a version digit, then named fields, readable by a person:
 * `2&program=fix&views=touch,touch&set=save-every-request&start=live&schedule=AAB&at=3`.
 * It carries choices, never states, so it survives every change that keeps the steps.
 */
export function sessionLinkOf({ scenario, schedule, cursor }: SessionLinked): string {
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
