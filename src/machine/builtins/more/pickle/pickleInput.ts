import type { Bytes } from '../../../../vfs/index.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import type { Io } from '../io/raw.ts'

/** The file that a pickle is read from. */
export interface PickleFile {
  /** what is ahead, without going there; null: the file object has no `peek` */
  readonly peek: (() => Io<Bytes>) | null
  readonly read: (size: number) => Io<Bytes>
  readonly readInto: (size: number) => Io<Bytes>
}

/** Of fewer bytes than this the unpickler looks ahead. */
const PREFETCH = 131_072

/**
 * Where CPython's C unpickler takes its bytes from (`_Unpickler_Read` and its like in
 * Modules/_pickle.c of 3.11): it looks ahead in the file object's buffer, and goes there when it
 * needs more, or at the end.
 */
export class PickleInput {
  private readonly evaluation: Evaluation
  /** null: only what is in memory */
  private readonly file: PickleFile | null
  private data: string
  /** how much of the data the unpickler has used */
  private used = 0
  /** how much of it the file object has handed out */
  private taken: number

  constructor(evaluation: Evaluation, file: PickleFile | null, data: string) {
    this.evaluation = evaluation
    this.file = file
    this.data = data
    this.taken = data.length
  }

  /** @returns so many bytes; UnpicklingError when there are fewer */
  *read(size: number): Io<string> {
    if (size > this.data.length - this.used) {
      const { file } = this
      if (file === null) return this.truncated()
      yield* this.goThere(file)
      if ((yield* this.refill(file, size)) < size) return this.truncated()
    }
    this.used += size
    return this.data.slice(this.used - size, this.used)
  }

  /** Gives the last bytes back. */
  back(size: number): void {
    this.used -= size
  }

  /** The same for bytes objects, which are read in place: past what was looked at ahead. */
  *readInto(size: number): Io<string> {
    const here = this.data.slice(this.used, this.used + size)
    // Where nothing is ahead even nothing is asked for.
    const isAhead = this.used < this.data.length
    this.used += here.length
    if (isAhead && here.length === size) return here
    const { file } = this
    if (file === null) return this.truncated()
    yield* this.goThere(file)
    const rest = yield* file.readInto(size - here.length)
    if (here.length + rest.length < size) return this.truncated()
    return here + rest
  }

  /** The file object goes to where the unpickler is. */
  *end(): Io<void> {
    if (this.file !== null) yield* this.goThere(this.file)
  }

  /** Nothing is left, at the start of an opcode. */
  *atEnd(): Io<boolean> {
    if (this.used < this.data.length) return false
    const { file } = this
    if (file === null) return true
    yield* this.goThere(file)
    return (yield* this.refill(file, 1)) < 1
  }

  private *goThere(file: PickleFile): Io<void> {
    const ahead = this.used - this.taken
    if (ahead <= 0) return
    yield* file.read(ahead)
    this.taken = this.used
  }

  /** How much there is now. */
  private *refill(file: PickleFile, size: number): Io<number> {
    if (file.peek !== null && size < PREFETCH) {
      this.put(yield* file.peek(), 0)
      if (this.data.length >= size) return this.data.length
    }
    const data = yield* file.read(size)
    this.put(data, data.length)
    return data.length
  }

  private put(data: string, taken: number): void {
    this.data = data
    this.used = 0
    this.taken = taken
  }

  private truncated(): never {
    return this.evaluation.fail('_pickle.UnpicklingError', 'pickle data was truncated')
  }
}
