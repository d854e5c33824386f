import type { Fd, Ino, Pid } from './syscall.ts'

export function pid(n: number): Pid {
  return n as Pid
}

export function fd(n: number): Fd {
  return n as Fd
}

export function ino(n: number): Ino {
  return n as Ino
}
