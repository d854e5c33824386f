import type { Ino, Pid } from '../vfs/index.ts'

/**
 * Time, as far as a program can notice it: moments of one epoch are the same, and all of them are
 * longer ago than any deadline once the next epoch has begun. Deadlines are choices so, and loops
 * around a clock stay finite.
 */
export interface Clock {
  /** counted from 0; it grows when time passes */
  readonly epoch: number
  /** who is about to read the clock and for whom time has not passed yet, in ascending order */
  readonly looking: readonly Pid[]
  /** when files were last written, by inode, the start left out; null: the program cannot see it */
  readonly written: ReadonlyMap<Ino, number> | null
}

export const START_CLOCK: Clock = { epoch: 0, looking: [], written: null }

/** What is asked of the clock: see the operation `clock` of a machine. */
export type ClockCall = 'look' | 'read' | 'pass'

/** The clock after a call. Null: nobody looks at it, so that it would make no difference if time passed. */
export function clockAfter(clock: Clock, who: Pid, call: ClockCall): Clock | null {
  switch (call) {
    case 'look':
      return { ...clock, looking: [...clock.looking, who].sort((one, other) => one - other) }
    case 'read':
      return clock.looking.includes(who)
        ? { ...clock, looking: clock.looking.filter((each) => each !== who) }
        : clock
    case 'pass':
      return clock.looking.length === 0 ? null : { ...clock, epoch: clock.epoch + 1, looking: [] }
  }
}

/** Equal for equal clocks. Empty at the start: most programs never look at a clock. */
export function clockKey({ epoch, looking, written }: Clock): string {
  const times = [...(written ?? [])].map(([ino, at]) => `${ino}:${at}`).join(',')
  return epoch === 0 && looking.length === 0 ? '' : `${epoch}@${looking.join(',')}@${times}`
}
