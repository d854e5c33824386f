import type { Prepared } from '../../../programs/index.ts'

/** The words of a verdict that depend on what was checked. */
export interface VerdictWords extends Pick<Prepared['labels'], 'process' | 'processes'> {
  /** after "no schedule" */
  readonly failing: string
  /** of the only schedule, that is good: after "it" */
  readonly fine: string
  /** of a check that was stopped */
  readonly noneSoFar: string
  readonly someFound: string
}

/** Of Django's sessions, which are lost or not. */
export const SESSION_WORDS: VerdictWords = {
  process: 'request',
  processes: 'requests',
  failing: 'loses anything',
  fine: 'loses nothing',
  noneSoFar: 'no loss found so far',
  someFound: 'losses were found',
}

/** Of an own program, whose rules say what a bad end is. */
export function verdictWords({
  django,
  labels,
  switches,
}: Pick<Prepared, 'django' | 'labels' | 'switches'>): VerdictWords {
  if (django !== null) return SESSION_WORDS
  const { process, processes } = labels
  return {
    process,
    processes,
    // Safe with the global lock of CPython is not safe.
    failing: switches === 'gil' ? 'ends badly under CPython’s GIL' : 'ends badly',
    fine: 'ends well',
    noneSoFar: 'no bad end found so far',
    someFound: 'bad ends were found',
  }
}
