import type { Bytes, Whence } from '../../../../vfs/index.ts'
import type { DecoderState, TextState } from '../../../values/pythonFile.ts'
import type { BufferedFile } from './bufferedFile.ts'

import { decodeNext, encode, FRESH } from './codec.ts'
import type { Io } from './raw.ts'
import { NOTHING } from './raw.ts'

/** How much text is read, and how much may wait to be written, at a time. */
const CHUNK = 8192

/**
 * CPython's TextIOWrapper (Modules/_io/textio.c of 3.11) over a buffer. It is made for one call of a
 * method, and changed by it. Codec errors are thrown as `CodecError`.
 */
export class TextFile {
  readonly buffer: BufferedFile
  private readonly setting: Pick<
    TextState,
    'encoding' | 'codec' | 'errors' | 'newline' | 'lineBuffering'
  >
  private pending: string
  private decoded: string
  private used: number
  private ratio: number
  private decoder: DecoderState
  private snapshot: TextState['snapshot']
  private telling: boolean

  constructor(buffer: BufferedFile, from: TextState) {
    const { encoding, codec, errors, newline, lineBuffering } = from
    this.buffer = buffer
    this.setting = { encoding, codec, errors, newline, lineBuffering }
    this.pending = from.pending
    this.decoded = from.decoded
    this.used = from.used
    this.ratio = from.ratio
    this.decoder = from.decoder
    this.snapshot = from.snapshot
    this.telling = from.telling
  }

  state(): TextState {
    const { decoded, used, ratio, decoder, snapshot, telling } = this
    const pending = this.pending as Bytes
    return { ...this.setting, pending, decoded, used, ratio, decoder, snapshot, telling }
  }

  /** What the program has written and the buffer below has not got. */
  unwritten(): string {
    return this.pending
  }

  private *writePending(): Io<void> {
    const data = this.pending as Bytes
    if (data === '') return
    // As in CPython it is lost when the write fails.
    this.pending = ''
    yield* this.buffer.write(data)
  }

  *flush(): Io<void> {
    this.telling = true
    yield* this.writePending()
    yield* this.buffer.flush()
  }

  *write(text: string): Io<void> {
    const { codec, errors, newline, lineBuffering } = this.setting
    const ends = lineBuffering && /[\n\r]/.test(text)
    const translated =
      newline === '\r' || newline === '\r\n' ? text.replaceAll('\n', newline) : text
    const data = encode(codec, errors, translated)
    if (this.pending !== '' && this.pending.length + data.length > CHUNK) yield* this.writePending()
    this.pending += data
    if (this.pending.length >= CHUNK || ends) yield* this.writePending()
    if (ends) yield* this.buffer.flush()
    this.forgetDecoded()
    this.snapshot = null
    this.decoder = FRESH
  }

  private forgetDecoded(): void {
    this.decoded = ''
    this.used = 0
  }

  private take(units: number): string {
    const part = this.decoded.slice(this.used, this.used + units)
    this.used += part.length
    return part
  }

  private takeCharacters(count: number): string {
    return this.take(unitsOf(this.decoded.slice(this.used), count))
  }

  /** Reads and decodes a chunk; false at the end. */
  private *readChunk(hint: number): Io<boolean> {
    const { heldCr, rest } = this.decoder
    const size = Math.max(CHUNK, Math.trunc(Math.max(this.ratio, 1) * hint))
    const input = yield* this.buffer.readOnce(size)
    const { text, state } = decodeNext(this.setting, this.decoder, input, input === '')
    this.decoder = state
    this.decoded = text
    this.used = 0
    const count = characters(text)
    this.ratio = count > 0 ? input.length / count : 0
    if (this.telling) this.snapshot = { heldCr, input: (rest + input) as Bytes }
    return input !== '' || count > 0
  }

  *readAll(): Io<string> {
    yield* this.writePending()
    const input = yield* this.buffer.readAll()
    const { text, state } = decodeNext(this.setting, this.decoder, input, true)
    this.decoder = state
    const all = this.take(this.decoded.length) + text
    this.forgetDecoded()
    this.snapshot = null
    return all
  }

  *read(count: number): Io<string> {
    yield* this.writePending()
    let got = this.takeCharacters(count)
    let remaining = count - characters(got)
    while (remaining > 0 && (yield* this.readChunk(remaining))) {
      const part = this.takeCharacters(remaining)
      got += part
      remaining -= characters(part)
    }
    return got
  }

  /** null: no limit */
  *readLine(limit: number | null): Io<string> {
    yield* this.writePending()
    let line = ''
    for (;;) {
      while (this.used >= this.decoded.length) {
        if (yield* this.readChunk(0)) continue
        this.forgetDecoded()
        this.snapshot = null
        return line
      }
      const before = line.length
      const all = line + this.decoded.slice(this.used)
      const end = this.lineEnd(all, Math.max(0, before - 1))
      const most = limit === null ? Infinity : unitsOf(all, limit)
      const stop = Math.min(end ?? Infinity, most)
      if (stop <= all.length && (end !== null || characters(all) >= (limit ?? Infinity))) {
        this.used += stop - before
        return all.slice(0, stop)
      }
      line = all
      this.forgetDecoded()
    }
  }

  /** Where the first line ends; null: further on. */
  private lineEnd(text: string, from: number): number | null {
    const { newline } = this.setting
    if (newline === '') {
      const found = /\r\n?|\n/.exec(text.slice(from))
      return found === null ? null : from + found.index + found[0].length
    }
    const ending = newline ?? '\n'
    const at = text.indexOf(ending, from)
    return at === -1 ? null : at + ending.length
  }

  /** From now on `tell` cannot say where it is. */
  startIteration(): void {
    this.telling = false
  }

  /** The next line of an iteration; null at its end. */
  *next(): Io<string | null> {
    const line = yield* this.readLine(null)
    if (line !== '') return line
    this.snapshot = null
    this.telling = true
    return null
  }

  get canTell(): boolean {
    return this.telling
  }

  /** Null: CPython gives a number that says more than an offset. */
  *tell(): Io<number | null> {
    yield* this.writePending()
    yield* this.flush()
    const at = yield* this.buffer.tell()
    const { snapshot } = this
    if (snapshot === null) return at
    const start = at - snapshot.input.length
    if (this.used === 0) return snapshot.heldCr ? null : start
    const skipped = this.bytesOf(snapshot, characters(this.decoded.slice(0, this.used)))
    return skipped === null ? null : start + skipped
  }

  /**
   * How many bytes of a chunk are the first `count` characters: CPython's search for a place at
   * which its decoder holds nothing back. Null when that is not the place itself.
   */
  private bytesOf(snapshot: NonNullable<TextState['snapshot']>, count: number): number | null {
    const { input } = snapshot
    const start: DecoderState = { ...FRESH, heldCr: snapshot.heldCr }
    let left = count
    let heldCr = snapshot.heldCr
    let at = Math.trunc(this.ratio * left)
    let back = 1
    while (at > 0) {
      const { text, state } = decodeNext(this.setting, start, input.slice(0, at) as Bytes, false)
      if (characters(text) <= left && state.rest === '') {
        heldCr = state.heldCr
        left -= characters(text)
        break
      }
      if (characters(text) <= left) {
        at -= state.rest.length
        back = 1
      } else {
        at -= back
        back *= 2
      }
    }
    if (at <= 0) at = 0
    if (at === 0) heldCr = snapshot.heldCr
    let decoder: DecoderState = { ...FRESH, heldCr }
    let fed = 0
    let decoded = 0
    for (let i = at; left > 0 && decoded < left && i < input.length; i++) {
      const { text, state } = decodeNext(this.setting, decoder, input.charAt(i) as Bytes, false)
      decoder = state
      decoded += characters(text)
      fed += 1
      if (state.rest !== '' || decoded > left) continue
      at += fed
      left -= decoded
      heldCr = state.heldCr
      fed = 0
      decoded = 0
    }
    return left === 0 && !heldCr ? at : null
  }

  *seek(offset: number, whence: Whence): Io<number> {
    yield* this.flush()
    const at = yield* this.buffer.seek(offset, whence)
    this.forgetDecoded()
    this.decoder = FRESH
    this.snapshot = whence === 'SEEK_END' ? null : { heldCr: false, input: NOTHING }
    return at
  }

  *truncate(size: number | null): Io<number> {
    yield* this.flush()
    return yield* this.buffer.truncate(size)
  }
}

/** Code points: what Python counts. */
function characters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** How many UTF-16 units the first characters have; more than the text has when it is too short. */
function unitsOf(text: string, count: number): number {
  let units = 0
  let left = count
  for (const character of text) {
    if (left === 0) return units
    left -= 1
    units += character.length
  }
  return left > 0 ? Infinity : units
}
