import { BugError } from '../base/index.ts'
import { blockersOf, evict, isNoticeable, withoutProcess } from '../db/index.ts'
import { finish, innermost, pending, position, resume, start } from '../machine/index.ts'
import type {
  Answer,
  LeftPoint,
  Operation,
  Advanced,
  RequestState,
  Start,
} from '../machine/index.ts'
import type { Span } from '../python/index.ts'
import { exitProcess, isBlocked, noticeable, perform, withNumbersFreed } from '../vfs/index.ts'
import type { Pid } from '../vfs/index.ts'
import { clockAfter } from './clock.ts'
import { canHit, faultAt, killRequest, withoutSpace, withStepCounted } from './faults.ts'
import { operate, withRequest } from './operate.ts'
import type { Fault, Plan, RequestInWorld, RequestStatus, World } from './world.ts'

/** One step, as it happened. */
export interface StepRecord {
  readonly who: Pid
  readonly operation: Operation
  /** null: it was killed instead */
  readonly answer: Answer | null
  /** what went wrong at this step; null: nothing */
  readonly fault: Fault['kind'] | null
  /** it read a file while a save of that file was under way */
  readonly torn: boolean
  /** the source that asked for the operation */
  readonly span: Span
  /** the program's function that asked for it */
  readonly function: string
  /** the local work that followed, point by point */
  readonly microsteps: readonly LeftPoint[]
  /** operations in that local work that no other request can notice */
  readonly quiet: readonly QuietOperation[]
}

export interface QuietOperation {
  readonly operation: Operation
  readonly answer: Answer
}

export interface Stepped {
  readonly world: World
  readonly record: StepRecord
}

/** What to call, and the seed of its fresh keys. */
type Call = Pick<Start, 'entry' | 'args' | 'seed' | 'leavesMemory'>

/** One more request, at its first rest. Also how the panels look into a store, on a copy. */
export function addRequest(plan: Plan, world: World, how: Call): { world: World; who: Pid } {
  const who = world.requests.length as Pid
  const { settings, recursionLimit, memory, readsOnce } = plan
  const remembered = memory === null ? {} : { memory }
  const progress = start(plan.machine, {
    ...how,
    ...remembered,
    settings,
    recursionLimit,
    readsOnce,
  })
  const request: RequestInWorld = {
    running: progress.running,
    sent: null,
    response: null,
    tornRead: false,
    counted: 0,
    hit: false,
    killed: false,
  }
  const added: World = { ...world, requests: [...world.requests, request] }
  return { world: settle(plan, added, who, progress).world, who }
}

/** Can this request move, and if not, why? */
export function statusOf(plan: Plan, world: World, who: Pid): RequestStatus {
  const request = requestOf(world, who)
  const { running } = request
  if (request.killed) return { kind: 'finished', finish: { kind: 'killed' } }
  const finished = finish(running)
  if (finished !== null) return { kind: 'finished', finish: finished }
  const operation = pendingOf(plan, running)
  // A waiting request can be killed.
  if (faultAt(plan.fault, who, request) === 'kill' && canHit('kill', operation)) {
    return { kind: 'ready' }
  }
  if (operation.kind === 'clock') {
    return { kind: clockAfter(world.clock, who, operation.call) === null ? 'idle' : 'ready' }
  }
  if (operation.kind === 'db') {
    const by = blockersOf(world.db, who, operation.call) as readonly Pid[]
    return by.length > 0 ? { kind: 'blocked', by } : { kind: 'ready' }
  }
  if (operation.kind !== 'syscall') return { kind: 'ready' }
  const { result } = perform(world.fs, who, operation.call)
  return isBlocked(result) ? { kind: 'blocked', by: result.blockedBy } : { kind: 'ready' }
}

/** The requests that can move, in the order of their letters. */
export function enabled(plan: Plan, world: World): readonly Pid[] {
  return world.requests
    .map((_, index) => index as Pid)
    .filter((who) => statusOf(plan, world, who).kind === 'ready')
}

/** The operation that the next step of this request performs; null when it is over. */
export function nextOperation(plan: Plan, world: World, who: Pid): Operation | null {
  const { running, killed: dead } = requestOf(world, who)
  return dead ? null : pending(plan.machine, running)
}

/** Would a fault of this kind make a difference to its next step? Not when it is over. */
export function canHitNext(plan: Plan, world: World, who: Pid, kind: Fault['kind']): boolean {
  const operation = nextOperation(plan, world, who)
  return operation !== null && canHit(kind, operation)
}

/** A step without the rules that are checked after it: see `step`. */
export function bareStep(plan: Plan, world: World, who: Pid): Stepped | null {
  const request = requestOf(world, who)
  const { running } = request
  if (request.killed || finish(running) !== null) return null
  const operation = pendingOf(plan, running)
  const planned = faultAt(plan.fault, who, request)
  const fault = planned !== null && canHit(planned, operation) ? planned : null
  const at = { who, operation, ...placeOf(plan, running) }
  if (fault === 'kill') {
    const nothing = { answer: null, torn: false, microsteps: [], quiet: [] }
    return { world: killRequest(world, who), record: { ...at, ...nothing, fault } }
  }
  const dropped = fault === 'evict' ? { ...world, db: evict(world.db) } : world
  const before = plan.freesNumbers ? { ...dropped, fs: withNumbersFreed(dropped.fs, who) } : dropped
  const performed = fault === 'disk-full' ? withoutSpace(before) : operate(before, who, operation)
  if (performed.kind !== 'answered') return null
  const progress = resume(plan.machine, running, performed.answer)
  const counted = withStepCounted(plan.fault, performed.world, who, fault !== null)
  const settled = settle(plan, counted, who, progress)
  return {
    world: settled.world,
    record: {
      ...at,
      answer: performed.answer,
      fault,
      torn: performed.torn,
      microsteps: settled.microsteps,
      quiet: settled.quiet,
    },
  }
}

function placeOf(plan: Plan, running: RequestState): Pick<StepRecord, 'span' | 'function'> {
  return { span: position(plan.machine, running), function: innermost(running) ?? '' }
}

interface Settled {
  readonly world: World
  readonly microsteps: readonly LeftPoint[]
  readonly quiet: readonly QuietOperation[]
}

/** Performs at once whatever no other request could notice, until the request rests or ends. */
function settle(plan: Plan, world: World, who: Pid, progress: Advanced): Settled {
  let { microsteps } = progress
  const quiet: QuietOperation[] = []
  let current = withRequest(world, who, { running: progress.running })
  for (;;) {
    const { running } = requestOf(current, who)
    const operation = pending(plan.machine, running)
    if (operation === null) {
      // Nobody knows what it would do next: what it holds it keeps.
      if (finish(running)?.kind === 'not-modelled' || plan.keepsOpen === true) {
        return { world: current, microsteps, quiet }
      }
      // The request is over: open descriptors are closed, and locks released.
      const fs = exitProcess(current.fs, who)
      return { world: { ...current, fs, db: withoutProcess(current.db, who) }, microsteps, quiet }
    }
    if (isStep(current, who, operation)) {
      return { world: current, microsteps, quiet }
    }
    const performed = operate(current, who, operation)
    if (performed.kind !== 'answered') throw new BugError('a call that nobody notices was blocked')
    const more = resume(plan.machine, running, performed.answer)
    microsteps = [...microsteps, ...more.microsteps]
    quiet.push({ operation, answer: performed.answer })
    current = withRequest(performed.world, who, { running: more.running })
  }
}

/** Could another request notice it? */
function isStep({ fs, db }: World, who: Pid, operation: Operation): boolean {
  if (operation.kind === 'syscall') return noticeable(fs, who, operation.call)
  return operation.kind !== 'db' || isNoticeable(db, who, operation.call)
}

function pendingOf(plan: Plan, running: RequestState): Operation {
  const operation = pending(plan.machine, running)
  if (operation === null) throw new BugError('expected a request at rest, got a finished one')
  return operation
}

/** The request of a pid; a BugError when there is none. */
export function requestOf(world: World, who: Pid): RequestInWorld {
  const request = world.requests[who]
  if (request === undefined) throw new BugError(`expected a request ${who}, got none`)
  return request
}
