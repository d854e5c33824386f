import type { LockMode, Pid } from '../../vfs/index.ts'
import { nextOperation, statusOf } from '../bareStep.ts'
import { slotOf } from '../model/lookedAt.ts'
import { letterOf } from '../world.ts'
import type { Letter, Plan, World } from '../world.ts'
import { locks } from './locks.ts'
import type { LockView } from './locks.ts'
import { shortName, withShortKeys } from './names.ts'

/** A request that waits for a lock, and those that hold it. */
export interface Wait {
  readonly letter: Letter
  /** itself among them: it has the file open twice */
  readonly blockedBy: readonly Letter[]
  /** of a file, or "row KEY"; null: the locked file has no name any more */
  readonly path: string | null
  readonly mode: LockMode
  /** of memory that threads share: all in a sentence */
  readonly sentence?: string
}

/** Who waits for whom, in the order of the letters. */
export function waits(plan: Plan, world: World): readonly Wait[] {
  return [
    ...locks(plan, world).flatMap(waitsFor),
    ...waitsForRows(plan, world),
    ...(plan.threads?.waits(plan, world) ?? []),
  ].sort((one, other) => (one.letter < other.letter ? -1 : 1))
}

function waitsFor({ path, waiters }: LockView): readonly Wait[] {
  return waiters.map(({ letter, mode, blockedBy }) => ({ letter, mode, blockedBy, path }))
}

function waitsForRows(plan: Plan, world: World): readonly Wait[] {
  return world.requests.flatMap((_, index): readonly Wait[] => {
    const who = index as Pid
    const status = statusOf(plan, world, who)
    const operation = nextOperation(plan, world, who)
    if (status.kind !== 'blocked' || operation?.kind !== 'db') return []
    const blockedBy = status.by.map(letterOf)
    return [{ letter: letterOf(who), blockedBy, path: slotOf(operation.call), mode: 'LOCK_EX' }]
  })
}

/** "waits for itself", "waits for A and C". */
export function waitsText({ letter, blockedBy }: Pick<Wait, 'letter' | 'blockedBy'>): string {
  const whom = blockedBy.map((each) => (each === letter ? 'itself' : each))
  return `waits for ${whom.length === 0 ? 'somebody' : whom.join(' and ')}`
}

/** Who waits for whom, for what, and why that does not end by itself. */
export function waitSentence(wait: Wait): string {
  if (wait.sentence !== undefined) return wait.sentence
  const kind = wait.mode === 'LOCK_EX' ? 'exclusive' : 'shared'
  if (wait.path?.startsWith('row ') === true) {
    return `${wait.letter} ${waitsText(wait)}, to get the ${withShortKeys(wait.path)}, which belongs to a transaction until that ends.`
  }
  const file = wait.path === null ? 'a file that has no name any more' : shortName(wait.path)
  const why = wait.blockedBy.includes(wait.letter)
    ? ' It holds the lock already, through another descriptor: a lock belongs to an open file and not to the request, so it would have to release it before it can continue.'
    : ''
  return `${wait.letter} ${waitsText(wait)}, to get the ${kind} lock on ${file}.${why}`
}
