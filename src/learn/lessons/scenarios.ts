import { scenarioWith } from '../../programs/index.ts'
import type { Place } from '../lesson.ts'

/** The scenarios of the lessons, by what happens in them. */
export const TICKET = scenarioWith({ program: 'ticket', middleware: 'pre', views: ['touch'] })
export const TICKET_LOGGED = scenarioWith({
  program: 'ticket',
  middleware: 'pre',
  views: ['touch'],
  settings: { saveEveryRequest: true, debugLogging: true },
})
export const FIX = scenarioWith({ program: 'fix', middleware: 'pre', views: ['touch'] })
export const FIX_TWO = scenarioWith({
  program: 'fix',
  middleware: 'pre',
  views: ['touch', 'touch'],
})
export const RENAME_TWO = scenarioWith({ program: 'django-1.0', views: ['touch', 'touch'] })
export const RENAME_SETS = scenarioWith({ program: 'django-1.0', views: ['set p', 'set q'] })
export const FLOCK = scenarioWith({ program: 'reporter-flock', views: ['touch'] })
export const LOGOUT = scenarioWith({ program: 'modern', views: ['touch', 'logout'] })

/** B reads in the gap between A's open and A's write. */
export const LOSS = 'AAAABBBAABBBBBB'

export function place(scenario: Place['scenario'], schedule: string, cursor: number): Place {
  return { scenario, schedule, cursor }
}

/** The same schedule as one that is at its end. */
export function atEnd(scenario: Place['scenario'], schedule: string): Place {
  return place(scenario, schedule, schedule.length)
}
