import type { ProgramRow } from '../catalogue/programRow.ts'
import { scenarioWith, VIEWS } from '../scenario.ts'
import type { Scenario, ViewId } from '../scenario.ts'

/** What a handful of requests of one browser do at the same time. */
export interface Workload {
  readonly id: string
  readonly title: string
  /** "one logs in, one reads the user" */
  readonly words: string
  readonly views: readonly ViewId[]
}

/** The columns of the matrix. */
export const WORKLOADS: readonly Workload[] = [
  workload('touch'),
  workload('touch', 'touch'),
  workload('read', 'read'),
  workload('set p', 'set q'),
  workload('touch', 'set p'),
  workload('touch', 'logout'),
  workload('set p', 'logout'),
  workload('touch', 'login'),
  workload('read', 'login'),
]

/** "set p ∥ logout"; its id, for links and the command line, is "set-p,logout". */
function workload(...views: readonly ViewId[]): Workload {
  const id = views.map((view) => view.replace(' ', '-')).join(',')
  const title = views.length === 1 ? `1 ${views.join()}` : views.join(' ∥ ')
  return { id, title, words: wordsOf(views), views }
}

function wordsOf([first, ...others]: readonly ViewId[]): string {
  if (others.length === 0) return `one request ${doingOf(first)}`
  if (others.every((view) => view === first)) return `each ${doingOf(first)}`
  return [first, ...others].map((view) => `one ${doingOf(view)}`).join(', ')
}

function doingOf(view: ViewId | undefined): string {
  return VIEWS.find(({ id }) => id === view)?.title ?? ''
}

/** A cell of the matrix: the program as it was in force, a live session, saved at every request. */
export function cellScenario({ id }: ProgramRow, { views }: Workload): Scenario {
  return scenarioWith({ program: id, views })
}
