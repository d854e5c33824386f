import type { CheckProgress } from '../programs/index.ts'
import type { CrewProgress } from './crew.ts'
import { withThousands } from './checkText.ts'

/** How far a command is. */
export type Progress = CheckProgress | ProofProgress | CrewProgress

/** How many schedules were run under CPython, of how many. */
export interface ProofProgress {
  readonly compared: number
  readonly all: number
}

/** "Found already: a session lost its data, with 1 switch: AAAB. Still counting."; null: nothing was. */
export function earlyText(progress: Progress): string | null {
  if (!('states' in progress) || progress.early === undefined) return null
  const { title, preemptions, schedule } = progress.early
  const switches = `${preemptions} switch${preemptions === 1 ? '' : 'es'}`
  return `Found already: ${title}, with ${switches}: ${schedule}. Still counting.`
}

/** "12 345 states, 17 steps deep, 62 % looked into". */
export function progressText(progress: Progress): string {
  if ('compared' in progress) {
    const [compared, all] = [progress.compared, progress.all].map((n) => withThousands(String(n)))
    return `${compared} of ${all} schedules run`
  }
  if ('ready' in progress) return `${progress.done} of ${progress.all} done`
  const { states, depth, share } = progress
  const looked = `${Math.floor(share * 100)} % looked into`
  return `${withThousands(String(states))} states, ${depth} steps deep, ${looked}`
}
