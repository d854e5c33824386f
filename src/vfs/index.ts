/**
 * vfs: a virtual POSIX filesystem. Immutable, deterministic; every rule is in SPEC.md and held
 * against a real directory by the oracle test.
 */
export type {
  Blocked,
  Bytes,
  Errno,
  Fd,
  Ino,
  LockMode,
  OpenFlag,
  Pid,
  Stat,
  SysResult,
  Syscall,
  SysValues,
  Whence,
} from './syscall.ts'
