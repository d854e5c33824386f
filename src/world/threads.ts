import {
  descriptorsOf,
  joinMemory,
  mayHoldObjects,
  memoryNow,
  memoryOfSlots,
  memorySlots,
  sharedBy,
  shareMemory,
  splitMemory,
  waitedFor,
  withoutLostObjects,
} from '../machine/everyBuiltin.ts'
import { finish, pending, resume, start } from '../machine/index.ts'
import type { Advanced, Answer, Memory, RequestMachine, SharedMemory } from '../machine/index.ts'
import type { Pid } from '../vfs/index.ts'
import { memoryChanges, memoryView } from './view/memory.ts'
import { memoryWaits } from './view/memoryWaits.ts'
import { memorySentence } from './view/memorySentence.ts'
import { holderOf, lockedBy, threadLocks } from './view/threadLocks.ts'
import { pidOf } from './world.ts'
import type { MemoryModel, Plan, Taken, Threads, Waits, World } from './world.ts'

/**
 * Threads that begin with a memory. `gil`: they switch only where CPython with its global lock does.
 * `sharesNumbers`: the program can have descriptors as numbers.
 */
export function threadsOf(
  { machine, requests }: Pick<Plan, 'machine' | 'requests'>,
  memory: Memory,
  { gil, sharesNumbers }: { readonly gil: boolean; readonly sharesNumbers: boolean },
): Threads {
  const { shared, start: first } = shareMemory(memory, requests)
  const taken = new WeakMap<World, Map<string, Taken | Waits>>()
  return {
    memory: shared,
    sharesNumbers,
    start(plan, world, who, how) {
      const now = world.memory ?? shared
      const alone = who >= plan.requests.length
      const began = now === shared ? first : memoryNow(first, now)
      return split(now, start(plan.machine, { ...how, memory: began, thread: { who, gil, alone } }))
    },
    resume(plan, world, who, answer) {
      const known = taken.get(world) ?? new Map<string, Taken | Waits>()
      taken.set(world, known)
      const key = answer.kind === 'memory' ? String(who) : null
      const before = key === null ? undefined : known.get(key)
      if (before !== undefined) return before
      const found = resumed(plan, world, who, answer)
      if (key !== null) known.set(key, found)
      return found
    },
    whole: ({ memory: now }, running) => (now === null ? running : joinMemory(running, now)),
    withoutLostObjects(world) {
      if (world.memory === null) return world
      const threads = world.requests.map(({ running }) => running)
      const kept = withoutLostObjects(world.memory, threads)
      return kept === world.memory ? world : { ...world, memory: kept }
    },
    sentence: memorySentence,
    descriptors: descriptorsOf,
    holder: holderOf,
    locks: threadLocks,
    lockedBy,
    waits: memoryWaits,
    view: memoryView,
    changes: memoryChanges,
    model: memoryModel(machine),
  }
}

function resumed(plan: Plan, world: World, who: Pid, answer: Answer): Taken | Waits {
  const { memory } = world
  const running = world.requests[who]?.running
  if (memory === null || running === undefined) throw new RangeError(`expected a thread ${who}`)
  const advanced = resume(plan.machine, joinMemory(running, memory), answer)
  const found = split(memory, advanced)
  const operation = pending(plan.machine, advanced.running)
  const waits = operation?.kind === 'memory' ? operation.blocked : undefined
  // Who is stopped after something else was done has made a step.
  if (answer.kind !== 'memory' || waits === undefined || found.accesses.length > 0) return found
  const by = waits.by.flatMap((letter) => pidOf(letter) ?? [])
  return { kind: 'waits', by, access: waitedFor(advanced.running), looked: found.looked }
}

function split(before: SharedMemory, { running, microsteps }: Advanced): Taken {
  const parts = splitMemory(running)
  // One that has left the model has forgotten what it shared.
  const left = finish(running)?.kind === 'not-modelled'
  return {
    kind: 'taken',
    progress: { running: parts.running, microsteps },
    memory: left ? before : parts.memory,
    accesses: parts.accesses,
    touched: parts.touched,
    looked: parts.looked,
  }
}

function memoryModel(machine: RequestMachine): MemoryModel {
  const slots = new WeakMap<SharedMemory, ReturnType<MemoryModel['slots']>>()
  return {
    slots(memory) {
      const known = slots.get(memory) ?? memorySlots(machine, memory)
      slots.set(memory, known)
      return known
    },
    join: memoryOfSlots,
    mayHoldObjects,
    withoutLostObjects,
    sharedBy,
  }
}

export { memoryText } from './view/memory.ts'
