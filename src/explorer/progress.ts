import type { Sweep } from './steps/sweep.ts'
import type { Progress } from './verdict.ts'

export function progress<Local, Shared>(
  { states, transitions, layers }: Sweep<Local, Shared>,
  phase: Progress['phase'],
  depth: number,
  live: number,
): Progress {
  return { phase, states, transitions, depth, depths: layers.length, live: Math.max(0, live) }
}
