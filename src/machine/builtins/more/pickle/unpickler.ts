import { textOf, utf8Bytes } from '../../../../vfs/index.ts'
import type { Bytes } from '../../../../vfs/index.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import type { Value } from '../../../values/value.ts'
import type { Io } from '../io/raw.ts'
import { NUMBER, OP, OTHERS } from './opcodes.ts'
import type { PickleInput } from './pickleInput.ts'

/** What a pickle says. Lists, dictionaries and sets are objects: the same one may be there twice. */
export type Pickled =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'tuple'; readonly items: readonly Pickled[] }
  | { readonly kind: 'list'; readonly items: Pickled[] }
  | { readonly kind: 'dict'; readonly entries: (readonly [Pickled, Pickled])[] }
  | { readonly kind: 'set' | 'frozenset'; readonly items: Pickled[] }

const MARK = 'mark'

/** Reads opcodes up to STOP. What a pickle of plain data never has ends as not modelled. */
export class Unpickler {
  private readonly evaluation: Evaluation
  private readonly input: PickleInput
  private readonly stack: (Pickled | typeof MARK)[] = []
  private readonly memo = new Map<number, Pickled>()

  constructor(evaluation: Evaluation, input: PickleInput) {
    this.evaluation = evaluation
    this.input = input
  }

  *load(): Io<Pickled> {
    for (;;) {
      if (yield* this.input.atEnd()) this.evaluation.fail('EOFError', 'Ran out of input')
      const opcode = yield* this.input.read(1)
      if (opcode === OP.STOP) break
      yield* this.obey(opcode)
    }
    yield* this.input.end()
    return this.pop()
  }

  private *obey(opcode: string): Io<void> {
    const atom = yield* this.atom(opcode)
    if (atom !== undefined) this.stack.push({ kind: 'value', value: atom })
    else if (!(yield* this.frameOrMemo(opcode))) this.collect(opcode)
  }

  /** None, a truth value, a number, a text, or bytes; undefined for another opcode. */
  private *atom(opcode: string): Io<Value | undefined> {
    switch (opcode) {
      case OP.NONE:
        return null
      case OP.NEWTRUE:
        return true
      case OP.NEWFALSE:
        return false
      case OP.BININT:
        return BigInt.asIntN(32, unsigned(yield* this.input.read(4)))
      case OP.BININT1:
        return unsigned(yield* this.input.read(1))
      case OP.BININT2:
        return unsigned(yield* this.input.read(2))
      case OP.LONG1:
        return yield* this.long(1)
      case OP.LONG4:
        return yield* this.long(4)
      case OP.BINFLOAT:
        return doubleIn(yield* this.input.read(8))
      case OP.SHORT_BINUNICODE:
        return this.decode(yield* this.input.read(yield* this.size(1)))
      case OP.BINUNICODE:
        return this.decode(yield* this.input.read(yield* this.size(4)))
      case OP.SHORT_BINBYTES:
        return yield* this.bytes(1)
      case OP.BINBYTES:
        return yield* this.bytes(4)
      default:
        return undefined
    }
  }

  private *size(width: number): Io<number> {
    return Number(unsigned(yield* this.input.read(width)))
  }

  private *long(width: number): Io<bigint> {
    const size = yield* this.size(width)
    if (size >= 2 ** 31) return this.damaged()
    return BigInt.asIntN(8 * size, unsigned(size === 0 ? '' : yield* this.input.read(size)))
  }

  private *bytes(width: number): Io<Value> {
    const data = yield* this.input.readInto(yield* this.size(width))
    return { kind: 'bytes', data: data as Bytes }
  }

  private decode(data: string): string {
    const text = textOf(data as Bytes)
    return utf8Bytes(text) === data ? text : this.damaged()
  }

  private *frameOrMemo(opcode: string): Io<boolean> {
    switch (opcode) {
      case OP.PROTO: {
        const protocol = yield* this.size(1)
        if (protocol <= 5) return true
        return this.evaluation.fail('ValueError', `unsupported pickle protocol: ${protocol}`)
      }
      case OP.FRAME: {
        const size = yield* this.size(8)
        if (size >= 2 ** 53) this.damaged()
        yield* this.input.read(size)
        this.input.back(size)
        return true
      }
      case OP.BINPUT:
        this.memo.set(yield* this.size(1), this.top())
        return true
      case OP.LONG_BINPUT:
        this.memo.set(yield* this.size(4), this.top())
        return true
      case OP.BINGET:
        this.stack.push(this.known(yield* this.size(1)))
        return true
      case OP.LONG_BINGET:
        this.stack.push(this.known(yield* this.size(4)))
        return true
      default:
        return false
    }
  }

  private known(index: number): Pickled {
    const found = this.memo.get(index)
    if (found !== undefined) return found
    const text = `Memo value not found at index ${index}`
    return this.evaluation.fail('_pickle.UnpicklingError', text)
  }

  /** Opcodes that ask for nothing. */
  private collect(opcode: string): void {
    switch (opcode) {
      case OP.MARK:
        this.stack.push(MARK)
        break
      case OP.MEMOIZE:
        this.memo.set(this.memo.size, this.top())
        break
      case OP.EMPTY_TUPLE:
        this.tuple(0)
        break
      case OP.TUPLE1:
        this.tuple(1)
        break
      case OP.TUPLE2:
        this.tuple(2)
        break
      case OP.TUPLE3:
        this.tuple(3)
        break
      case OP.TUPLE:
        this.stack.push({ kind: 'tuple', items: this.popMark() })
        break
      case OP.EMPTY_LIST:
        this.stack.push({ kind: 'list', items: [] })
        break
      case OP.EMPTY_DICT:
        this.stack.push({ kind: 'dict', entries: [] })
        break
      case OP.EMPTY_SET:
        this.stack.push({ kind: 'set', items: [] })
        break
      case OP.FROZENSET:
        this.stack.push({ kind: 'frozenset', items: this.popMark() })
        break
      case OP.APPEND:
        this.add('list', [this.pop()])
        break
      case OP.APPENDS:
        this.add('list', this.popMark())
        break
      case OP.ADDITEMS:
        this.add('set', this.popMark())
        break
      case OP.SETITEM: {
        const value = this.pop()
        this.enter([this.pop(), value])
        break
      }
      case OP.SETITEMS:
        this.enter(this.popMark())
        break
      default:
        this.unknown(opcode)
    }
  }

  private unknown(opcode: string): never {
    if (OTHERS.has(opcode)) {
      const what = 'a pickle of other things than plain data'
      return this.evaluation.unsupported(what, 'Pickle numbers, text, lists and dictionaries.')
    }
    const code = opcode.charCodeAt(0)
    const isPlain = code >= 0x20 && code <= 0x7e && opcode !== "'" && opcode !== '\\'
    const shown = isPlain ? opcode : `\\x${code.toString(16).padStart(2, '0')}`
    return this.evaluation.fail('_pickle.UnpicklingError', `invalid load key, '${shown}'.`)
  }

  private tuple(count: number): void {
    const items = Array.from({ length: count }, () => this.pop()).toReversed()
    this.stack.push({ kind: 'tuple', items })
  }

  private add(kind: 'list' | 'set', items: readonly Pickled[]): void {
    const to = this.top()
    if (to.kind !== kind) return this.damaged()
    this.evaluation.spend(8 * items.length)
    to.items.push(...items)
  }

  private enter(parts: readonly Pickled[]): void {
    const to = this.top()
    if (to.kind !== 'dict') return this.damaged()
    this.evaluation.spend(8 * parts.length)
    for (let at = 0; at < parts.length; at += 2) {
      const [key, value] = parts.slice(at, at + 2)
      if (key === undefined || value === undefined) return this.damaged()
      to.entries.push([key, value])
    }
  }

  private top(): Pickled {
    const last = this.stack.at(-1)
    return last === undefined || last === MARK ? this.damaged() : last
  }

  private pop(): Pickled {
    const last = this.top()
    this.stack.pop()
    return last
  }

  private popMark(): Pickled[] {
    const at = this.stack.lastIndexOf(MARK)
    if (at === -1) return this.damaged()
    const items = this.stack.splice(at).slice(1)
    return items.filter((item) => item !== MARK)
  }

  /** Bytes that no pickler writes in this order. */
  private damaged(): never {
    return this.evaluation.unsupported('a pickle that no pickler has written as it is')
  }
}

/** Little-endian. */
function unsigned(data: string): bigint {
  let total = 0n
  for (const unit of [...data].toReversed()) total = total * 256n + BigInt(unit.charCodeAt(0))
  return total
}

function doubleIn(data: string): number {
  for (const [at, unit] of [...data].entries()) NUMBER.setUint8(at, unit.charCodeAt(0))
  return NUMBER.getFloat64(0)
}
