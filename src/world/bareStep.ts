import { BugError } from '../base/index.ts'
import { evict, withoutProcess } from '../db/index.ts'
import {
  dbServiceOf,
  finish,
  innermost,
  pending,
  position,
  resume,
  start,
} from '../machine/index.ts'
import type {
  Accessed,
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
import { processOf } from './world.ts'
import type { Fault, Plan, RequestInWorld, RequestStatus, Waits, World } from './world.ts'

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
  /** slots of shared memory that it looked at */
  readonly touched: readonly string[]
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
  const call: Start = { ...how, ...remembered, settings, recursionLimit, readsOnce }
  const taken = plan.threads?.start(plan, world, who, call)
  const progress = taken?.progress ?? start(plan.machine, call)
  const request: RequestInWorld = {
    running: progress.running,
    sent: null,
    response: null,
    tornRead: false,
    counted: 0,
    hit: false,
    killed: false,
  }
  const requests = [...world.requests, request]
  const added: World = { ...world, memory: taken?.memory ?? world.memory, requests }
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
    const service = dbServiceOf(plan.machine)
    const by = service.blockersOf(world.db, who, operation.call) as readonly Pid[]
    return by.length > 0 ? { kind: 'blocked', by } : { kind: 'ready' }
  }
  if (operation.kind === 'memory') {
    const waits = goOn(plan, world, who, { kind: 'memory', accesses: [] })
    return waits.kind === 'waits' ? { kind: 'blocked', by: waits.by } : { kind: 'ready' }
  }
  if (operation.kind !== 'syscall') return { kind: 'ready' }
  const { result } = perform(world.fs, processOf(plan, who), operation.call)
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
    const nothing = { answer: null, torn: false, microsteps: [], quiet: [], touched: [] }
    return { world: killRequest(world, who), record: { ...at, ...nothing, fault } }
  }
  const dropped = fault === 'evict' ? { ...world, db: evict(world.db) } : world
  const process = processOf(plan, who)
  const before = plan.freesNumbers
    ? { ...dropped, fs: withNumbersFreed(dropped.fs, process) }
    : dropped
  const performed =
    fault === 'disk-full' ? withoutSpace(before) : operate(plan, before, who, operation)
  if (performed.kind !== 'answered') return null
  const { answer } = performed
  const counted = withStepCounted(plan.fault, performed.world, who, fault !== null)
  const gone = goOn(plan, counted, who, answer)
  if (gone.kind === 'waits') return null
  const settled = settle(plan, gone.world, who, gone.progress)
  return {
    world: settled.world,
    record: {
      ...at,
      answer: answer.kind === 'memory' ? { ...answer, accesses: gone.accesses } : answer,
      fault,
      torn: performed.torn,
      microsteps: settled.microsteps,
      quiet: settled.quiet,
      touched: gone.touched,
    },
  }
}

function placeOf(plan: Plan, running: RequestState): Pick<StepRecord, 'span' | 'function'> {
  return { span: position(plan.machine, running), function: innermost(running) ?? '' }
}

type Gone =
  | {
      readonly kind: 'gone'
      readonly world: World
      readonly progress: Advanced
      readonly accesses: readonly Accessed[]
      readonly touched: readonly string[]
    }
  | Waits

/** The request goes on with an answer, up to its next rest. */
function goOn(plan: Plan, world: World, who: Pid, answer: Answer): Gone {
  const { threads } = plan
  if (threads === undefined) {
    if (answer.kind === 'memory') return { kind: 'waits', by: [who], access: null, looked: null }
    const progress = resume(plan.machine, requestOf(world, who).running, answer)
    return { kind: 'gone', world, progress, accesses: [], touched: [] }
  }
  const taken = threads.resume(plan, world, who, answer)
  if (taken.kind === 'waits') return taken
  const { progress, memory, accesses, touched } = taken
  return { kind: 'gone', world: { ...world, memory }, progress, accesses, touched }
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
      // The request is over: open descriptors are closed, and locks released; those of a process stay for its threads.
      const fs = plan.threads === undefined ? exitProcess(current.fs, who) : current.fs
      return { world: { ...current, fs, db: withoutProcess(current.db, who) }, microsteps, quiet }
    }
    if (isStep(plan, current, who, operation)) {
      return { world: current, microsteps, quiet }
    }
    const performed = operate(plan, current, who, operation)
    if (performed.kind !== 'answered') throw new BugError('a call that nobody notices was blocked')
    const gone = goOn(plan, performed.world, who, performed.answer)
    if (gone.kind === 'waits') throw new BugError('a call that nobody notices had to wait')
    microsteps = [...microsteps, ...gone.progress.microsteps]
    quiet.push({ operation, answer: performed.answer })
    current = withRequest(gone.world, who, { running: gone.progress.running })
  }
}

/** Could another request notice it? */
function isStep(plan: Plan, { fs, db }: World, who: Pid, operation: Operation): boolean {
  const { machine } = plan
  if (operation.kind === 'syscall') return noticeable(fs, processOf(plan, who), operation.call)
  return operation.kind !== 'db' || dbServiceOf(machine).isNoticeable(db, who, operation.call)
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
