import { BugError } from '../../base/index.ts'

/** A list of at most 8 processes in 32 bits: four bits each, the first lowest; a number plus one. */
export type Refs = number

export function refsOf(processes: readonly number[]): Refs {
  if (processes.length > 8)
    throw new BugError(`expected at most 8 processes, got ${processes.join()}`)
  let refs = 0
  for (const process of [...processes].reverse()) refs = (refs << 4) | (process + 1)
  return refs
}

/** bit p: process p is among them */
export function maskOf(processes: readonly number[]): number {
  return processes.reduce((mask, process) => mask | (1 << process), 0)
}

/** The list after process p has become to[p]. */
export function renamedRefs(refs: Refs, to: Int32Array): Refs {
  let renamed = 0
  for (let rest = refs, at = 0; rest !== 0; rest >>>= 4, at += 4) {
    renamed |= ((to[(rest & 15) - 1] as number) + 1) << at
  }
  return renamed
}

/** Three numbers in one of 32 bits, so that different ones are seldom the same. */
export function mix(value: number, one: number, other: number): number {
  let mixed = Math.imul(value ^ Math.imul(one + 1, 0x9e3779b1), 0x85ebca6b)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed ^ Math.imul(other + 1, 0xc2b2ae35), 0x27d4eb2f)
  return mixed ^ (mixed >>> 13)
}

export function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2)
  copy.set(array)
  return copy
}
