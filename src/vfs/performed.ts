import type { Fs } from './fs.ts'
import type { Blocked, Errno, Pid, SysResult, Syscall, SysValues } from './syscall.ts'

export type Op = Syscall['op']

/** The call of one op; of a union of ops, the union of their calls. */
export type CallOf<K extends Op> = {
  [P in K]: Extract<Syscall, { readonly op: P }> & { readonly op: P }
}[K]

/** The disk after a call, and what the call answered. */
export interface Performed<K extends Op> {
  readonly fs: Fs
  readonly result: SysResult<K> | Blocked
}

export type Handler<K extends Op> = (fs: Fs, pid: Pid, call: CallOf<K>) => Performed<K>

export function success<K extends Op>(fs: Fs, value: SysValues[K]): Performed<K> {
  return { fs, result: { ok: true, value } }
}

export function failure<K extends Op>(fs: Fs, errno: Errno): Performed<K> {
  return { fs, result: { ok: false, errno } }
}
