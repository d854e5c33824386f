/** The clocks that a program can read. */
export const CLOCKS = ['wall', 'monotonic'] as const
export type ClockName = (typeof CLOCKS)[number]

/** 1 December 2025, 00:00 UTC; and a machine that was started a while ago. */
const STARTS: Readonly<Record<ClockName, number>> = { wall: 1_764_547_200, monotonic: 5_000 }

/** Some thirty years: longer than any deadline. */
const EPOCH = 1_000_000_000

/** What a clock says after time has passed `epoch` times, in seconds. */
export function secondsOf(clock: ClockName, epoch: number): number {
  return STARTS[clock] + epoch * EPOCH
}

/** The same in nanoseconds. */
export function nanosecondsOf(clock: ClockName, epoch: number): bigint {
  return BigInt(secondsOf(clock, epoch)) * 1_000_000_000n
}

/**
 * What is left of a difference of numbers when time has passed between them: -5 where a deadline of 5
 * seconds is compared with a moment after it. Null: no time has passed between them.
 */
export function spanWithin(difference: number): number | null {
  const epochs = Math.round(difference / EPOCH)
  const rest = difference - epochs * EPOCH
  return epochs === 0 || Math.abs(rest) > EPOCH / 10 ? null : rest
}
