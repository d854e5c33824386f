import type { Bytes, Fd, Syscall, SysResult, SysValues, Whence } from '../../../../vfs/index.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'

/** A computation that asks the kernel on its way. */
export type Io<T> = Generator<Syscall, T, SysResult>

export const NOTHING = '' as Bytes

/** The descriptor of a file object. It is made for one call of a method, and changed by it. */
export class RawFile {
  readonly fd: Fd
  readonly readable: boolean
  readonly writable: boolean
  readonly host: Evaluation
  closed: boolean
  atEnd: boolean

  constructor(
    host: Evaluation,
    from: Pick<RawFile, 'fd' | 'readable' | 'writable' | 'closed' | 'atEnd'>,
  ) {
    this.host = host
    this.fd = from.fd
    this.readable = from.readable
    this.writable = from.writable
    this.closed = from.closed
    this.atEnd = from.atEnd
  }

  private *ask<Op extends Syscall['op']>(call: Extract<Syscall, { op: Op }>): Io<SysValues[Op]> {
    const result = (yield call) as SysResult<Op>
    return result.ok ? result.value : this.host.failErrno(result.errno, 'io')
  }

  *read(size: number): Io<Bytes> {
    if (this.atEnd) return NOTHING
    const got = yield* this.ask<'read'>({ op: 'read', fd: this.fd, size })
    this.atEnd = this.host.before.readsOnce && got.length < size
    return got
  }

  /** To the end: read(2) again until it gives nothing. */
  *readAll(): Io<Bytes> {
    let all = NOTHING
    while (!this.atEnd) {
      const got = yield* this.ask<'read'>({ op: 'read', fd: this.fd, size: null })
      this.atEnd = this.host.before.readsOnce
      if (got === '') break
      all = (all + got) as Bytes
    }
    return all
  }

  *write(data: Bytes): Io<number> {
    this.atEnd = false
    return yield* this.ask<'write'>({ op: 'write', fd: this.fd, data })
  }

  *seek(offset: number, whence: Whence): Io<number> {
    this.atEnd = false
    return yield* this.ask<'lseek'>({ op: 'lseek', fd: this.fd, offset, whence })
  }

  /** null: where the descriptor is. Gives the new size. */
  *truncate(size: number | null): Io<number> {
    const length = size ?? (yield* this.seek(0, 'SEEK_CUR'))
    this.atEnd = false
    yield* this.ask<'ftruncate'>({ op: 'ftruncate', fd: this.fd, length })
    return length
  }

  *close(): Io<void> {
    if (this.closed) return
    this.closed = true
    yield* this.ask<'close'>({ op: 'close', fd: this.fd })
  }

  *unlink(path: string): Io<void> {
    const result = yield { op: 'unlink', path }
    if (!result.ok) this.host.failErrno(result.errno, 'os', path)
  }
}
