import { withoutProcess } from '../db/index.ts'
import type { Operation } from '../machine/index.ts'
import { exitProcess } from '../vfs/index.ts'
import type { Pid } from '../vfs/index.ts'
import { withRequest } from './operate.ts'
import type { Performed } from './operate.ts'
import type { Fault, Plan, RequestInWorld, World } from './world.ts'

/**
 * Does a fault of this kind make a difference to a step with this operation? THE rule: the step
 * itself, what is offered by hand and what is found for every single fault all follow it.
 */
export function canHit(kind: Fault['kind'], operation: Operation): boolean {
  // The clock is nobody's worker.
  if (operation.kind === 'clock' && operation.call === 'pass') return false
  return kind !== 'disk-full' || isWrite(operation)
}

/** What is planned for the next step of a request, whether it can hit that step or not; null: nothing. */
export function faultAt(
  fault: Plan['fault'],
  who: Pid,
  request: RequestInWorld,
): Fault['kind'] | null {
  return fault?.who === who && request.counted === fault.step - 1 ? fault.kind : null
}

/** Counts a step of the request that the fault is planned for, up to the step of the fault. */
export function withStepCounted(fault: Plan['fault'], world: World, who: Pid, hit: boolean): World {
  const request = world.requests[who]
  if (request === undefined || fault?.who !== who || request.counted >= fault.step) return world
  return withRequest(world, who, { counted: request.counted + 1, hit })
}

/**
 * The worker of a request is killed: the kernel closes its descriptors and releases its locks;
 * buffered data of its file objects is lost, and what its transaction has not committed.
 */
export function killRequest(world: World, who: Pid): World {
  const dead = withRequest(world, who, { killed: true, hit: true })
  return { ...dead, fs: exitProcess(dead.fs, who), db: withoutProcess(dead.db, who) }
}

function isWrite(operation: Operation): boolean {
  return operation.kind === 'syscall' && operation.call.op === 'write'
}

/** A write that finds the disk full: nothing of it reaches the file. */
export function withoutSpace(world: World): Extract<Performed, { kind: 'answered' }> {
  const result = { ok: false, errno: 'ENOSPC' } as const
  return { kind: 'answered', world, answer: { kind: 'syscall', result }, torn: false }
}
