import { isOpenFile } from '../values/isOpenFile.ts'
import type { HeapObject, Ref, Value } from '../values/value.ts'
import { reachable, refsInObject, refsInValue } from './references.ts'

type Heap = ReadonlyMap<number, HeapObject>

/** What one micro-step has done to the references. */
export interface Dropped {
  readonly before: Heap
  readonly after: Heap
  /** held by variables, by the stack and the like, in the order in which they go; without `moved` */
  readonly heldBefore: readonly Ref[]
  readonly heldAfter: readonly Ref[]
  /** what goes after everything else */
  readonly heldLonger: readonly Ref[]
  /** taken from the stack into what the step has made; they go with that, else next */
  readonly moved: readonly Ref[]
  /** what the step gave and nobody took: it goes first */
  readonly unused: readonly Ref[]
}

export interface Forgotten {
  /** open file objects whose last reference is gone, in the order in which it went */
  readonly files: readonly Ref[]
  /** does a ring of references that nobody can reach keep an open file object? */
  readonly inRing: boolean
  /** the objects that can no longer be reached */
  readonly garbage: Heap
}

/**
 * The open file objects that CPython closes here, because their reference count falls to zero.
 *
 * The machine counts no references; it looks what can still be reached. Both say the same unless
 * there are rings: an object that can be reached has a reference; and of the objects that cannot
 * be reached, those that no ring leads to can be freed one after the other, each when the last of
 * those that refer to it is gone (the graph of their references has no cycle). So the counts are
 * taken among the unreachable objects only, and played: the references that this step has dropped
 * go first, in their order, then what each freed object held. What is left over then is in a ring
 * or is held by one: CPython's collector would come for it at some time that nobody can tell.
 */
export function forgottenFiles({
  before,
  after,
  heldBefore,
  heldAfter,
  heldLonger,
  moved,
  unused,
}: Dropped): Forgotten {
  const alive = reachable(after, heldAfter)
  const dead = new Map([...after].filter(([id]) => !alive.has(id)))
  const leading = leadingToFiles(after, dead)
  if (leading.size === 0) return { files: [], inRing: false, garbage: dead }
  const changed = changedRefs(before, after, alive)
  const dropped = [...heldBefore, ...changed, ...heldLonger]
  const counts = new Counts(dead, [...dropped, ...unused])
  counts.freeUnheld((id) => before.has(id))
  counts.letGo(unused)
  counts.freeUnheld((id) => !before.has(id))
  counts.freeUnheld((id) => moved.some((ref) => ref.id === id))
  counts.letGo(dropped)
  return {
    files: counts.files,
    inRing: [...leading].some((id) => !counts.freed.has(id)),
    garbage: dead,
  }
}

/** The reference counts of unreachable objects: what they refer to one another, and some from outside. */
class Counts {
  readonly files: Ref[] = []
  readonly freed = new Set<number>()
  private readonly dead: Heap
  private readonly counts = new Map<number, number>()

  constructor(dead: Heap, outside: readonly Ref[]) {
    this.dead = dead
    for (const ref of [...[...dead.values()].flatMap(refsInObject), ...outside]) this.count(ref, 1)
  }

  private count({ id }: Ref, by: number): number {
    const now = (this.counts.get(id) ?? 0) + by
    this.counts.set(id, now)
    return now
  }

  letGo(refs: readonly Ref[]): void {
    for (const ref of refs) if (this.count(ref, -1) === 0) this.free(ref.id)
  }

  /** Frees those of the objects that nobody refers to. */
  freeUnheld(which: (id: number) => boolean): void {
    for (const id of this.dead.keys()) {
      if (which(id) && (this.counts.get(id) ?? 0) === 0) this.free(id)
    }
  }

  private free(id: number): void {
    const object = this.dead.get(id)
    if (object === undefined || this.freed.has(id)) return
    this.freed.add(id)
    if (isOpenFile(object)) this.files.push({ kind: 'ref', id })
    this.letGo(refsInObject(object))
  }
}

/** Is the value an open file, or does it refer to one, be it through others? */
export function leadsToFile(heap: Heap, value: Value): boolean {
  return [...reachable(heap, refsInValue(value))].some((id) => isOpenFile(heap.get(id)))
}

/** Of the unreachable objects those that are an open file, or lead to one. */
function leadingToFiles(heap: Heap, dead: Heap): ReadonlySet<number> {
  return new Set([...dead.keys()].filter((id) => leadsToFile(heap, { kind: 'ref', id })))
}

/** What living objects referred to before they were changed. */
function changedRefs(before: Heap, after: Heap, alive: ReadonlySet<number>): readonly Ref[] {
  return [...alive].flatMap((id) => {
    const old = before.get(id)
    return old === undefined || old === after.get(id) ? [] : refsInObject(old)
  })
}
