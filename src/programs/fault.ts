/** One fault of one process, at one of its steps, counted from 1. */
export interface ScenarioFault {
  readonly kind: FaultKind
  /** the index of the process: 0 for A */
  readonly request: number
  readonly step: number
}

export type FaultKind = 'kill' | 'disk-full' | 'evict'

/** What can go wrong, as people read it. */
export const FAULTS: readonly { readonly id: FaultKind; readonly title: string }[] = [
  { id: 'kill', title: 'its worker is killed' },
  { id: 'disk-full', title: 'the disk is full' },
  { id: 'evict', title: 'the cache has dropped everything' },
]

/** As many as there are letters; more are not checked. */
export const MAX_REQUESTS = 7
