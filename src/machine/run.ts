import { getInitialMicrosteps, getMicrosteps } from 'xstate'
import type { SnapshotFrom } from 'xstate'
import { BugError } from '../base/index.ts'
import type { DbService } from '../db/index.ts'
import { builtOf } from './chart/buildMachine.ts'
import type { Built } from './chart/buildMachine.ts'
import { GATE } from './state/context.ts'
import type { Context } from './state/context.ts'
import { notStarted } from './chart/entry.ts'
import type { Answer, Operation } from './operation.ts'
import { deeperOf } from './chart/deeper.ts'
import { className, functionOf } from './chart/program.ts'
import type { LinkedPoint, Program } from './chart/program.ts'
import type {
  Finish,
  LeftPoint,
  Advanced,
  RequestMachine,
  RequestState,
  Start,
} from './state/requestState.ts'
import { isOpenFile } from './values/isOpenFile.ts'
import { ArgumentHeap } from './state/arguments.ts'
import { contextOf } from './state/memory.ts'
import { isRef, isTagged } from './values/value.ts'
import type { Value } from './values/value.ts'
import type { FunctionId } from '../python/index.ts'
import { RECURSION_LIMIT } from './chart/microstep.ts'

export type Snapshot = SnapshotFrom<Built['definition']>

/** What everything but `resume` reads of a `RequestState`. */
export type State = Pick<Snapshot, 'context'> & { readonly value: unknown }

export function stateOf(running: RequestState): State {
  return running as unknown as State
}

/** The XState snapshot behind a `RequestState` that XState has made. */
export function snapshotOf(running: RequestState): Snapshot {
  if ('leaf' in running) throw new BugError('expected a request that XState runs, got a flat one')
  return running as unknown as Snapshot
}

/** Calls the program and runs it to its first rest, or to its end. */
export function start(machine: RequestMachine, how: Start): Advanced {
  const { definition, program, table } = builtOf(machine)
  const alone = firstContext(program, how)
  const first = how.thread === undefined ? alone : deeperOf(program).asThread(alone, how)
  if (table !== null) {
    return table.start(how, first, (states) => progress(program, states))
  }
  const steps = getInitialMicrosteps(definition, first)
  return progress(
    program,
    steps.map(([snapshot]) => snapshot),
  )
}

/** Takes the world's answer and runs to the next rest, or to the end. */
export function resume(machine: RequestMachine, running: RequestState, answer: Answer): Advanced {
  const { definition, program, table } = builtOf(machine)
  if (table !== null) {
    return table.resume(running, answer, (states) => progress(program, states))
  }
  const before = snapshotOf(running)
  if (before.context.waiting === null) throw new BugError('expected a request that waits, got none')
  const steps = getMicrosteps(definition, before, { type: 'ANSWER', answer })
  return progress(program, [before, ...steps.map(([snapshot]) => snapshot)])
}

function progress(program: Program, snapshots: Iterable<State>): Advanced {
  const microsteps: LeftPoint[] = []
  let last: State | null = null
  for (const snapshot of snapshots) {
    const opens = last?.context.waiting?.then.resume === GATE
    const at = last === null || opens ? null : pointAt(program, last)
    // Asking the world is not yet leaving the point.
    if (at !== null && snapshot.context.waiting === null && snapshot.context.closing === null) {
      const { span, id } = at.point
      const raised = raisedIn(snapshot.context)
      microsteps.push({ function: at.function, point: id, span, raised })
    }
    last = snapshot
  }
  if (last === null) throw new BugError('expected a snapshot, got none')
  if (last.context.waiting === null && last.context.finish === null) {
    const at = JSON.stringify(last.value)
    throw new BugError(`expected a way on from ${at}, but no guard holds: is a callee missing?`)
  }
  return { running: last as unknown as RequestState, microsteps }
}

/** The class of the exception on its way; null when none is. */
function raisedIn({ program, heap, raised }: Context): string | null {
  const object = raised === null ? undefined : heap.get(raised.id)
  return object?.kind === 'exception' ? className(program, object.class) : null
}

/** The point that a snapshot is at; null outside all functions, and while unwinding. */
export function pointAt(program: Program, snapshot: State): LinkedPoint | null {
  const { stack } = snapshot.context
  const value: unknown = snapshot.value
  if (stack === null || typeof value !== 'object' || value === null) return null
  const [key] = Object.values(value)
  return functionOf(program, stack.function).pointOfKey.get(String(key)) ?? null
}

/** What it asks of the world; null when it is over. */
export function pending(_: RequestMachine, running: RequestState): Operation | null {
  return stateOf(running).context.waiting?.operation ?? null
}

/** How it ended; null while it has not. */
export function finish(running: RequestState): Finish | null {
  return stateOf(running).context.finish
}

/** What logging, print and traceback wrote, line by line. */
export function logLines(running: RequestState): readonly string[] {
  return stateOf(running).context.log
}

/** How rows and cache answer. A BugError for programs that have neither. */
export function dbServiceOf(machine: RequestMachine): DbService {
  const { db } = builtOf(machine).program.library
  if (db === null) throw new BugError('expected a library with rows and a cache')
  return db
}

function calledFunction(callee: Value, { objects }: ArgumentHeap): FunctionId {
  if (isTagged(callee) && (callee.kind === 'function' || callee.kind === 'method')) return callee.id
  const object = isRef(callee) ? objects.get(callee.id) : undefined
  if (object?.kind === 'closure') return object.id
  throw new BugError('expected a function to start with, got another value')
}

/** The input of the statechart: the state before its first micro-step. */
export function firstContext(program: Program, how: Start): Context {
  const memory = how.memory ?? null
  const remembered = memory === null ? null : contextOf(memory)
  const heap = new ArgumentHeap(program.code.version, memory)
  const args = how.args.map((argument) => heap.argument(argument))
  const callee = heap.argument(
    typeof how.entry === 'string' ? { kind: 'function', id: how.entry } : how.entry,
  )
  return {
    ...notStarted(program),
    ...(remembered !== null && { globals: remembered.globals }),
    settings: how.settings,
    seed: how.seed,
    recursionLimit: how.recursionLimit ?? RECURSION_LIMIT,
    heap: heap.objects,
    nextId: heap.objects.size,
    alive: heap.objects.size,
    open: [...heap.objects.values()].filter(isOpenFile).length,
    leavesMemory: how.leavesMemory ?? false,
    readsOnce: how.readsOnce ?? false,
    first: calledFunction(callee, heap),
    entry: { callee, args },
  }
}
