import { BugError } from '../../../base/index.ts'
import { collectGarbage, movedBy, Mover } from '../../state/collectGarbage.ts'
import type { Context } from '../../state/context.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { isOpenFile } from '../../values/isOpenFile.ts'
import type { HeapObject, Ref } from '../../values/value.ts'
import { refsIn, refsInObject } from '../references.ts'

/** How many objects of one thread others may see at a time. */
const RANGE = 1_000_000

/**
 * The number under which a thread shares its next object: its own, so that what others do at the same
 * time makes no difference. `who` -1: before there are threads.
 */
function freeNumber(who: number, taken: (id: number) => boolean): number {
  for (let n = 1; n < RANGE; n++) {
    const id = -(RANGE * (who + 1) + n)
    if (!taken(id)) return id
  }
  throw new BugError('expected a free number for a shared object')
}

/** The objects of a thread's own that are reached from some, and numbers under which it shares them. */
export function sharedNumbers(
  heap: ReadonlyMap<number, HeapObject>,
  from: readonly Ref[],
  who: number,
  tried: (id: number) => void = () => undefined,
): ReadonlyMap<number, number> {
  const isTaken = (id: number) => {
    tried(id)
    return heap.has(id) || given.has(id)
  }
  const numbers = new Map<number, number>()
  const given = new Set<number>()
  const queue = [...from]
  for (let ref = queue.shift(); ref !== undefined; ref = queue.shift()) {
    if (ref.id < 0 || numbers.has(ref.id)) continue
    const id = freeNumber(who, isTaken)
    given.add(id)
    numbers.set(ref.id, id)
    const object = heap.get(ref.id)
    if (object !== undefined) queue.push(...refsInObject(object))
  }
  return numbers
}

/** The context in which what shared memory refers to is shared, too. */
export function promoted(context: Context, evaluation: Evaluation): Context {
  const { heap, globals, sharing } = context
  if (sharing === null) return context
  const shared = [...heap].filter(([id]) => id < 0).toSorted(([one], [other]) => other - one)
  const from = [
    ...refsIn([...globals].toSorted(byKey).map(([, value]) => value)),
    ...shared.flatMap(([, object]) => refsInObject(object)),
  ]
  if (from.every(({ id }) => id < 0)) return context
  const looked = new Set(sharing.looked)
  const numbers = sharedNumbers(heap, from, sharing.who, (id) => looked.add(`object ${id}`))
  for (const id of numbers.keys()) refuse(evaluation, heap.get(id))
  return { ...renamed(context, numbers), sharing: { ...sharing, looked: [...looked] } }
}

/** Was the object there before the first step? Then it is kept to the end: it costs nothing to be lost. */
export function isOfStart(id: number): boolean {
  return id > -RANGE
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

function refuse(evaluation: Evaluation, object: HeapObject | undefined): void {
  if (object?.kind === 'generator') {
    evaluation.unsupported('a generator that two threads can reach')
  }
  if (isOpenFile(object)) {
    const instead = 'Open the file in each thread, or at the top of the file.'
    evaluation.unsupported('an open file object that a thread hands to others', instead)
  }
}

/** The context with other numbers for some of its objects. */
export function renamed(context: Context, numbers: ReadonlyMap<number, number>): Context {
  const renamer = new Renamer(context.heap, numbers)
  return { ...context, ...movedBy(renamer, context, null), heap: renamer.everything() }
}

class Renamer extends Mover {
  readonly #names: ReadonlyMap<number, number>

  constructor(from: ReadonlyMap<number, HeapObject>, names: ReadonlyMap<number, number>) {
    super(from)
    this.#names = names
  }

  override ref(ref: Ref): Ref {
    const id = this.#names.get(ref.id)
    return id === undefined ? ref : { kind: 'ref', id }
  }

  everything(): ReadonlyMap<number, HeapObject> {
    return new Map(
      [...this.from].map(([id, object]) => [this.#names.get(id) ?? id, this.object(object)]),
    )
  }
}

/** As `collectGarbage`, of a thread: what it shares stays, under its numbers. */
export function collectShared(
  evaluation: Evaluation,
  context: Context,
  at: LinkedPoint | null,
): Context {
  const whole = promoted(context, evaluation)
  const rest = collectGarbage(whole, at)
  const shared = [...whole.heap].filter(([id]) => id < 0)
  return { ...rest, heap: new Map([...shared, ...rest.heap]) }
}
