import { variableKey } from '../../state/context.ts'
import type { Sharing } from '../../state/context.ts'
import type { Evaluation, Watch } from '../../chart/evaluation.ts'
import type { HeapObject, InstanceObject, RecordObject, Ref, Value } from '../../values/value.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { callsPython } from './inPython.ts'
import { isEnvironment } from './environment.ts'
import { changingNames } from './names.ts'
import type { ChangingNames } from './names.ts'

/** Fields that no method changes: of queues, barriers, deques and threads. */
const CONSTANT: ReadonlySet<string> = new Set([
  'maxsize',
  'parties',
  'maxlen',
  'name',
  'daemon',
  'ident',
])

/** Types whose objects stay as they are made. */
const UNCHANGING: ReadonlySet<string> = new Set([
  'frozenset',
  'functools.partial',
  'operator.attrgetter',
  'operator.itemgetter',
  'uuid.UUID',
])

/** What is looked at, or changed, of shared memory. */
export type Touch =
  | {
      readonly kind: 'variable'
      readonly key: string
      readonly name: string
      readonly writes: boolean
    }
  | {
      readonly kind: 'object'
      readonly ref: Ref
      readonly object: HeapObject
      /** of an object of the program's */
      readonly attribute: string | null
      readonly writes: boolean
    }

/** The point must wait for its step. Never leaves `inTurn`. */
export class MustWait extends Error {
  readonly touch: Touch

  constructor(touch: Touch) {
    super('a point that touches shared memory')
    this.touch = touch
  }
}

/** The slot of shared memory that a touch is about. */
export function slotOf(touch: Touch): string {
  return touch.kind === 'variable' ? `variable ${touch.key}` : `object ${touch.ref.id}`
}

/** Stops a point that is not in its step at its first touch; notes what the others touch. */
export class ThreadWatch implements Watch {
  readonly touches: Touch[] = []
  /** slots, in the order in which they were looked at */
  readonly looked: string[] = []
  readonly #evaluation: Evaluation
  readonly #at: LinkedPoint
  readonly #turn: Sharing['turn']
  readonly #names: ChangingNames

  constructor(evaluation: Evaluation, at: LinkedPoint, turn: Sharing['turn']) {
    this.#evaluation = evaluation
    this.#at = at
    this.#turn = turn
    this.#names = changingNames(evaluation.program)
  }

  variable(variable: { readonly file: string; readonly name: string }, writes: boolean): void {
    const key = variableKey(variable)
    this.looked.push(`variable ${key}`)
    if (!this.#names.variables.has(key)) return
    this.#touch({ kind: 'variable', key, name: variable.name, writes })
  }

  object(ref: Ref, object: HeapObject): HeapObject {
    if (ref.id >= 0) return object
    this.looked.push(`object ${ref.id}`)
    switch (object.kind) {
      case 'list':
        return this.#watched(ref, object, ['items'])
      case 'dict':
        return this.#watched(ref, object, ['entries'])
      case 'iterator':
        return this.#watched(ref, object, ['source', 'index', 'size'])
      case 'record':
        return { ...object, fields: this.#fields(ref, object, object.fields) }
      case 'cell':
        return this.#cellChanges() ? this.#watched(ref, object, ['held']) : object
      case 'instance':
        if (isCache(object)) return object
        return { ...object, attributes: this.#attributes(ref, object, object.attributes) }
      case 'generator':
        return this.#evaluation.unsupported('a generator that two threads can reach')
      // What they are stays.
      case 'exception':
      case 'closure':
      case 'openFile':
        return object
    }
  }

  put(ref: Ref, object: HeapObject): void {
    if (ref.id >= 0 || object.kind === 'closure') return
    this.looked.push(`object ${ref.id}`)
    if (object.kind === 'openFile') {
      this.#evaluation.unsupported(
        'a read, a write or the closing of a file object that two threads can reach',
        'Open the file in each thread, or use os.open, os.read and os.write.',
      )
    }
    const { op } = this.#at.point
    const attribute = 'name' in op && isAttributeOp(op.kind) ? op.name : null
    if (object.kind === 'exception') {
      // Its traceback grows: nobody looks at that.
      if (attribute === null) return
      this.#evaluation.unsupported(
        'an attribute that is stored in an exception that two threads can reach',
      )
    }
    if (object.kind === 'cell' && !this.#cellChanges()) {
      this.#evaluation.unsupported(
        'a variable of a function around that changes after a thread has it',
      )
    }
    this.#refuseLateInit(object, attribute)
    this.#touch({ kind: 'object', ref, object, attribute, writes: true })
  }

  #touch(touch: Touch): void {
    const waits =
      this.#turn === 'none' ||
      this.#turn === 'again' ||
      (this.#turn === 'run' && this.#beginsInPython(touch))
    if (waits) throw new MustWait(touch)
    this.touches.push(touch)
  }

  /** Threads may switch where a function of Python begins. */
  #beginsInPython(touch: Touch): boolean {
    return isOfPython(touch) || callsPython(this.#evaluation, this.#at.point.op)
  }

  /** The object whose content tells when it is looked at. */
  #watched<Kind extends HeapObject>(ref: Ref, object: Kind, parts: readonly (keyof Kind)[]): Kind {
    const watched: Kind = { ...object }
    for (const part of parts) {
      Object.defineProperty(watched, part, {
        enumerable: true,
        get: () => {
          this.#touch({ kind: 'object', ref, object, attribute: null, writes: false })
          return object[part]
        },
      })
    }
    return watched
  }

  /** What such an object is made with stays: the size of a queue. A name that it does not have is none of its fields. */
  #fields(ref: Ref, object: RecordObject, fields: ReadonlyMap<string, Value>) {
    if (object.type === 'functools.partial' && attributeIn(this.#at.point.op) === 'keywords') {
      this.#evaluation.unsupported('the keywords of a functools.partial that threads share')
    }
    if (UNCHANGING.has(object.type)) return fields
    return new WatchedMap(fields, (name) => {
      if (name !== null && (!fields.has(name) || CONSTANT.has(name))) return
      this.#touch({ kind: 'object', ref, object, attribute: null, writes: false })
    })
  }

  #attributes(ref: Ref, object: HeapObject, attributes: ReadonlyMap<string, Value>) {
    const { attributes: changing } = this.#names
    return new WatchedMap(attributes, (name) => {
      if (name !== null && changing !== null && !changing.has(name)) return
      if (name === null && changing !== null && changing.size === 0) return
      this.#touch({ kind: 'object', ref, object, attribute: name, writes: false })
    })
  }

  /** Is the variable that the point names one that functions declare `nonlocal`? */
  #cellChanges(): boolean {
    const { op } = this.#at.point
    const name = cellNamed(op)
    return name === null || this.#names.cells.has(name)
  }

  /** `__init__` of an object that others have already: its attributes would be loaded without a step. */
  #refuseLateInit(object: HeapObject, attribute: string | null): void {
    const { attributes } = this.#names
    if (object.kind !== 'instance' || attribute === null || attributes === null) return
    if (attributes.has(attribute)) return
    this.#evaluation.unsupported(
      `the attribute ${attribute} that __init__ stores in an object that others can reach already`,
      'Hand the object to others after it is made.',
    )
  }
}

/** Threads may switch where a function of Python begins: what threading has in Python begins with one. */
export function isOfPython(touch: Touch): boolean {
  if (touch.kind !== 'object') return false
  if (isEnvironment(touch.object)) return true
  if (touch.object.kind !== 'record') return false
  const { type } = touch.object
  return (
    type.startsWith('threading.') || (type.startsWith('queue.') && type !== 'queue.SimpleQueue')
  )
}

/** A cache of functools is what it was made with; its results are in a dictionary. */
function isCache({ class: cls }: InstanceObject): boolean {
  return cls.kind === 'class' && cls.id === '_functools._Cached'
}

/** The attribute that a point reads. */
function attributeIn(op: LinkedPoint['point']['op']): string | null {
  if (op.kind === 'getattr') return op.name
  return op.kind === 'eval' && op.value.kind === 'attribute' ? op.value.name : null
}

function isAttributeOp(kind: LinkedPoint['point']['op']['kind']): boolean {
  return kind === 'setattr' || kind === 'delattr'
}

function cellNamed(op: LinkedPoint['point']['op']): string | null {
  if (op.kind === 'unbind') return op.name
  if (op.kind !== 'eval') return null
  if (op.into?.kind === 'cell') return op.into.name
  return op.value.kind === 'cell' ? op.value.name : null
}

/** Attributes, or fields, that tell which one is looked at; null: all are. */
class WatchedMap extends Map<string, Value> {
  readonly #told: (name: string | null) => void

  constructor(attributes: ReadonlyMap<string, Value>, told: (name: string | null) => void) {
    super(attributes)
    this.#told = told
  }

  override get(name: string): Value | undefined {
    this.#told(name)
    return super.get(name)
  }

  override has(name: string): boolean {
    this.#told(name)
    return super.has(name)
  }

  override [Symbol.iterator]() {
    this.#told(null)
    return super[Symbol.iterator]()
  }

  override entries() {
    this.#told(null)
    return super.entries()
  }

  override values() {
    this.#told(null)
    return super.values()
  }

  override keys() {
    this.#told(null)
    return super.keys()
  }
}
