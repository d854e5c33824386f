import { decisionsOf } from '../machine/index.ts'
import type { RequestState, Start } from '../machine/index.ts'
import { filesKey } from '../vfs/index.ts'
import { runAlone } from './alone.ts'
import type { Alone } from './alone.ts'
import type { Plan, World } from './world.ts'

/** A rule of a plan that did not hold after some step. */
export interface Broken {
  /** the name of the function that says so */
  readonly rule: string
  /** how it ended, `returned` never among them */
  readonly end:
    | Exclude<Alone['end'], { kind: 'returned' }>
    | { readonly kind: 'wrote' }
    /** it returned, but that was decided by what the model picked */
    | { readonly kind: 'picked'; readonly what: string }
}

/**
 * The world with every rule that does not hold in it: `plan.always` says which functions are
 * called. A rule that was broken before stays as it was then. A rule must only read: what it
 * writes is dropped, and counts as broken.
 */
export function withBroken(plan: Plan, world: World): World {
  const known = new Set(world.broken.map(({ rule }) => rule))
  const found = plan.always.flatMap(({ name, entry }) => {
    const broken = known.has(name) ? null : brokenBy(plan, world, name, entry)
    return broken === null ? [] : [broken]
  })
  if (found.length === 0) return world
  return { ...world, broken: [...world.broken, ...found].sort(byRule) }
}

function brokenBy(plan: Plan, world: World, rule: string, entry: Start['entry']): Broken | null {
  const { end, world: after, running } = runAlone(plan, world, { entry, args: [] })
  if (end.kind !== 'returned') return { rule, end }
  const pick = pickIn(running)
  if (pick !== null) return { rule, end: pick }
  const [one, other] = [world.db, after.db]
  const stored = one.rows !== other.rows || one.cache !== other.cache
  const wrote =
    stored || filesKey(world.fs) !== filesKey(after.fs) || wroteMemory(plan, world, after)
  return wrote ? { rule, end: { kind: 'wrote' } } : null
}

function wroteMemory({ threads }: Plan, { memory: one }: World, { memory: other }: World): boolean {
  if (threads === undefined || one === null || other === null) return false
  const [before, now] = [one, other].map((memory) =>
    threads.model.slots(memory).map(({ slot, key }) => `${slot} ${key}`),
  )
  return JSON.stringify(before) !== JSON.stringify(now)
}

/** What decided how a rule ended, if the model has picked it. Spans of time are judged over a whole run. */
export function pickIn(running: RequestState): Extract<Broken['end'], { kind: 'picked' }> | null {
  const decision = decisionsOf(running).find(({ kind }) => kind === 'pick')
  return decision?.kind === 'pick' ? { kind: 'picked', what: decision.what } : null
}

function byRule({ rule: one }: Broken, { rule: other }: Broken): number {
  return one < other ? -1 : 1
}
