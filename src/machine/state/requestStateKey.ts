import type { Closing, Context, Frame } from './context.ts'
import { stateOf } from '../run.ts'
import type { RequestState } from './requestState.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { HeapObject, Value } from '../values/value.ts'

/**
 * A text that two local states share exactly when they are equal: the point of every frame, its
 * variables by name, what they refer to (objects are numbered in the order in which they are met,
 * and written out in that order), what it waits for, how it ended. The log is not part of it:
 * nothing that a request does depends on what it has logged.
 */
export function requestStateKey(running: RequestState): string {
  const { value, context } = stateOf(running)
  return JSON.stringify([value, new Writer(context).context()])
}

type Plain = null | boolean | number | string | readonly Plain[]

/** Writes out what a context holds. */
export class Writer {
  private readonly written: Context
  private readonly numbers = new Map<number, number>()
  private readonly queue: number[] = []

  constructor(context: Context) {
    this.written = context
  }

  context(): Plain {
    const { seed, fresh, stack, raised, waiting, closing, finish, settings, globals, decided } =
      this.written
    // When it is over, nobody asks for its memory any more.
    const remembered = globals.size === 0 || finish !== null ? [] : [this.named(globals)]
    return [
      seed,
      String(fresh),
      this.anything(settings),
      this.frames(stack),
      raised === null ? null : this.value(raised),
      waiting === null
        ? null
        : [
            this.anything(waiting.operation),
            waiting.then.resume,
            waiting.then.state.map((value) => this.value(value)),
          ],
      this.anything(finish),
      closing === null ? null : this.closing(closing),
      ...remembered,
      ...(decided.length === 0 ? [] : [this.anything(decided)]),
      this.objects(),
    ]
  }

  private closing({ files, then, value }: Closing): Plain {
    return [files.map((file) => this.value(file)), then, this.value(value)]
  }

  private frames(frame: Frame | null): Plain {
    if (frame === null) return null
    return [
      this.frames(frame.caller),
      frame.function,
      frame.site?.point ?? null,
      frame.handled === null ? null : this.value(frame.handled),
      'instance' in frame.receives ? this.value(frame.receives.instance) : frame.receives.kind,
      this.named(frame.locals),
      this.named(frame.temps),
      ...this.callbacks(frame),
    ]
  }

  private callbacks({ generator, sent, replies, made, receives }: Frame): readonly Plain[] {
    const parts: Plain[] = []
    if (receives.kind === 'reply') parts.push(receives.call.map((value) => this.value(value)))
    if (generator !== undefined) parts.push(['generator', this.value(generator)])
    if (sent !== undefined) parts.push(['sent', sent.how, this.value(sent.value)])
    if (replies !== undefined) {
      const each = replies.map(({ function: name, args, how, value }): Plain => [
        name,
        args.map((arg) => this.value(arg)),
        how,
        this.value(value),
      ])
      parts.push(['replies', ...each])
    }
    if (made !== undefined) parts.push(['made', ...made.map((ref) => this.value(ref))])
    return parts
  }

  private named(map: ReadonlyMap<string | number, Value>): Plain {
    const sorted = [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
    return sorted.map(([name, value]) => [name, this.value(value)])
  }

  value(value: Value): Plain {
    if (isRef(value)) return this.object(value.id)
    if (typeof value === 'bigint') return ['i', String(value)]
    if (typeof value === 'number') return ['f', Object.is(value, -0) ? '-0' : String(value)]
    if (!isTagged(value)) return value
    switch (value.kind) {
      case 'tuple':
        return [value.class?.id ?? 't', ...value.items.map((item) => this.value(item))]
      case 'method':
        return value.closure === undefined
          ? ['m', value.id, this.value(value.self)]
          : ['m', value.id, this.value(value.self), this.value(value.closure)]
      case 'builtinMethod':
        return ['b', value.name, this.value(value.self)]
      case 'view':
        return ['v', value.of, this.value(value.dict)]
      case 'slice':
        return value.step === undefined
          ? ['s', this.value(value.lower), this.value(value.upper)]
          : ['s', this.value(value.lower), this.value(value.upper), this.value(value.step)]
      default:
        return this.anything(value)
    }
  }

  private object(id: number): Plain {
    // What threads share is not its own: the number says which it is.
    if (id < 0) return ['s', id]
    const known = this.numbers.get(id)
    if (known !== undefined) return ['r', known]
    const number = this.numbers.size
    this.numbers.set(id, number)
    this.queue.push(id)
    return ['r', number]
  }

  /** What was met so far, and what that refers to: a queue, since chains of objects may be long. */
  private objects(): Plain {
    const all: Plain[] = []
    for (const id of this.queue) {
      const object = this.written.heap.get(id)
      all.push(object === undefined ? null : this.content(object))
    }
    return all
  }

  content(object: HeapObject): Plain {
    switch (object.kind) {
      case 'list':
        return [
          object.unordered === undefined ? 'list' : 'unordered list',
          ...object.items.map((item) => this.value(item)),
        ]
      case 'dict':
        return [
          object.of ?? 'dict',
          ...(object.factory === undefined ? [] : [this.value(object.factory)]),
          ...[...object.entries.values()].flat().map((part) => this.value(part)),
        ]
      case 'instance':
        return ['instance', object.class.id, this.named(object.attributes)]
      case 'exception':
        return [
          'exception',
          this.anything(object.class),
          object.args.map((arg) => this.value(arg)),
          this.named(object.attributes),
          object.trace.map(({ function: name, span }) => [name, span.file, span.from]),
          (object.holds ?? []).map((value) => this.value(value)),
        ]
      case 'openFile':
        return ['file', object.text, this.anything(object.file), this.anything(object.io)]
      case 'iterator':
        return ['iterator', this.value(object.source), object.index, object.size]
      case 'record':
        return ['record', object.type, this.named(object.fields)]
      case 'cell':
        return ['cell', ...object.held.map((value) => this.value(value))]
      case 'closure':
        return [
          'closure',
          object.id,
          object.manages === true,
          object.wrapped === undefined ? null : this.value(object.wrapped),
          this.named(object.cells),
          this.named(object.defaults),
        ]
      case 'generator':
        return [
          'generator',
          object.id,
          object.at,
          object.state,
          this.named(object.locals),
          this.named(object.temps),
        ]
    }
  }

  /** Plain data without Python values, unchanged but for marked integers. */
  private anything(data: unknown): Plain {
    if (typeof data === 'bigint') return ['i', String(data)]
    if (data === null || data === undefined) return null
    if (Array.isArray(data)) return data.map((item) => this.anything(item))
    if (typeof data === 'object') {
      const entries = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))
      return ['o', ...entries.map(([name, value]) => [name, this.anything(value)])]
    }
    return typeof data === 'string' || typeof data === 'boolean' ? data : Number(data)
  }
}
