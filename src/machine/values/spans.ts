import type { Evaluation } from '../chart/evaluation.ts'

/** How far time goes when it passes, in seconds: some thirty years, longer than any deadline. */
export const EPOCH = 1_000_000_000

/**
 * Notes what a moment was compared with when time has passed: -5 where a deadline of 5 seconds is
 * compared with a moment after it. Numbers that are no moments do no harm: see `Decision`.
 */
export function noteSpan(
  evaluation: Evaluation,
  one: bigint | number,
  other: bigint | number,
): void {
  const difference = Number(one) - Number(other)
  const epochs = Math.round(difference / EPOCH)
  const seconds = Math.abs(difference - epochs * EPOCH)
  if (epochs !== 0 && seconds < EPOCH / 10) evaluation.decide({ kind: 'span', seconds })
}
