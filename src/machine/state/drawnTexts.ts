import { streamOf } from '../builtins/more/tokens.ts'
import { stateOf } from '../run.ts'
import type { RequestState } from './requestState.ts'

const LENGTH = 64

/** The random texts that a run has drawn so far: the first 64 hexadecimal digits of each. */
export function drawnTexts(running: RequestState): readonly string[] {
  const { seed, fresh } = stateOf(running).context
  return Array.from({ length: Number(fresh) }, (_, index) => drawnText(seed, BigInt(index + 1)))
}

/** The n-th random text of a run with this seed, counted from 1. */
export function drawnText(seed: string, n: bigint): string {
  return streamOf(seed, n, LENGTH)
}
