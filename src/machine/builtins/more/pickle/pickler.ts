import { utf8Bytes } from '../../../../vfs/index.ts'
import type { Bytes } from '../../../../vfs/index.ts'
import type { Evaluation } from '../../../chart/evaluation.ts'
import { inOrder } from '../../../values/inOrder.ts'
import { hashOf } from '../../../values/hashOf.ts'
import { repr } from '../../../values/repr.ts'
import { typeName } from '../../../values/typeName.ts'
import { isRef, isTagged } from '../../../values/value.ts'
import type { DictObject, ListObject, RecordObject, Ref, Value } from '../../../values/value.ts'
import { membersOf, ORDER } from '../setOrder.ts'
import { eightBytes, fourBytes, NUMBER, OP } from './opcodes.ts'

/** The bytes that CPython's C pickler makes of plain data. */
export function pickleOf(evaluation: Evaluation, value: Value, protocol: number): Bytes {
  const pickler = new Pickler(evaluation, protocol)
  pickler.save(value, 0)
  return pickler.whole()
}

/** So many entries go with one opcode. */
const BATCH = 1000
/** A frame that reaches this goes out by a write of its own. */
const FRAME_TARGET = 65_536
/** What is shorter has no frame. */
const SMALLEST_FRAME = 4
/** Values inside of one another; CPython's recursion ends somewhere behind. */
const DEEPEST = 300

const AS_JSON = 'Use json.dump, or make the texts differ.'

class Pickler {
  private readonly evaluation: Evaluation
  private readonly protocol: number
  private readonly parts: string[] = []
  /** by identity: objects by their place in the heap */
  private readonly memo = new Map<number, number>()
  private size = 0
  /** texts, bytes and tuples that have been written: whether an equal one is the same object, nobody knows */
  private readonly seen = new Set<string>()
  /** the values that the writing is inside of */
  private readonly within = new Set<number>()

  constructor(evaluation: Evaluation, protocol: number) {
    this.evaluation = evaluation
    this.protocol = protocol
  }

  whole(): Bytes {
    const body = `${this.parts.join('')}${OP.STOP}`
    if (body.length >= FRAME_TARGET) {
      this.evaluation.unsupported('a pickle of 64 kB and more, which is written in pieces')
    }
    const isFramed = this.protocol >= 4 && body.length >= SMALLEST_FRAME
    const frame = isFramed ? OP.FRAME + eightBytes(body.length) : ''
    return `${OP.PROTO}${String.fromCharCode(this.protocol)}${frame}${body}` as Bytes
  }

  save(value: Value, depth: number): void {
    if (depth > DEEPEST) this.evaluation.unsupported('a pickle of values so deep inside of others')
    this.evaluation.spend(8)
    if (value === null) this.emit(OP.NONE)
    else if (typeof value === 'boolean') this.emit(value ? OP.NEWTRUE : OP.NEWFALSE)
    else if (typeof value === 'bigint') this.emit(integer(value))
    else if (typeof value === 'number') this.emit(OP.BINFLOAT + doubleOf(value))
    else if (typeof value === 'string') this.text(value)
    else if (value.kind === 'bytes') this.bytes(value.data, value)
    else if (value.kind === 'tuple' && value.class === undefined)
      this.tuple(value.items, value, depth)
    else if (isRef(value)) this.object(value, depth)
    else this.refuse(value)
  }

  private emit(part: string): void {
    this.parts.push(part)
  }

  /** Equal texts are one object in the model; in CPython they may be two, and are written twice then. */
  private onlyOnce(value: Value): void {
    const key = hashOf(value)
    if (this.seen.has(key)) {
      const what = `a pickle with ${repr(this.evaluation, value)} in it twice`
      this.evaluation.unsupported(
        `${what}: CPython writes it once when both are one object`,
        AS_JSON,
      )
    }
    this.seen.add(key)
  }

  private memoize(): void {
    const index = this.size
    this.size += 1
    if (this.protocol >= 4) this.emit(OP.MEMOIZE)
    else if (index < 256) this.emit(OP.BINPUT + String.fromCharCode(index))
    else this.emit(OP.LONG_BINPUT + fourBytes(index))
  }

  private again(index: number): void {
    if (index < 256) this.emit(OP.BINGET + String.fromCharCode(index))
    else this.emit(OP.LONG_BINGET + fourBytes(index))
  }

  private text(text: string): void {
    if (/\p{Surrogate}/u.test(text)) this.evaluation.unsupported('a pickle of half a character')
    // There is one empty text, and one empty bytes object.
    if (text === '' && this.empty('text')) return
    if (text !== '') this.onlyOnce(text)
    const data = utf8Bytes(text)
    const isShort = data.length < 256 && this.protocol >= 4
    const size = isShort ? String.fromCharCode(data.length) : fourBytes(data.length)
    this.emit((isShort ? OP.SHORT_BINUNICODE : OP.BINUNICODE) + size + data)
    this.memoize()
  }

  private bytes(data: Bytes, value: Value): void {
    if (this.protocol < 3) this.refuseProtocol('bytes')
    if (data === '' && this.empty('bytes')) return
    if (data !== '') this.onlyOnce(value)
    const isShort = data.length < 256
    const size = isShort ? String.fromCharCode(data.length) : fourBytes(data.length)
    this.emit((isShort ? OP.SHORT_BINBYTES : OP.BINBYTES) + size + data)
    this.memoize()
  }

  private readonly empties = new Map<string, number>()

  /** Has the only empty one been written before? Then it is referred to. */
  private empty(kind: 'text' | 'bytes'): boolean {
    const index = this.empties.get(kind)
    if (index === undefined) {
      this.empties.set(kind, this.size)
      return false
    }
    this.again(index)
    return true
  }

  private tuple(items: readonly Value[], value: Value, depth: number): void {
    if (items.length === 0) {
      this.emit(OP.EMPTY_TUPLE)
      return
    }
    this.onlyOnce(value)
    const own = [OP.TUPLE1, OP.TUPLE2, OP.TUPLE3][items.length - 1]
    if (own === undefined) this.emit(OP.MARK)
    for (const item of items) this.save(item, depth + 1)
    this.emit(own ?? OP.TUPLE)
    this.memoize()
  }

  private object(ref: Ref, depth: number): void {
    const known = this.memo.get(ref.id)
    if (known !== undefined) {
      this.again(known)
      return
    }
    const object = this.evaluation.get(ref)
    if (object.kind === 'list') this.list(ref, object, depth)
    else if (object.kind === 'dict' && object.of === undefined) this.dict(ref, object, depth)
    else if (object.kind === 'record' && isSet(object)) this.set(ref, object, depth)
    else this.refuse(ref)
  }

  private remember(ref: Ref): void {
    this.memo.set(ref.id, this.size)
    this.memoize()
  }

  private list(ref: Ref, object: ListObject, depth: number): void {
    this.emit(OP.EMPTY_LIST)
    this.remember(ref)
    const items = inOrder(this.evaluation, object)
    if (items.length === 1) {
      for (const item of items) this.save(item, depth + 1)
      this.emit(OP.APPEND)
      return
    }
    for (let at = 0; at < items.length; at += BATCH) {
      this.emit(OP.MARK)
      for (const item of items.slice(at, at + BATCH)) this.save(item, depth + 1)
      this.emit(OP.APPENDS)
    }
  }

  private dict(ref: Ref, { entries }: DictObject, depth: number): void {
    this.emit(OP.EMPTY_DICT)
    this.remember(ref)
    const all = [...entries.values()]
    const save = (some: typeof all) => {
      for (const [key, value] of some) {
        this.save(key, depth + 1)
        this.save(value, depth + 1)
      }
    }
    if (all.length === 0) return
    if (all.length === 1) {
      save(all)
      this.emit(OP.SETITEM)
      return
    }
    // After a full batch another begins, even if it stays empty.
    for (let at = 0; at <= all.length - (all.length % BATCH === 0 ? 0 : 1); at += BATCH) {
      this.emit(OP.MARK)
      save(all.slice(at, at + BATCH))
      this.emit(OP.SETITEMS)
    }
  }

  private set(ref: Ref, object: RecordObject, depth: number): void {
    if (this.protocol < 4) this.refuseProtocol('a set')
    const members = membersOf(this.evaluation, ref) ?? []
    if (members.length > 1) {
      this.evaluation.unsupported(`a pickle of a set: ${ORDER}`, 'Pickle sorted(…) of it.')
    }
    if (object.type === 'frozenset') {
      this.frozen(ref, members, depth)
      return
    }
    this.emit(OP.EMPTY_SET)
    this.remember(ref)
    if (members.length === 0) return
    this.emit(OP.MARK)
    for (const member of members) this.save(member, depth + 1)
    this.emit(OP.ADDITEMS)
  }

  private frozen(ref: Ref, members: readonly Value[], depth: number): void {
    if (this.within.has(ref.id)) this.evaluation.unsupported('a frozenset that holds itself')
    this.within.add(ref.id)
    this.emit(OP.MARK)
    for (const member of members) this.save(member, depth + 1)
    this.emit(OP.FROZENSET)
    this.remember(ref)
  }

  private refuseProtocol(what: string): never {
    const text = `${what} in a pickle of protocol ${this.protocol}`
    return this.evaluation.unsupported(text, 'Leave `protocol` out.')
  }

  private refuse(value: Value): never {
    const kind = this.evaluation.object(value)?.kind
    const type = typeName(this.evaluation, value)
    if (kind === 'openFile' || kind === 'generator' || (isTagged(value) && value.kind === 'view')) {
      return this.evaluation.fail('TypeError', `cannot pickle '${type}' object`)
    }
    const what = `a pickle of what is no plain data (${type})`
    return this.evaluation.unsupported(
      what,
      'Pickle numbers, text, bytes, tuples, lists, dictionaries and sets of them.',
    )
  }
}

function isSet({ type }: RecordObject): boolean {
  return type === 'set' || type === 'frozenset'
}

function integer(value: bigint): string {
  if (BigInt.asIntN(32, value) === value) {
    const number = Number(value)
    if (number >= 0 && number < 0x100) return OP.BININT1 + String.fromCharCode(number)
    if (number >= 0 && number < 0x1_00_00) {
      return OP.BININT2 + String.fromCharCode(number % 256, Math.floor(number / 256))
    }
    return OP.BININT + fourBytes(number)
  }
  const data = twosComplement(value)
  if (data.length < 256) return OP.LONG1 + String.fromCharCode(data.length) + data
  return OP.LONG4 + fourBytes(data.length) + data
}

/** Little-endian, of as few bytes as the number and its sign need. */
function twosComplement(value: bigint): string {
  let bytes = 1
  while (BigInt.asIntN(8 * bytes, value) !== value) bytes += 1
  const digits = BigInt.asUintN(8 * bytes, value)
    .toString(16)
    .padStart(2 * bytes, '0')
  const units = digits.match(/../g) ?? []
  return units
    .toReversed()
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('')
}

function doubleOf(value: number): string {
  NUMBER.setFloat64(0, value)
  return Array.from({ length: 8 }, (_, at) => String.fromCharCode(NUMBER.getUint8(at))).join('')
}
