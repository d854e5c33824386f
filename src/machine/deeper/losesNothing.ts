import type { Context, Frame } from '../state/context.ts'
import type { Ref } from '../values/value.ts'
import { refsIn, refsInObject } from './references.ts'

/**
 * Is everything certainly still held after a step within one frame? Then no file can have been
 * forgotten, and nobody needs to go through the heap. A quick look, which says no in doubt: what the
 * frame and the objects that were changed referred to, they must refer to again, and so to all that is new.
 */
export function losesNothing(before: Context, after: Context): boolean {
  const [one, other] = [before.stack, after.stack]
  if (one === null || other === null || !isPlainStep(before, after, one, other)) return false
  const now = idsOf(frameRefs(other))
  const had = idsOf(frameRefs(one))
  if (before.heap === after.heap) return isWithin(had, now)
  const held = new Set(now)
  for (const [id, object] of before.heap) {
    const changed = after.heap.get(id)
    if (changed === object) continue
    // Whether something else than the frame holds it is not known here.
    if (changed === undefined || !now.has(id)) return false
    for (const ref of refsInObject(object)) had.add(ref.id)
    for (const ref of refsInObject(changed)) held.add(ref.id)
  }
  for (let id = before.nextId; id < after.nextId; id++) had.add(id)
  return isWithin(had, held)
}

function isPlainStep(before: Context, after: Context, one: Frame, other: Frame): boolean {
  const isSame =
    one.caller === other.caller &&
    before.globals === after.globals &&
    one.handled === other.handled &&
    one.receives === other.receives
  const parts = [one.replies, one.made, one.sent, before.waiting, before.raised, after.raised]
  return isSame && parts.every((part) => part === undefined || part === null)
}

function frameRefs({ locals, temps }: Frame): readonly Ref[] {
  return [...refsIn(locals.values()), ...refsIn(temps.values())]
}

function idsOf(refs: readonly Ref[]): Set<number> {
  return new Set(refs.map(({ id }) => id))
}

function isWithin(some: ReadonlySet<number>, all: ReadonlySet<number>): boolean {
  for (const id of some) if (!all.has(id)) return false
  return true
}
