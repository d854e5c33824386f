import type { Schedule } from '../../explorer/index.ts'
import { letterOf, pidOf } from '../../world/index.ts'
import type { Letter } from '../../world/index.ts'

type Pid = Parameters<typeof letterOf>[0]

/** The letter of a process of the model. */
export function letter(process: number): Letter {
  return letterOf(process as Pid)
}

/** "AAB" of [0, 0, 1]. */
export function lettersOf(schedule: Schedule): string {
  return schedule.map(letter).join('')
}

/** [0, 0, 1] of "AAB"; -1 for anything but a letter, which no process can follow. */
export function processesOf(letters: string): Schedule {
  return Array.from(letters, (one) => pidOf(one) ?? -1)
}
