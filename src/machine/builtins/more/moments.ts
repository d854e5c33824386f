import { EPOCH } from '../../values/spans.ts'

/** The clocks that a program can read. */
export const CLOCKS = ['wall', 'monotonic'] as const
export type ClockName = (typeof CLOCKS)[number]

/** 1 December 2025, 00:00 UTC; and a machine that was started a while ago. */
const STARTS: Readonly<Record<ClockName, number>> = { wall: 1_764_547_200, monotonic: 5_000 }

/** What a clock says after time has passed `epoch` times, in seconds. */
export function secondsOf(clock: ClockName, epoch: number): number {
  return STARTS[clock] + epoch * EPOCH
}

/** The same in nanoseconds. */
export function nanosecondsOf(clock: ClockName, epoch: number): bigint {
  return BigInt(secondsOf(clock, epoch)) * 1_000_000_000n
}
