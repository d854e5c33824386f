import {
  MIDDLEWARES,
  middlewaresOf,
  scenarioWith,
  STARTS,
  versionOf,
  WORKLOADS,
} from '../../src/programs/index.ts'
import type { ProgramRow, Scenario, ViewId } from '../../src/programs/index.ts'

/** One scenario whose schedules are compared, and how they are chosen. */
export interface Workload {
  readonly kind: WorkloadKind
  readonly name: string
  readonly scenario: Scenario
  /** additional schedules; those that end too early are completed */
  readonly schedules: readonly string[]
}

/** `matrix`: the workloads of the matrix, where a shortest schedule of each outcome is taken too. */
export type WorkloadKind =
  'matrix' | 'crowd' | 'corner' | 'middleware' | 'start' | 'fault' | 'decisive' | 'drawn'

const CROWDS: readonly (readonly ViewId[])[] = [
  ['touch', 'touch', 'touch'],
  ['set p', 'read', 'logout'],
  ['touch', 'touch', 'touch', 'touch'],
  ['set p', 'touch', 'logout', 'login'],
]

type Said = Pick<Scenario, 'views'> & Partial<Omit<Scenario, 'program'>>

const MIXED: readonly (readonly ViewId[])[] = [['touch'], ['touch', 'set p'], ['read', 'logout']]

/** Other starts and settings. */
const CORNERS: readonly Said[] = [
  { views: ['touch'], start: 'none' },
  { views: ['set p', 'touch'], start: 'none' },
  { views: ['touch', 'read'], start: 'stale' },
  { views: ['touch', 'set p'], start: 'zero' },
  { views: ['set p', 'read'], start: 'large' },
  { views: ['set p', 'touch'], settings: { saveEveryRequest: false, debugLogging: false } },
  { views: ['touch', 'logout'], settings: { saveEveryRequest: true, debugLogging: true } },
  { views: ['logout', 'login'] },
]

/** Everything that is compared of one program, but for what goes wrong. */
export function workloadsOf(row: ProgramRow): readonly Workload[] {
  const others = middlewaresOf(row).filter((middleware) => middleware !== row.middleware)
  return [
    ...WORKLOADS.map(({ views }) => workload(row, 'matrix', { views })),
    ...CROWDS.map((views) => workload(row, 'crowd', { views })),
    ...CORNERS.map((said) => workload(row, 'corner', said)),
    ...others.flatMap((middleware) =>
      MIXED.map((views) => workload(row, 'middleware', { views, middleware })),
    ),
    ...versionOf(row).decisive.map(({ scenario, schedule, title }): Workload => {
      const decisive = workload(row, 'decisive', scenario)
      return { ...decisive, name: title, schedules: [schedule] }
    }),
  ]
}

/** The workloads of the matrix from every start but a live session. */
export function startsOf(row: ProgramRow): readonly Workload[] {
  const starts = STARTS.filter(({ id }) => id !== 'live')
  return starts.flatMap(({ id: start }) =>
    WORKLOADS.map(({ views }) => workload(row, 'start', { views, start })),
  )
}

/**
 * Everything that can go wrong for the first of two requests, at each of the steps that it makes
 * alone: its worker is killed, its write finds the disk full, the cache is dropped before it.
 */
export function faultsOf(row: ProgramRow, steps: number): readonly Workload[] {
  const besides = { files: ['disk-full'], rows: [], cache: ['evict'] } as const
  return (['kill', ...besides[row.store]] as const).flatMap((kind) =>
    Array.from({ length: steps }, (_, index) =>
      workload(row, 'fault', {
        views: ['set p', 'read'],
        fault: { kind, request: 0, step: index + 1 },
      }),
    ),
  )
}

function workload(row: ProgramRow, kind: WorkloadKind, said: Said): Workload {
  return {
    kind,
    name: nameOf(said),
    scenario: scenarioWith({ program: row.id, ...said }),
    schedules: [],
  }
}

function nameOf({ views, start, settings, fault, middleware }: Said): string {
  const parts = [views.join(' + ')]
  if (start !== undefined) parts.push(`start ${start}`)
  if (settings?.saveEveryRequest === false) parts.push('saving only what changed')
  if (settings?.debugLogging === true) parts.push('debug logging')
  if (middleware !== undefined) {
    parts.push(`middleware ${MIDDLEWARES.find(({ id }) => id === middleware)?.title ?? ''}`)
  }
  if (fault !== undefined && fault !== null) parts.push(`${fault.kind} at step ${fault.step} of A`)
  return parts.join(', ')
}
