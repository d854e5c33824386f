import fs from 'node:fs'
import os from 'node:os'
import nodePath from 'node:path'
import type { OpenFlag, Syscall } from './index.ts'
import type { Turn } from './callArbitraries.oracle.ts'

const NOT_OPEN = 1_000_000

/** What both disks can be asked to agree on. */
export type Told =
  { readonly value: unknown } | { readonly errno: string } | { readonly opened: string | null }

/** A real temporary directory that stands for "/"; descriptors are kept under the model's numbers. */
export class RealDisk {
  readonly #root = fs.mkdtempSync(nodePath.join(os.tmpdir(), 'racetrack-vfs-'))
  readonly #open = new Map<string, number>()

  constructor(dirs: readonly string[]) {
    for (const dir of dirs) fs.mkdirSync(this.#real(dir), { recursive: true })
  }

  /** `path` and `label`: the name and the number that the model gave, where it gave any. */
  perform({ pid, call }: Turn, given: { readonly path: string; readonly label: number }): Told {
    try {
      if (call.op === 'open' || call.op === 'mkstemp') {
        const flags = call.op === 'open' ? call.flags : (['O_RDWR', 'O_CREAT', 'O_EXCL'] as const)
        const path = call.op === 'open' ? call.path : given.path
        this.#open.set(`${pid}/${given.label}`, fs.openSync(this.#real(path), numeric(flags)))
        return { opened: call.op === 'mkstemp' ? given.path : null }
      }
      const fd = 'fd' in call ? (this.#open.get(`${pid}/${call.fd}`) ?? NOT_OPEN) : NOT_OPEN
      const value = this.#answer(call, fd)
      if (call.op === 'close') this.#open.delete(`${pid}/${call.fd}`)
      return { value }
    } catch (error) {
      return { errno: modelErrno(error) }
    }
  }

  /** Every name and its bytes, sorted. */
  contents(): readonly (readonly [string, string])[] {
    const found = fs
      .readdirSync(this.#root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => nodePath.join(entry.parentPath, entry.name).slice(this.#root.length))
    return found.sort().map((path) => [path, fs.readFileSync(this.#real(path), 'latin1')] as const)
  }

  remove(): void {
    for (const fd of this.#open.values()) fs.closeSync(fd)
    fs.rmSync(this.#root, { recursive: true })
  }

  #real(path: string): string {
    // A trailing slash would have its own meaning.
    if (path === '/') return this.#root
    return path === '' ? '' : `${this.#root}${path}`
  }

  #answer(call: Exclude<Syscall, { op: 'open' | 'mkstemp' }>, fd: number): unknown {
    switch (call.op) {
      case 'read': {
        const buffer = Buffer.alloc(call.size ?? 4096)
        const count = fs.readSync(fd, buffer, 0, buffer.length, call.at ?? null)
        return buffer.subarray(0, count).toString('latin1')
      }
      case 'write':
        return fs.writeSync(fd, Buffer.from(call.data, 'latin1'), 0, null, call.at ?? null)
      case 'close':
        return fs.closeSync(fd) ?? null
      case 'ftruncate':
        return fs.ftruncateSync(fd, call.length) ?? null
      case 'fstat':
        return statTold(fs.fstatSync(fd))
      case 'stat':
        return statTold(fs.statSync(this.#real(call.path)))
      case 'exists':
        return fs.existsSync(this.#real(call.path))
      case 'mkdir':
        return fs.mkdirSync(this.#real(call.path)) ?? null
      case 'rmdir':
        return fs.rmdirSync(this.#real(call.path)) ?? null
      case 'unlink':
        return fs.unlinkSync(this.#real(call.path)) ?? null
      case 'rename':
        return fs.renameSync(this.#real(call.from), this.#real(call.to)) ?? null
      case 'link':
        return fs.linkSync(this.#real(call.from), this.#real(call.to)) ?? null
      case 'listdir':
        return fs.readdirSync(this.#real(call.path)).sort()
      case 'lseek':
      case 'flock':
      case 'lockf':
        throw new Error(`node has no ${call.op}`)
    }
  }
}

function statTold(stat: fs.Stats): unknown {
  return stat.isDirectory() ? 'directory' : { size: stat.size, nlink: stat.nlink }
}

function numeric(flags: readonly OpenFlag[]): number {
  return flags.reduce((sum, flag) => sum | fs.constants[flag], 0)
}

/** The three errnos that the model says otherwise, on purpose (V3, V5, V32). */
export function modelName(errno: string): string {
  const names = new Map([['EAGAIN', 'EWOULDBLOCK']])
  return names.get(errno) ?? errno
}

function modelErrno(error: unknown): string {
  if (error instanceof Error && 'code' in error) return modelName(String(error.code))
  throw error
}
