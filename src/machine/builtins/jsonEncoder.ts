import { moreValuesOf } from '../values/moreValues.ts'
import { compare, orderOfText } from '../values/compare.ts'
import { inOrder } from '../values/inOrder.ts'
import { typeName } from '../values/typeName.ts'
import { isRef, isTagged } from '../values/value.ts'
import type { DictEntry, DictObject, Value } from '../values/value.ts'
import type { Evaluation } from '../chart/evaluation.ts'

/** How JSON is written: the arguments of json.dumps. */
export interface JsonStyle {
  readonly sortKeys: boolean
  readonly ascii: boolean
  /** between items, and between a key and its value */
  readonly item: string
  readonly key: string
  /** what each level is moved in by, on lines of their own; null: all on one line */
  readonly indent: string | null
  readonly skipKeys: boolean
  /** of a float that JSON has no word for; null: JavaScript's words are written */
  readonly refuseFloat: ((value: number) => never) | null
  /** what is written instead of a value that JSON does not have; null: TypeError */
  readonly instead: ((value: Value) => Value) | null
}

/** Hands the text out in the pieces in which CPython's JSONEncoder.iterencode makes it. */
export function writeJson(
  evaluation: Evaluation,
  value: Value,
  style: JsonStyle,
  emit: (piece: string) => void,
): void {
  new Writer(evaluation, style, emit).write(value, '', '\n')
}

class Writer {
  private readonly evaluation: Evaluation
  private readonly style: JsonStyle
  private readonly emit: (piece: string) => void
  /** the objects that the writing is inside of */
  private readonly within = new Set<number>()

  constructor(evaluation: Evaluation, style: JsonStyle, emit: (piece: string) => void) {
    this.evaluation = evaluation
    this.style = style
    this.emit = emit
  }

  /** `before`: goes into the same piece. `line`: the end of a line with what the next is moved in by. */
  write(value: Value, before: string, line: string): void {
    const text = this.plain(value)
    if (text !== null) {
      this.emit(before + text)
      return
    }
    if (before !== '') this.emit(before)
    if (!isTagged(value)) return
    if (value.kind === 'tuple') this.list(value.items, line)
    else this.inside(value, () => this.object(value, line))
  }

  private object(value: Value, line: string): void {
    const object = this.evaluation.object(value)
    if (object?.kind === 'list') this.list(inOrder(this.evaluation, object), line)
    else if (object?.kind === 'dict') this.dict(object, line)
    else if (this.style.instead !== null) this.write(this.style.instead(value), '', line)
    else {
      const type = typeName(this.evaluation, value)
      this.evaluation.fail('TypeError', `Object of type ${type} is not JSON serializable`)
    }
  }

  private inside(value: Value, run: () => void): void {
    if (!isRef(value)) {
      run()
      return
    }
    if (this.within.has(value.id)) this.evaluation.fail('ValueError', 'Circular reference detected')
    this.within.add(value.id)
    run()
    this.within.delete(value.id)
  }

  /** Null: neither text, number, truth value nor None. */
  private plain(value: Value): string | null {
    if (value === null) return 'null'
    if (typeof value === 'string') return jsonString(value, this.style.ascii)
    if (typeof value === 'number') return this.float(value)
    return isTagged(value) ? null : String(value)
  }

  /** JavaScript's words for what JSON has none for. */
  private float(value: number): string {
    if (Number.isFinite(value)) return moreValuesOf(this.evaluation).floatText(value)
    return this.style.refuseFloat?.(value) ?? String(value)
  }

  private list(items: readonly Value[], line: string): void {
    if (items.length === 0) {
      this.emit('[]')
      return
    }
    const inner = this.inner(line)
    for (const [index, item] of items.entries()) {
      this.write(item, index === 0 ? `[${inner}` : this.style.item + inner, line + this.indent)
    }
    if (inner !== '') this.emit(line)
    this.emit(']')
  }

  private dict(object: DictObject, line: string): void {
    if (object.entries.size === 0) {
      this.emit('{}')
      return
    }
    const { style, emit } = this
    const inner = this.inner(line)
    emit('{')
    if (inner !== '') emit(inner)
    let first = true
    for (const [key, value] of this.entries(object)) {
      const name = this.keyText(key)
      if (name === null) continue
      if (!first) emit(style.item + inner)
      first = false
      emit(jsonString(name, style.ascii))
      emit(style.key)
      this.write(value, '', line + this.indent)
    }
    if (inner !== '') emit(line)
    emit('}')
  }

  private get indent(): string {
    return this.style.indent ?? ''
  }

  /** What stands before each item of what begins in this line. */
  private inner(line: string): string {
    return this.style.indent === null ? '' : line + this.indent
  }

  private entries(object: DictObject): readonly DictEntry[] {
    const all = [...object.entries.values()]
    if (!this.style.sortKeys) return all
    return all.toSorted(([a], [b]) => {
      if (typeof a === 'string' && typeof b === 'string') return orderOfText(a, b)
      if (compare(this.evaluation, '<', a, b)) return -1
      return compare(this.evaluation, '<', b, a) ? 1 : 0
    })
  }

  /** Null: the entry is left out. */
  private keyText(key: Value): string | null {
    if (typeof key === 'string') return key
    const text = this.plain(key)
    if (text !== null || this.style.skipKeys) return text
    const type = typeName(this.evaluation, key)
    const message = `keys must be str, int, float, bool or None, not ${type}`
    return this.evaluation.fail('TypeError', message)
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

function jsonString(text: string, ascii: boolean): string {
  const escaped = text.replace(/["\\\u0000-\u001f]|[^\u0000-\u007e]/g, (unit) => {
    const named = ESCAPES[unit]
    if (named !== undefined) return named
    if (unit > '\x7e' && !ascii) return unit
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `"${escaped}"`
}
