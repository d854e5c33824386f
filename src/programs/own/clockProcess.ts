import type { Code, Source } from '../../python/index.ts'
import { membersUsed } from '../membersUsed.ts'
import type { RaceProcess } from './race.ts'

/**
 * Time is a process like the others: its one step is "time passes", and it can be taken whenever
 * somebody is about to read the clock. So a schedule says when a deadline has passed, and the
 * checker tries every way. (A timed model with a process that ticks: Lamport, "Real-Time Model
 * Checking Is Really Simple", CHARME 2005.)
 */
export const CLOCK_SOURCE: Source = {
  name: '<clock>',
  library: true,
  text: 'def time_passes():\n    while True:\n        __time_passes__()\n',
}

export const CLOCK_PROCESS: RaceProcess = {
  label: 'clock',
  like: -1,
  entry: '<clock>.time_passes',
  args: [],
}

/** Does a program read a clock? Then time can pass in it. */
export function readsClock(code: Code): boolean {
  const used = membersUsed(code, 'time')
  return used === null || [...used].some((name) => name !== 'sleep')
}
