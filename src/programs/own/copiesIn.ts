import { CLOCK_PROCESS } from './clockProcess.ts'
import type { Race } from './race.ts'

/** How many copies of one process a race runs; null: it has several processes. The clock is none of them. */
export function copiesIn({ processes }: Pick<Race, 'processes'>): number | null {
  const own = processes.filter((process) => process !== CLOCK_PROCESS)
  const [first] = own.map(keyOf)
  return own.every((process) => keyOf(process) === first) ? own.length : null
}

function keyOf({ entry, args }: Race['processes'][number]): string {
  return JSON.stringify([entry, args])
}
