import type { Orbits } from '../symmetry/orbits.ts'
import type { TransitionTable } from './transitionTable.ts'

/**
 * The most steps each process can take, when no process can go round in circles. Where processes are
 * interchangeable, each may go as far as any other of its group, though it was not followed.
 */
export function mostSteps<Local, Shared>(
  memo: TransitionTable<Local, Shared>,
  orbits: Orbits<Local, Shared> | null,
): readonly number[] {
  const steps = memo.lengths()
  if (orbits === null) return steps
  const { groupOf } = orbits
  return steps.map((_, process) =>
    steps.reduce(
      (most, other, at) => (groupOf[at] === groupOf[process] ? Math.max(most, other) : most),
      0,
    ),
  )
}
