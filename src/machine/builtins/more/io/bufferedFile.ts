import type { Bytes, Whence } from '../../../../vfs/index.ts'
import type { BufferState } from '../../../values/pythonFile.ts'
import { NOTHING } from './raw.ts'
import type { Io, RawFile } from './raw.ts'

/**
 * CPython's BufferedReader, BufferedWriter and BufferedRandom (Modules/_io/bufferedio.c of 3.11):
 * one buffer, whose rules decide which read(2), write(2) and lseek(2) go out. It is made for one
 * call of a method, and changed by it.
 */
export class BufferedFile {
  readonly raw: RawFile
  private readonly size: number
  private data: string
  private pos: number
  private rawPos: number
  private readEnd: number | null
  private writeStart: number
  private writeEnd: number | null
  private offset: number | null

  constructor(raw: RawFile, from: BufferState) {
    this.raw = raw
    this.size = from.size
    this.data = from.data
    this.pos = from.pos
    this.rawPos = from.rawPos
    this.readEnd = from.readEnd
    this.writeStart = from.writeStart
    this.writeEnd = from.writeEnd
    this.offset = from.offset
  }

  state(): BufferState {
    const { size, pos, rawPos, readEnd, writeStart, writeEnd, offset } = this
    const data = this.data.slice(0, Math.max(readEnd ?? 0, writeEnd ?? 0)) as Bytes
    // Without a valid part the positions mean nothing: equal files are equal values.
    if (readEnd === null && writeEnd === null) return { ...emptyBuffer(size), offset }
    return { size, data, pos, rawPos, readEnd, writeStart, writeEnd, offset }
  }

  /** What the program has written and the file has not got. */
  unwritten(): string {
    return this.writeEnd === null ? '' : this.data.slice(this.writeStart, this.writeEnd)
  }

  /** How much of what was read is ahead. */
  private ahead(): number {
    return this.readEnd === null ? 0 : this.readEnd - this.pos
  }

  /** How far the descriptor is before the program. */
  private rawAhead(): number {
    const valid = this.readEnd !== null || this.writeEnd !== null
    return valid && this.rawPos >= 0 ? this.rawPos - this.pos : 0
  }

  private movePos(pos: number): void {
    this.pos = pos
    if (this.readEnd !== null && this.readEnd < pos) this.readEnd = pos
  }

  private *rawSeek(offset: number, whence: Whence): Io<number> {
    this.offset = yield* this.raw.seek(offset, whence)
    return this.offset
  }

  private *rawRead(size: number): Io<Bytes> {
    const got = yield* this.raw.read(size)
    if (this.offset !== null) this.offset += got.length
    return got
  }

  private *rawWrite(data: string): Io<number> {
    const count = yield* this.raw.write(data as Bytes)
    if (this.offset !== null) this.offset += count
    return count
  }

  private *fill(): Io<number> {
    const start = this.readEnd ?? 0
    const got = yield* this.rawRead(this.size - start)
    if (got === '') return 0
    this.data = this.data.slice(0, start).padEnd(start, '\0') + got
    this.readEnd = start + got.length
    this.rawPos = this.readEnd
    return got.length
  }

  private take(count: number): Bytes {
    const part = this.data.slice(this.pos, this.pos + count)
    this.pos += count
    return part as Bytes
  }

  *flushWrites(): Io<void> {
    if (this.writeEnd === null || this.writeStart === this.writeEnd) {
      this.forgetWrites()
      return
    }
    const rewind = this.rawAhead() + this.pos - this.writeStart
    if (rewind !== 0) {
      yield* this.rawSeek(-rewind, 'SEEK_CUR')
      this.rawPos -= rewind
    }
    while (this.writeStart < this.writeEnd) {
      this.writeStart += yield* this.rawWrite(this.data.slice(this.writeStart, this.writeEnd))
      this.rawPos = this.writeStart
    }
    this.forgetWrites()
  }

  private forgetWrites(): void {
    this.writeStart = 0
    this.writeEnd = null
  }

  /** `flush()`: what was read ahead is given back as well. */
  *flush(): Io<void> {
    if (!this.raw.writable) return
    yield* this.flushWrites()
    if (!this.raw.readable) return
    yield* this.rawSeek(-this.rawAhead(), 'SEEK_CUR')
    this.readEnd = null
  }

  *write(data: Bytes): Io<number> {
    if (this.readEnd === null && this.writeEnd === null) {
      this.pos = 0
      this.rawPos = 0
    }
    if (data.length <= this.size - this.pos && data.length < this.size) {
      this.store(this.pos, data)
      if (this.writeEnd === null || this.writeStart > this.pos) this.writeStart = this.pos
      this.movePos(this.pos + data.length)
      if (this.writeEnd === null || this.writeEnd < this.pos) this.writeEnd = this.pos
      return data.length
    }
    yield* this.flushWrites()
    const ahead = this.rawAhead()
    if (ahead !== 0) {
      yield* this.rawSeek(-ahead, 'SEEK_CUR')
      this.rawPos -= ahead
    }
    let rest: string = data
    while (rest.length > this.size) rest = rest.slice(yield* this.rawWrite(rest))
    if (this.raw.readable) this.readEnd = null
    this.store(0, rest)
    this.writeStart = 0
    this.writeEnd = rest.length
    this.movePos(rest.length)
    this.rawPos = 0
    return data.length
  }

  private store(at: number, data: string): void {
    const before = this.data.slice(0, at).padEnd(at, '\0')
    this.data = before + data + this.data.slice(at + data.length)
  }

  /** `read1(n)`: what is there, else one read(2). */
  *readOnce(count: number): Io<Bytes> {
    const ahead = this.ahead()
    if (count === 0) return NOTHING
    if (ahead > 0) return this.take(Math.min(ahead, count))
    this.readEnd = null
    return yield* this.rawRead(count)
  }

  /** `peek()`: what is ahead, else what one read(2) gives. */
  *peek(): Io<Bytes> {
    if (this.raw.writable) yield* this.flush()
    if (this.ahead() === 0) {
      this.readEnd = null
      yield* this.fill()
      this.pos = 0
    }
    return this.data.slice(this.pos, this.pos + this.ahead()) as Bytes
  }

  /** `readinto()` of room for so many bytes: fewer only at the end of the file. */
  *readInto(size: number): Io<Bytes> {
    if (size <= this.ahead()) return this.take(size)
    let got: string = this.take(this.ahead())
    if (this.raw.writable) yield* this.flush()
    this.readEnd = null
    this.pos = 0
    while (got.length < size) {
      const remaining = size - got.length
      if (remaining > this.size) {
        const part = yield* this.rawRead(remaining)
        if (part === '') break
        got += part
      } else {
        const filled = yield* this.fill()
        if (filled === 0) break
        got += this.take(Math.min(filled, remaining))
      }
    }
    return got as Bytes
  }

  *readAll(): Io<Bytes> {
    const before = this.take(this.ahead())
    yield* this.flush()
    this.readEnd = null
    return (before + (yield* this.raw.readAll())) as Bytes
  }

  *read(count: number): Io<Bytes> {
    if (count <= this.ahead()) return this.take(count)
    let got: string = this.take(this.ahead())
    if (this.raw.writable) yield* this.flush()
    this.readEnd = null
    // Whole blocks go past the buffer.
    for (;;) {
      const remaining = count - got.length
      const whole = remaining - (remaining % this.size)
      if (whole === 0) break
      const part = yield* this.rawRead(whole)
      if (part === '') return got as Bytes
      got += part
    }
    this.pos = 0
    this.rawPos = 0
    this.readEnd = 0
    while (got.length < count && this.readEnd < this.size) {
      const filled = yield* this.fill()
      if (filled === 0) break
      got += this.take(Math.min(filled, count - got.length))
    }
    return got as Bytes
  }

  /** null: no limit */
  *readLine(limit: number | null): Io<Bytes> {
    let line = ''
    if (this.ahead() > 0 || limit === 0) {
      line = this.takeLine(limit)
      if (line.endsWith('\n') || line.length === limit) return line as Bytes
    }
    if (this.raw.writable) yield* this.flush()
    for (;;) {
      this.readEnd = null
      if ((yield* this.fill()) === 0) return line as Bytes
      this.pos = 0
      line += this.takeLine(limit === null ? null : limit - line.length)
      if (line.endsWith('\n') || line.length === limit) return line as Bytes
    }
  }

  private takeLine(limit: number | null): string {
    const ahead = Math.min(this.ahead(), limit ?? Infinity)
    const end = this.data.slice(this.pos, this.pos + ahead).indexOf('\n')
    return this.take(end === -1 ? ahead : end + 1)
  }

  *tell(): Io<number> {
    return (yield* this.rawSeek(0, 'SEEK_CUR')) - this.rawAhead()
  }

  *seek(target: number, whence: Whence): Io<number> {
    if (whence !== 'SEEK_END' && this.raw.readable) {
      const current = this.offset ?? (yield* this.rawSeek(0, 'SEEK_CUR'))
      const here = current - this.rawAhead()
      const by = whence === 'SEEK_SET' ? target - here : target
      if (this.ahead() > 0 && by >= -this.pos && by <= this.ahead()) {
        this.pos += by
        return here + by
      }
    }
    if (this.raw.writable) yield* this.flushWrites()
    const from = whence === 'SEEK_CUR' ? target - this.rawAhead() : target
    const at = yield* this.rawSeek(from, whence)
    this.rawPos = -1
    if (this.raw.readable) this.readEnd = null
    return at
  }

  *truncate(size: number | null): Io<number> {
    yield* this.flush()
    const done = yield* this.raw.truncate(size)
    yield* this.rawSeek(0, 'SEEK_CUR')
    return done
  }
}

export function emptyBuffer(size: number): BufferState {
  const nothing = { readEnd: null, writeStart: 0, writeEnd: null, offset: null }
  return { size, data: NOTHING, pos: 0, rawPos: 0, ...nothing }
}
