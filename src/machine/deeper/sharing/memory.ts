import { BugError } from '../../../base/index.ts'
import type { Branded } from '../../../base/index.ts'
import type { Access, Accessed, Operation } from '../../operation.ts'
import { builtOf } from '../../chart/buildMachine.ts'
import { evaluationOf } from '../../chart/perform.ts'
import { notStarted } from '../../chart/entry.ts'
import { Writer } from '../../state/requestStateKey.ts'
import type { Context, Sharing } from '../../state/context.ts'
import { contextOf, NOWHERE, rememberedValue } from '../../state/memory.ts'
import type { Memory } from '../../state/memory.ts'
import type { RequestMachine, RequestState, Start } from '../../state/requestState.ts'
import { stateOf } from '../../run.ts'
import { isOpenFile } from '../../values/isOpenFile.ts'
import { isRef } from '../../values/value.ts'
import type { HeapObject, Ref, Value } from '../../values/value.ts'
import { reachable, refsIn, refsInObject } from '../references.ts'
import { usesEnvironment } from './environment.ts'
import { objectName } from './objectNames.ts'
import { isOfStart, renamed, sharedNumbers } from './promote.ts'

/** What the threads of a program share: the variables of its files, and the objects that several can reach. */
export type SharedMemory = Branded<object, 'SharedMemory'>

export interface Shared {
  readonly globals: ReadonlyMap<string, Value>
  /** by numbers below 0 */
  readonly heap: ReadonlyMap<number, HeapObject>
}

export function sharedOf(memory: SharedMemory): Shared {
  return memory as unknown as Shared
}

function memoryOfShared(shared: Shared): SharedMemory {
  return shared as unknown as SharedMemory
}

/** Names of a race file that say what runs: no thread looks at them. */
const LISTS: ReadonlySet<string> = new Set(['THREADS', 'EXPECT'])

/**
 * The memory that `setup` has left, shared by threads that start so. What is reached from a variable, or from the
 * arguments of two of them, is shared; what only one is given stays its own. `start` is what
 * every thread starts with.
 */
export function shareMemory(
  memory: Memory,
  threads: readonly Pick<Start, 'entry' | 'args'>[],
): { readonly shared: SharedMemory; readonly start: Memory } {
  const context = withEnvironment(contextOf(memory))
  const { heap } = context
  const seen = new Map<number, number>()
  for (const { entry, args } of threads) {
    const given = [entry, ...args].flatMap((each) =>
      typeof each === 'object' && each.kind === 'remembered' ? [rememberedValue(memory, each)] : [],
    )
    for (const id of reachable(heap, refsIn(given))) seen.set(id, (seen.get(id) ?? 0) + 1)
  }
  const ofSeveral = [...seen].filter(([, count]) => count > 1)
  const variables = [...withoutLists(context.globals)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const from = [
    ...refsIn(variables.map(([, value]) => value)),
    ...ofSeveral.map(([id]): Ref => ({ kind: 'ref', id })),
  ]
  const whole = renamed(context, sharedNumbers(heap, from, -1))
  return { shared: sharedIn(whole), start: whole as unknown as Memory }
}

/** All threads have one os.environ: who uses it first must not make it. */
function withEnvironment(context: Context): Context {
  if (!usesEnvironment(context.program)) return context
  const evaluation = evaluationOf({ ...context, stack: NOWHERE })
  evaluation.library.values?.environ(evaluation)
  return { ...context, ...evaluation.changes() }
}

function withoutLists(globals: Shared['globals']): Shared['globals'] {
  const isList = (key: string) => LISTS.has(key.slice(key.indexOf(' ') + 1))
  return new Map([...globals].filter(([key]) => !isList(key)))
}

function sharedIn({ globals, heap }: Shared): SharedMemory {
  const shared = [...heap].filter(([id]) => id < 0)
  return inOrder({ globals: withoutLists(globals), heap: new Map(shared) })
}

/** A memory to start with: `start`, with what is shared as it is now. */
export function memoryNow(start: Memory, memory: SharedMemory): Memory {
  const context = contextOf(start)
  const { globals, heap } = sharedOf(memory)
  const own = [...context.heap].filter(([id]) => id >= 0)
  const whole: Context = {
    ...context,
    globals: new Map([...context.globals, ...globals]),
    heap: new Map([...heap, ...own]),
  }
  return whole as unknown as Memory
}

/** The context of a thread before its start: what is only its own has numbers from 0 on. */
export function asThread(context: Context, how: Start): Context {
  const { thread } = how
  if (thread === undefined) throw new BugError('expected the start of a thread')
  const { who, gil, alone } = thread
  const sharing = {
    who,
    gil,
    turn: alone ? 'always' : 'none',
    depth: 0,
    accesses: [],
    touched: [],
    looked: [],
  } as const
  const nextId = Math.max(-1, ...context.heap.keys()) + 1
  return { ...context, globals: withoutLists(context.globals), nextId, sharing }
}

/** A thread with the memory that it shares, ready to go on. */
export function joinMemory(running: RequestState, memory: SharedMemory): RequestState {
  const state = stateOf(running)
  const { globals, heap } = sharedOf(memory)
  const { context } = state
  const open = [...heap.values()].filter(isOpenFile).length
  const joined: Context = {
    ...context,
    globals,
    heap: new Map([...heap, ...context.heap]),
    open: context.open + open,
  }
  return { ...state, context: joined } as unknown as RequestState
}

/** A thread that rests or is over, and what it shares, each by itself. */
export interface Split {
  readonly running: RequestState
  readonly memory: SharedMemory
  /** since its last rest */
  readonly accesses: readonly Accessed[]
  readonly touched: readonly string[]
  /** every slot that decided what it did; null: any may have */
  readonly looked: readonly string[] | null
}

export function splitMemory(running: RequestState): Split {
  const state = stateOf(running)
  const { context } = state
  const { sharing, waiting } = context
  if (sharing === null) throw new BugError('expected a thread')
  const own = [...context.heap].filter(([id]) => id >= 0)
  const alone: Context = {
    ...context,
    globals: new Map(),
    heap: context.finish === null ? new Map(own) : new Map(),
    open: own.filter(([, object]) => isOpenFile(object)).length,
    // Who it waited for is found again, when it is asked.
    waiting: waiting === null ? null : { ...waiting, operation: withoutNames(waiting.operation) },
    sharing: { ...sharing, accesses: [], touched: [], looked: [] },
    finish: withoutResult(context.finish, sharing),
  }
  return {
    running: { ...state, context: alone } as unknown as RequestState,
    memory: sharedIn(context),
    accesses: sharing.accesses,
    touched: sharing.touched,
    // Last words may tell of anything; and where the model ends, nothing is known of the last point.
    looked: context.finish === null || context.finish.kind === 'returned' ? sharing.looked : null,
  }
}

/** What the function of a thread returns goes nowhere. Of a rule it is asked for. */
function withoutResult(finish: Context['finish'], { turn }: Sharing): Context['finish'] {
  if (turn === 'always' || finish?.kind !== 'returned') return finish
  return { kind: 'returned', repr: 'None', json: null }
}

function withoutNames(operation: Operation): Operation {
  if (operation.kind !== 'memory') return operation
  const { kind, access, blocked } = operation
  const nameless = { ...access, of: null }
  return blocked === undefined
    ? { kind, access: nameless }
    : { kind, access: nameless, blocked: { by: [] } }
}

/** What a thread that is joined with its memory waits in; null: in nothing that threads share. */
export function waitedFor(running: RequestState): Access | null {
  const { context } = stateOf(running)
  const { operation, then } = context.waiting ?? {}
  if (operation?.kind !== 'memory') return null
  const [self = null] = then?.state ?? []
  return { ...operation.access, of: isRef(self) ? objectName(context, self.id) : null }
}

const held = new WeakMap<RequestState, readonly number[]>()

/** The numbers of the shared objects that a thread refers to itself, in ascending order, without those of the start. */
export function sharedBy(running: RequestState): readonly number[] {
  const known = held.get(running)
  if (known !== undefined) return known
  const { context } = stateOf(running)
  const met = new Set<number>()
  const note = (refs: readonly Ref[]) => {
    for (const { id } of refs) if (id < 0 && !isOfStart(id)) met.add(id)
  }
  for (const object of context.heap.values()) note(refsInObject(object))
  note(rootsIn(context))
  const found = [...met].sort((one, other) => one - other)
  held.set(running, found)
  return found
}

/** The descriptors of the file objects that a thread has for itself. A number that it has got from os.open is none. */
export function descriptorsOf(running: RequestState): readonly number[] {
  return [...stateOf(running).context.heap.values()].flatMap((object) =>
    object.kind === 'openFile' && !object.file.closed ? [object.file.fd] : [],
  )
}

/** Everything that the frames of a context refer to. */
function rootsIn(context: Context): readonly Ref[] {
  const { stack, raised, waiting, closing } = context
  const frames: Ref[] = []
  for (let frame = stack; frame !== null; frame = frame.caller) {
    const { locals, temps, handled, receives, generator, sent, replies = [], made = [] } = frame
    frames.push(...refsIn([...locals.values(), ...temps.values()]), ...made)
    if (handled !== null) frames.push(handled)
    if ('instance' in receives) frames.push(receives.instance)
    if (receives.kind === 'reply') frames.push(...refsIn(receives.call))
    if (generator !== undefined) frames.push(generator)
    if (sent !== undefined) frames.push(...refsIn([sent.value]))
    frames.push(...refsIn(replies.flatMap(({ args, value }) => [...args, value])))
  }
  return [
    ...frames,
    ...(raised === null ? [] : [raised]),
    ...(waiting === null ? [] : refsIn(waiting.then.state)),
    ...(closing === null ? [] : [...closing.files, ...refsIn([closing.value])]),
  ]
}

/** Is there an object that may be lost: that only what threads refer to keeps? */
export function mayHoldObjects(memory: SharedMemory): boolean {
  return [...sharedOf(memory).heap.keys()].some((id) => !isOfStart(id))
}

/** The memory without objects that neither a variable nor one of the threads leads to. */
export function withoutLostObjects(
  memory: SharedMemory,
  threads: readonly RequestState[],
): SharedMemory {
  const { globals, heap } = sharedOf(memory)
  const ids = threads.flatMap(sharedBy)
  const first = [...heap.keys()].filter(isOfStart)
  const roots = [...ids, ...first].map((id): Ref => ({ kind: 'ref', id }))
  const kept = reachable(heap, [...refsIn(globals.values()), ...roots])
  if (kept.size === heap.size) return memory
  return memoryOfShared({ globals, heap: new Map([...heap].filter(([id]) => kept.has(id))) })
}

/** Shared memory in parts that can be exchanged one by one. */
export function memorySlots(machine: RequestMachine, memory: SharedMemory): readonly MemorySlot[] {
  const { globals, heap } = sharedOf(memory)
  // What is shared refers to what is shared alone, so that each part can be written by itself.
  const writer = new Writer(notStarted(builtOf(machine).program))
  return [
    ...[...globals].map(([key, value]) => ({
      slot: `variable ${key}`,
      lost: false,
      key: JSON.stringify(writer.value(value)),
      content: { kind: 'variable', key, value } as const,
    })),
    ...[...heap].map(([id, object]) => ({
      slot: `object ${id}`,
      lost: !isOfStart(id),
      key: JSON.stringify(writer.content(object)),
      content: { kind: 'object', id, object } as const,
    })),
  ]
}

export interface MemorySlot {
  readonly slot: string
  /** equal for equal contents */
  readonly key: string
  /** an object that may be lost */
  readonly lost: boolean
  readonly content: MemoryContent
}

export type MemoryContent =
  | { readonly kind: 'variable'; readonly key: string; readonly value: Value }
  | { readonly kind: 'object'; readonly id: number; readonly object: HeapObject }

/** The memory that has these slots. */
export function memoryOfSlots(contents: readonly MemoryContent[]): SharedMemory {
  const globals = contents.flatMap((each) =>
    each.kind === 'variable' ? [[each.key, each.value] as const] : [],
  )
  const heap = contents.flatMap((each) =>
    each.kind === 'object' ? [[each.id, each.object] as const] : [],
  )
  return inOrder({ globals: new Map(globals), heap: new Map(heap) })
}

/** Equal memories have their parts in the same order. */
function inOrder({ globals, heap }: Shared): SharedMemory {
  return memoryOfShared({
    globals: new Map([...globals].sort(([one], [other]) => (one < other ? -1 : 1))),
    heap: new Map([...heap].sort(([one], [other]) => other - one)),
  })
}
