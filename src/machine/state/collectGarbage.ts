import { hashOf } from '../values/hashOf.ts'
import { GATE } from './context.ts'
import type { Closing, Context, Frame, Receives } from './context.ts'
import { weigh, weighObject } from './bounds.ts'
import { isOpenFile } from '../values/isOpenFile.ts'
import { pointOf } from '../chart/program.ts'
import type { LinkedPoint } from '../chart/program.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { DictEntry, HeapObject, Ref, Value } from '../values/value.ts'

/**
 * The context without unreachable objects; the others are renumbered in the order in which they are
 * met, so that equal heaps become equal: a copying collector in the order of breadth (Cheney 1970).
 * `at`, given at a rest: the point of the innermost frame; temporaries that no frame can read any
 * more go too. An open file object stays even if nobody refers to it: it is still to be closed.
 */
export function collectGarbage(context: Context, at: LinkedPoint | null = null): Context {
  const mover = new Mover(context.heap)
  const moved = movedBy(mover, context, at)
  if (context.open > 0 && context.program.library.deeper !== null) mover.openFiles()
  const heap = mover.heap()
  const size = { nextId: heap.size, alive: heap.size, made: mover.weight }
  return { ...context, ...moved, heap, ...size }
}

/** What of a context refers to objects, with their new numbers. */
export function movedBy(
  mover: Mover,
  context: Context,
  at: LinkedPoint | null,
): Pick<Context, 'globals' | 'stack' | 'raised' | 'waiting' | 'closing'> {
  const globals = context.globals.size === 0 ? context.globals : mover.map(context.globals)
  const stack =
    context.stack === null
      ? null
      : mover.frame(context, context.stack, at, {
          again: context.waiting?.then.resume === GATE,
          pruned: context.closing !== null,
        })
  const raised = context.raised === null ? null : mover.ref(context.raised)
  const { waiting, closing } = context
  const moved =
    waiting === null
      ? null
      : { ...waiting, then: { ...waiting.then, state: mover.values(waiting.then.state) } }
  const stillClosing = closing === null ? null : mover.closing(closing)
  return { globals, stack, raised, waiting: moved, closing: stillClosing }
}

/** Copies what it is shown, and what that refers to, into a new heap. */
export class Mover {
  protected readonly from: ReadonlyMap<number, HeapObject>
  private readonly numbers = new Map<number, number>()
  private readonly queue: HeapObject[] = []
  /** bytes of all that was moved */
  weight = 0

  constructor(from: ReadonlyMap<number, HeapObject>) {
    this.from = from
  }

  /**
   * `again`: the point is performed again from its start when the frame goes on. `pruned`: dead
   * temporaries are gone already, because the point is done.
   */
  frame(
    context: Context,
    frame: Frame,
    at: LinkedPoint | null,
    { again = false, pruned = false } = {},
  ): Frame {
    // The caller first: the oldest objects keep their numbers.
    const site = siteOf(context, frame, at)
    const back = { again: frame.receives.kind === 'reply' }
    const caller = frame.caller === null ? null : this.frame(context, frame.caller, site, back)
    const live = at === null || pruned ? null : again ? at.needed : at.live
    const temps = [...frame.temps].filter(
      ([index, value]) =>
        at === null || live === null || live.has(index) || holdsFile(context, at, index, value),
    )
    return {
      ...frame,
      caller,
      locals: this.map(frame.locals),
      temps: this.map(new Map(temps)),
      handled: frame.handled === null ? null : this.ref(frame.handled),
      receives: this.receives(frame.receives),
      ...this.ofCallbacks(frame),
    }
  }

  /** The parts that only frames of generators and of points that call back have. */
  private ofCallbacks({ generator, sent, replies, made }: Frame): Partial<Frame> {
    return {
      ...(generator !== undefined && { generator: this.ref(generator) }),
      ...(sent !== undefined && { sent: { ...sent, value: this.value(sent.value) } }),
      ...(replies !== undefined && {
        replies: replies.map((reply) => ({
          ...reply,
          args: this.values(reply.args),
          value: this.value(reply.value),
        })),
      }),
      ...(made !== undefined && { made: made.map((ref) => this.ref(ref)) }),
    }
  }

  closing({ files, then, value }: Closing): Closing {
    return { files: files.map((file) => this.ref(file)), then, value: this.value(value) }
  }

  openFiles(): void {
    for (const [id, object] of this.from) if (isOpenFile(object)) this.ref({ kind: 'ref', id })
  }

  private receives(receives: Receives): Receives {
    if (receives.kind === 'reply') return { ...receives, call: this.values(receives.call) }
    if (!('instance' in receives)) return receives
    return { ...receives, instance: this.ref(receives.instance) }
  }

  values(values: readonly Value[]): readonly Value[] {
    return values.map((value) => this.value(value))
  }

  map<K>(map: ReadonlyMap<K, Value>): ReadonlyMap<K, Value> {
    return new Map(
      [...map].map(([key, value]) => {
        this.weight += weigh(value)
        return [key, this.value(value)]
      }),
    )
  }

  ref(ref: Ref): Ref {
    const known = this.numbers.get(ref.id)
    if (known !== undefined) return known === ref.id ? ref : { kind: 'ref', id: known }
    // What threads share stays where it is.
    if (ref.id < 0) return ref
    const id = this.numbers.size
    this.numbers.set(ref.id, id)
    const object = this.from.get(ref.id)
    if (object !== undefined) this.queue.push(object)
    return { kind: 'ref', id }
  }

  private value(value: Value): Value {
    if (!isTagged(value)) return value
    if (isRef(value)) return this.ref(value)
    switch (value.kind) {
      case 'tuple':
        return { ...value, items: this.values(value.items) }
      case 'method': {
        const moved = { ...value, self: this.value(value.self) }
        return value.closure === undefined ? moved : { ...moved, closure: this.ref(value.closure) }
      }
      case 'builtinMethod':
        return { ...value, self: this.value(value.self) }
      case 'view':
        return { ...value, dict: this.ref(value.dict) }
      case 'slice':
        return {
          ...value,
          lower: this.value(value.lower),
          upper: this.value(value.upper),
          ...(value.step !== undefined && { step: this.value(value.step) }),
        }
      default:
        return value
    }
  }

  heap(): ReadonlyMap<number, HeapObject> {
    const heap = new Map<number, HeapObject>()
    // The queue grows while it is walked.
    for (const object of this.queue) {
      this.weight += weighObject(object)
      heap.set(heap.size, this.object(object))
    }
    return heap
  }

  protected object(object: HeapObject): HeapObject {
    switch (object.kind) {
      case 'list':
        return { kind: 'list', items: this.values(object.items) }
      case 'dict':
        return {
          ...object,
          entries: this.entries(object.entries),
          ...(object.factory !== undefined && { factory: this.value(object.factory) }),
        }
      case 'instance':
        return { ...object, attributes: this.map(object.attributes) }
      case 'exception': {
        const args = this.values(object.args)
        const moved = { ...object, args, attributes: this.map(object.attributes) }
        return object.holds === undefined ? moved : { ...moved, holds: this.values(object.holds) }
      }
      case 'iterator':
        return { ...object, source: this.value(object.source) }
      case 'record':
        return { ...object, fields: this.map(object.fields) }
      case 'cell':
        return { kind: 'cell', held: this.values(object.held) }
      case 'closure':
        return {
          ...object,
          cells: this.map(object.cells),
          defaults: this.map(object.defaults),
          ...(object.wrapped !== undefined && { wrapped: this.value(object.wrapped) }),
        }
      case 'generator':
        return { ...object, locals: this.map(object.locals), temps: this.map(object.temps) }
      case 'openFile':
        return object
    }
  }

  /** Keys that hold references hash by their new numbers. */
  private entries(entries: ReadonlyMap<string, DictEntry>): ReadonlyMap<string, DictEntry> {
    return new Map(
      [...entries].map(([hash, [key, value]]) => {
        const moved = this.value(key)
        return [moved === key ? hash : hashOf(moved), [moved, this.value(value)]]
      }),
    )
  }
}

/** Does CPython's stack hold it? That matters only when it keeps a file open. */
function holdsFile(context: Context, at: LinkedPoint, index: number, value: Value): boolean {
  if (context.open === 0) return false
  return context.program.library.deeper?.holdsFile(context, at, index, value) ?? false
}

/** The point of a frame's caller, given the frame's own point. */
function siteOf(context: Context, frame: Frame, at: LinkedPoint | null): LinkedPoint | null {
  return at === null || frame.site === null ? null : pointOf(context.program, frame.site)
}
