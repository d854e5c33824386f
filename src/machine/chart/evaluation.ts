import { BugError } from '../../base/index.ts'
import type { Expr, FunctionId, Variable } from '../../python/index.ts'
import type { Errno } from '../../vfs/index.ts'
import { variableKey } from '../state/context.ts'
import type { Context, Frame, Reply, Sent } from '../state/context.ts'
import { LONGEST_LINE, MOST_LINES, weighObject } from '../state/bounds.ts'
import { withDecision } from '../state/decision.ts'
import type { Decision } from '../state/decision.ts'
import { hashOf } from '../values/hashOf.ts'
import { ERRNO, osErrorClass } from '../values/exceptions.ts'
import type { Library } from '../builtins/builtinsFace.ts'
import { isSubclass } from './program.ts'
import type { Program } from './program.ts'
import { isOpenFile } from '../values/isOpenFile.ts'
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

/**
 * The run meets something that the model cannot do: no exception of Python, so that no program can
 * catch it. Never leaves the chart, which ends the process there.
 */
export class LeavesModel extends Error {
  /** what is not modelled, as the words after "not modelled:" */
  readonly what: string
  /** what to write instead, as a sentence */
  readonly instead: string | null

  constructor(what: string, instead: string | null) {
    super('the run leaves the model')
    this.what = what
    this.instead = instead
  }
}

/**
 * Program code must run in the middle of a point. Never leaves `perform`, which lets it run and then
 * performs the point again, with the answer among the replies.
 */
export class CallsBack extends Error {
  readonly call: BackCall

  constructor(call: BackCall) {
    super('a call in the middle of a point')
    this.call = call
  }
}

/** What runs in the middle of a point: a function from its start, or a generator that goes on. */
export type BackCall = {
  readonly function: FunctionId
  /** by these, and the function, the same call is known again */
  readonly args: readonly Value[]
} & (
  | {
      readonly kind: 'call'
      readonly locals: ReadonlyMap<string, Value>
      readonly closure: Ref | null
      readonly constructs: boolean
    }
  | { readonly kind: 'resume'; readonly generator: Ref; readonly sent: Sent }
)

/** Stands between an evaluation and shared memory. */
export interface Watch {
  variable(variable: Pick<Variable, 'file' | 'name'>, writes: boolean): void
  /** the object, telling of every look at what can change in it */
  object(ref: Ref, object: HeapObject): HeapObject
  put(ref: Ref, object: HeapObject): void
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
  private decided: readonly Decision[]
  private spent = 0
  /** what was made, with its first content */
  private readonly made: (readonly [Ref, HeapObject | null])[] = []
  private replied = 0
  /** of a thread: what is told of every look at shared memory, and may stop it */
  watch: Watch | null = null
  /** false: for watching only; the program's special methods do not run */
  readonly performs: boolean

  constructor(evaluateExpr: Evaluate, before: Context, frame: Frame, performs = false) {
    this.performs = performs
    this.evaluateExpr = evaluateExpr
    this.program = before.program
    this.before = before
    this.frame = withoutReplies(frame)
    this.heap = before.heap
    this.globals = before.globals
    this.nextId = before.nextId
    this.fresh = before.fresh
    this.open = before.open
    this.log = before.log
    this.decided = before.decided
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
  changes(): Pick<Context, 'heap' | 'globals' | 'nextId' | 'fresh' | 'log' | 'open' | 'decided'> {
    const { heap, globals, nextId, fresh, log, open, decided } = this
    return { heap, globals, nextId, fresh, log, open, decided }
  }

  /** The value of a file's variable; undefined while it is unset. */
  variable(variable: Pick<Variable, 'file' | 'name'>): Value | undefined {
    this.watch?.variable(variable, false)
    return this.globals.get(variableKey(variable))
  }

  setVariable(variable: Pick<Variable, 'file' | 'name'>, value: Value): void {
    this.watch?.variable(variable, true)
    this.globals = new Map(this.globals).set(variableKey(variable), value)
  }

  unsetVariable(variable: Pick<Variable, 'file' | 'name'>): void {
    this.watch?.variable(variable, true)
    const globals = new Map(this.globals)
    globals.delete(variableKey(variable))
    this.globals = globals
  }

  get(ref: Ref): HeapObject {
    const found = this.heap.get(ref.id)
    if (found === undefined) throw new BugError(`expected an object at ${ref.id}, got none`)
    return this.watch?.object(ref, found) ?? found
  }

  /** The object that a value refers to; null for a value without one. */
  object(value: Value): HeapObject | null {
    return isRef(value) ? this.get(value) : null
  }

  /** Bytes that this micro-step has made, looked through or copied. */
  get work(): number {
    return this.spent
  }

  spend(bytes: number): void {
    this.spent += bytes
  }

  put(ref: Ref, object: HeapObject): void {
    this.watch?.put(ref, object)
    if (object.kind === 'openFile') {
      this.open += Number(isOpenFile(object)) - Number(isOpenFile(this.heap.get(ref.id)))
    }
    this.copy ??= this.copied()
    this.spend(weighObject(object))
    this.copy.set(ref.id, object)
    this.heap = this.copy
  }

  private copied(): Map<number, HeapObject> {
    this.spend(16 * this.heap.size)
    return new Map(this.heap)
  }

  make(object: HeapObject): Ref {
    const again = this.before.stack?.made?.[this.made.length]
    if (again !== undefined) {
      // the program may have changed it since
      this.made.push([again, null])
      return again
    }
    const ref: Ref = { kind: 'ref', id: this.nextId }
    this.nextId += 1
    this.put(ref, object)
    this.made.push([ref, object])
    return ref
  }

  /** The same for watching only: nothing of the program runs. */
  watching(): Evaluation {
    return new Evaluation(this.evaluateExpr, { ...this.before, ...this.changes() }, this.frame)
  }

  /** What the generator whose point this is goes on with; undefined where it has not rested. */
  get sent(): Sent | undefined {
    return this.before.stack?.sent
  }

  /** The reply to this call, if it is the next one. */
  replyTo(id: FunctionId, args: readonly Value[]): Reply | undefined {
    const reply = this.before.stack?.replies?.[this.replied]
    if (reply?.function !== id || !sameValues(reply.args, args)) return undefined
    this.replied += 1
    this.spend(4)
    return reply
  }

  /** Runs program code in the middle of the point. The point begins again with its reply. */
  callBack(call: BackCall): never {
    if (this.before.stack?.replies?.[this.replied] === undefined) throw new CallsBack(call)
    return this.unsupported('a function that changes what the built-in that calls it works on')
  }

  /**
   * The context while program code runs in the middle of this point: what the point has made is
   * there, nothing else has changed.
   */
  suspended(): Context {
    const made = this.made.map(([ref]) => ref)
    const heap = new Map(this.before.heap)
    for (const [ref, object] of this.made) if (object !== null) heap.set(ref.id, object)
    const { stack } = this.before
    const held = stack === null || made.length === 0 ? stack : { ...stack, made }
    return { ...this.before, stack: held, heap, nextId: this.nextId }
  }

  list(items: readonly Value[]): Ref {
    return this.make({ kind: 'list', items })
  }

  /** The request's own counter: never depends on what other requests do. */
  nextFresh(): bigint {
    this.fresh += 1n
    return this.fresh
  }

  /** Adds to the log, which is for people only: of what is endless it keeps a beginning. */
  write(text: string): void {
    if (this.log.length >= MOST_LINES) return
    const lines = text.slice(0, LONGEST_LINE * 10).split('\n')
    const cut = lines.map((line) =>
      line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line,
    )
    this.spend(8 * this.log.length)
    this.log = [...this.log, ...cut].slice(0, MOST_LINES)
  }

  /** Notes that something is decided by what the model picks: then nobody may call all safe. */
  decide(decision: Decision): void {
    this.decided = withDecision(this.decided, decision)
  }

  /** Raises a built-in exception. */
  fail(name: string, ...args: readonly Value[]): never {
    throw new Raised(this.exception(builtin(name), args))
  }

  /** A limit of the model: the process ends here, and no handler of the program runs. */
  unsupported(what: string, instead: string | null = null): never {
    throw new LeavesModel(what, instead)
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

/** The frame as it is once the point is left. */
function withoutReplies(frame: Frame): Frame {
  if (frame.replies === undefined && frame.sent === undefined && frame.made === undefined) {
    return frame
  }
  const { replies: _, sent: __, made: ___, ...rest } = frame
  return rest
}

function sameValues(one: readonly Value[], other: readonly Value[]): boolean {
  return (
    one.length === other.length &&
    one.every((value, index) => hashOf(value) === hashOf(other[index] ?? null))
  )
}

function osAttributes(
  errno: Value,
  strerror: Value,
  filename: Value,
  filename2: Value,
): ReadonlyMap<string, Value> {
  return new Map(Object.entries({ errno, strerror, filename, filename2 }))
}
