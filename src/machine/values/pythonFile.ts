import type { Bytes } from '../../vfs/index.ts'

/** The layers of a Python 3 file object above its descriptor: CPython's io, as plain data. */
export interface PythonFile {
  /** what `f.name` says: a path, or the number of a descriptor */
  readonly name: string | bigint
  /** what the end of a `NamedTemporaryFile` removes */
  readonly removes: string | null
  /** the last read found the end, and nobody can have written since: see `Start.readsOnce` */
  readonly atEnd: boolean
  /** null: opened with buffering=0 */
  readonly buffered: BufferState | null
  /** null: opened in a binary mode */
  readonly text: TextState | null
}

/**
 * One buffer for reading and writing. `pos` is where the program is in it, `rawPos` where the
 * descriptor is. What was read ends at `readEnd`; what is still to be written is from `writeStart`
 * to `writeEnd`. An end is null when there is nothing of the kind.
 */
export interface BufferState {
  readonly size: number
  readonly data: Bytes
  readonly pos: number
  readonly rawPos: number
  readonly readEnd: number | null
  readonly writeStart: number
  readonly writeEnd: number | null
  /** the offset of the descriptor as last seen; null: not known */
  readonly offset: number | null
}

export type CodecName = 'utf-8' | 'ascii' | 'latin-1'
export type ErrorPolicy = 'strict' | 'replace' | 'ignore'
export type NewlineMode = null | '' | '\n' | '\r' | '\r\n'

export interface TextState {
  /** as it was given: what `f.encoding` says */
  readonly encoding: string
  readonly codec: CodecName
  readonly errors: ErrorPolicy
  readonly newline: NewlineMode
  readonly lineBuffering: boolean
  /** encoded, and not yet given to the buffer below */
  readonly pending: Bytes
  /** the text of the last chunk that was read, and how much of it was used, in UTF-16 units */
  readonly decoded: string
  readonly used: number
  /** bytes for each character of that chunk */
  readonly ratio: number
  readonly decoder: DecoderState
  /** where the chunk began: the decoder then, and what it was given; null: `tell` asks below */
  readonly snapshot: { readonly heldCr: boolean; readonly input: Bytes } | null
  /** false while it is iterated over */
  readonly telling: boolean
}

export interface DecoderState {
  /** the beginning of a character that is not complete */
  readonly rest: Bytes
  /** a "\r" that may be followed by "\n" */
  readonly heldCr: boolean
}
