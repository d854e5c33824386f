import { BugError } from '../../base/index.ts'
import type { Expr, Variable } from '../../python/index.ts'
import type { Errno } from '../../vfs/index.ts'
import { variableKey } from '../state/context.ts'
import type { Context, Frame } from '../state/context.ts'
import { ERRNO, osErrorClass } from '../values/exceptions.ts'
import type { Library } from '../builtins/builtinsFace.ts'
import { isSubclass } from './program.ts'
import type { Program } from './program.ts'
import { builtin, isRef } from '../values/value.ts'
import type { ClassRef, ExceptionObject, HeapObject, Ref, Value } from '../values/value.ts'

/**
 * A Python exception on its way through our own evaluation. Never leaves `perform`, which turns
 * it into data: the edge that the statechart takes.
 */
export class Raised extends Error {
  readonly exception: Ref

  constructor(exception: Ref) {
    super('a Python exception')
    this.exception = exception
  }
}

/** Handed down, so that the parts do not import in rings. */
type Evaluate = (evaluation: Evaluation, expr: Expr) => Value

/**
 * The scratch pad of one micro-step: reads the context it began with and collects what changes.
 * The context itself is never touched; the heap is copied at the first change.
 */
export class Evaluation {
  readonly program: Program
  readonly before: Context
  readonly frame: Frame
  private readonly evaluateExpr: Evaluate
  private heap: ReadonlyMap<number, HeapObject>
  private copy: Map<number, HeapObject> | null = null
  private globals: ReadonlyMap<string, Value>
  private nextId: number
  private fresh: bigint
  private open: number
  private log: readonly string[]

  constructor(evaluateExpr: Evaluate, before: Context, frame: Frame) {
    this.evaluateExpr = evaluateExpr
    this.program = before.program
    this.before = before
    this.frame = frame
    this.heap = before.heap
    this.globals = before.globals
    this.nextId = before.nextId
    this.fresh = before.fresh
    this.open = before.open
    this.log = before.log
  }

  /** A new scratch pad on another context. */
  on(context: Context): Evaluation {
    return new Evaluation(this.evaluateExpr, context, context.stack ?? this.frame)
  }

  get version(): 2 | 3 {
    return this.program.code.version
  }

  get library(): Library {
    return this.program.library
  }

  evaluate(expr: Expr): Value {
    return this.evaluateExpr(this, expr)
  }

  /** The parts of the context that evaluation may change. */
  changes(): Pick<Context, 'heap' | 'globals' | 'nextId' | 'fresh' | 'log' | 'open'> {
    const { heap, globals, nextId, fresh, log, open } = this
    return { heap, globals, nextId, fresh, log, open }
  }

  /** The value of a file's variable; undefined while it is unset. */
  variable(variable: Pick<Variable, 'file' | 'name'>): Value | undefined {
    return this.globals.get(variableKey(variable))
  }

  setVariable(variable: Pick<Variable, 'file' | 'name'>, value: Value): void {
    this.globals = new Map(this.globals).set(variableKey(variable), value)
  }

  unsetVariable(variable: Pick<Variable, 'file' | 'name'>): void {
    const globals = new Map(this.globals)
    globals.delete(variableKey(variable))
    this.globals = globals
  }

  get(ref: Ref): HeapObject {
    const found = this.heap.get(ref.id)
    if (found === undefined) throw new BugError(`expected an object at ${ref.id}, got none`)
    return found
  }

  /** The object that a value refers to; null for a value without one. */
  object(value: Value): HeapObject | null {
    return isRef(value) ? this.get(value) : null
  }

  put(ref: Ref, object: HeapObject): void {
    if (object.kind === 'openFile') {
      this.open += Number(!object.file.closed) - Number(this.isOpenFile(ref))
    }
    this.copy ??= new Map(this.heap)
    this.copy.set(ref.id, object)
    this.heap = this.copy
  }

  private isOpenFile(ref: Ref): boolean {
    const object = this.heap.get(ref.id)
    return object?.kind === 'openFile' && !object.file.closed
  }

  make(object: HeapObject): Ref {
    const ref: Ref = { kind: 'ref', id: this.nextId }
    this.nextId += 1
    this.put(ref, object)
    return ref
  }

  list(items: readonly Value[]): Ref {
    return this.make({ kind: 'list', items })
  }

  /** The request's own counter: never depends on what other requests do. */
  nextFresh(): bigint {
    this.fresh += 1n
    return this.fresh
  }

  write(text: string): void {
    this.log = [...this.log, ...text.split('\n')]
  }

  /** Raises a built-in exception. */
  fail(name: string, ...args: readonly Value[]): never {
    throw new Raised(this.exception(builtin(name), args))
  }

  /** Racetrack's own limit, worded like Python's. */
  unsupported(what: string): never {
    return this.fail('NotImplementedError', `Racetrack does not model ${what}`)
  }

  /**
   * A failed system call. In Python 2 files and flock raise IOError, os.* raises OSError; in 3 the
   * subclass of OSError goes by the number.
   */
  failErrno(errno: Errno, family: 'os' | 'io', ...filenames: readonly Value[]): never {
    const { number, text } = ERRNO[errno]
    const two = family === 'os' ? 'OSError' : 'IOError'
    const name = this.version === 2 ? two : osErrorClass(number)
    const [filename = null, filename2 = null] = filenames
    const exception: ExceptionObject = {
      kind: 'exception',
      class: builtin(name),
      args: [number, text],
      attributes: osAttributes(number, text, filename, filename2),
      trace: [],
    }
    throw new Raised(this.make(exception))
  }

  /** An instance of an exception class, as calling the class makes it. */
  exception(cls: ClassRef, args: readonly Value[]): Ref {
    const environment = builtin(this.version === 2 ? 'EnvironmentError' : 'OSError')
    const fromSystem = isSubclass(this.program, cls, environment)
    if (!fromSystem || args.length < 2 || args.length > 3) {
      const attributes = fromSystem
        ? osAttributes(null, null, null, null)
        : new Map<string, Value>()
      return this.make({ kind: 'exception', class: cls, args, attributes, trace: [] })
    }
    const [errno = null, text = null, filename = null] = args
    const exact = this.version === 3 && cls.kind === 'builtin' && cls.name === 'OSError'
    const actual = exact && typeof errno === 'bigint' ? builtin(osErrorClass(errno)) : cls
    const attributes = osAttributes(errno, text, filename, null)
    return this.make({
      kind: 'exception',
      class: actual,
      args: [errno, text],
      attributes,
      trace: [],
    })
  }
}

function osAttributes(
  errno: Value,
  strerror: Value,
  filename: Value,
  filename2: Value,
): ReadonlyMap<string, Value> {
  return new Map(Object.entries({ errno, strerror, filename, filename2 }))
}
