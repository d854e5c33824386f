import { BugError } from '../base/index.ts'
import type {
  ClassCode,
  ClassId,
  Code,
  FunctionCode,
  FunctionId,
  Op,
  Point,
  PointId,
} from './code.ts'
import type { Source, Span } from './source.ts'

/**
 * Compiled programs as text, so that the page need not bring the compiler along. What several
 * programs have in common (a source, a class, a function) is written once. Nothing in it is read
 * by a person, and it is never stored: both ends are of one build.
 *
 * JSON of `Written`. A value is a JSON scalar or an array whose first item says what follows.
 */
interface Written {
  /** the property names of an object; after a colon the value of its first one, `kind` */
  readonly shapes: readonly (readonly string[])[]
  readonly parts: readonly Part[]
  readonly programs: readonly WrittenProgram[]
}

/** One source, class or function, or the globals of one file. */
interface Part {
  readonly file: string
  readonly value: Packed
}

interface WrittenProgram {
  readonly name: string
  readonly version: Code['version']
  /** indices into `parts` */
  readonly sources: readonly number[]
  readonly functions: readonly number[]
  readonly classes: readonly number[]
  readonly globals: readonly number[]
}

type Packed = null | boolean | number | string | readonly Packed[]

const LIST = 0
const MAP = 1
const BIGINT = 2
/** a span in the part's file: `from` and `line` relative to the last one's, then the length */
const SPAN = 3
/** points: for each its name, span, operation and three ways on */
const POINTS = 4
const FIRST_SHAPE = 5

/** Programs by name. `decodeCode` gives equal ones back. */
export function encodeCode(programs: ReadonlyMap<string, Code>): string {
  const shapes = new Numbering<readonly string[]>()
  const parts = new Numbering<Part>()
  const add = (file: string, value: unknown) =>
    parts.numberOf({ file, value: new Packer(file, shapes).pack(value) })
  const written = [...programs].map(([name, code]): WrittenProgram => ({
    name,
    version: code.version,
    sources: code.sources.map((source) => add(source.name, source)),
    functions: [...code.functions.values()].map((each) => add(each.file, each)),
    classes: [...code.classes.values()].map((each) => add(each.file, each)),
    globals: [...code.globals].map(([file, globals]) => add(file, globals)),
  }))
  const text: Written = { shapes: shapes.all, parts: parts.all, programs: written }
  return JSON.stringify(text)
}

/** The programs that `encodeCode` wrote, by name. What they have in common is one object. */
export function decodeCode(text: string): ReadonlyMap<string, Code> {
  const written = JSON.parse(text) as Written
  const parts = written.parts.map(({ file, value }) => ({
    file,
    value: new Unpacker(file, written.shapes).unpack(value),
  }))
  const at = (index: number) => {
    const part = parts[index]
    if (part === undefined) throw new BugError(`expected a part ${index}`)
    return part
  }
  return new Map(
    written.programs.map((program): [string, Code] => {
      const functions = program.functions.map((index) => at(index).value as FunctionCode)
      const classes = program.classes.map((index) => at(index).value as ClassCode)
      const globals = program.globals.map(at)
      const code: Code = {
        version: program.version,
        sources: program.sources.map((index) => at(index).value as Source),
        functions: new Map<FunctionId, FunctionCode>(functions.map((each) => [each.id, each])),
        classes: new Map<ClassId, ClassCode>(classes.map((each) => [each.id, each])),
        globals: new Map(globals.map(({ file, value }) => [file, value as Globals])),
      }
      return [program.name, code]
    }),
  )
}

type Globals = ReturnType<Code['globals']['get']> & object

/** Numbers for values, the same for equal ones, in the order of their first use. */
class Numbering<T> {
  readonly all: T[] = []
  private readonly numbers = new Map<string, number>()

  numberOf(value: T): number {
    const key = JSON.stringify(value)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.all.length)
    return this.all.push(value) - 1
  }
}

/** Where the last span began: the next one is mostly near. */
class Place {
  from = 0
  line = 0
}

class Packer {
  private readonly last = new Place()
  private readonly file: string
  private readonly shapes: Numbering<readonly string[]>

  constructor(file: string, shapes: Numbering<readonly string[]>) {
    this.file = file
    this.shapes = shapes
  }

  pack(value: unknown): Packed {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    if (typeof value === 'bigint') return [BIGINT, String(value)]
    if (isPoints(value)) return this.packPoints(value)
    if (Array.isArray(value)) return [LIST, ...value.map((item: unknown) => this.pack(item))]
    if (value instanceof Map) {
      return [MAP, ...[...(value as Map<unknown, unknown>)].flat().map((item) => this.pack(item))]
    }
    if (typeof value !== 'object') throw new BugError(`expected data, got a ${typeof value}`)
    return isSpan(value) && value.file === this.file ? this.packSpan(value) : this.packObject(value)
  }

  private packSpan({ from, to, line }: Span): Packed {
    const { last } = this
    const packed = [SPAN, from - last.from, line - last.line, to - from]
    last.from = from
    last.line = line
    return packed
  }

  /** Ways on as distances; a point's id without its line, or, when it does not start so, in a list. */
  private packPoints(points: readonly Point[]): Packed {
    const places = new Map(points.map(({ id }, place) => [id, place]))
    const distance = (from: number, to: PointId | null) => {
      if (to === null) return null
      const place = places.get(to)
      if (place === undefined) throw new BugError(`expected a point ${to}`)
      return place - from
    }
    const packed = points.flatMap(({ id, span, op, next, otherwise, raises }, place) => {
      const line = `${span.line} `
      const ways = [next, otherwise, raises].map((to) => distance(place, to))
      const name = id.startsWith(line) ? id.slice(line.length) : [id]
      return [name, this.pack(span), this.pack(op), ...ways]
    })
    return [POINTS, ...packed]
  }

  private packObject(value: object): Packed {
    const [first, ...rest] = Object.entries(value)
    const tag: unknown = first?.[1]
    const tagged = first?.[0] === 'kind' && typeof tag === 'string'
    const shape = Object.keys(value)
    if (tagged) shape[0] = `kind:${tag}`
    const fields = tagged || first === undefined ? rest : [first, ...rest]
    return [
      FIRST_SHAPE + this.shapes.numberOf(shape),
      ...fields.map(([, field]) => this.pack(field)),
    ]
  }
}

class Unpacker {
  private readonly last = new Place()
  private readonly file: string
  private readonly shapes: Written['shapes']

  constructor(file: string, shapes: Written['shapes']) {
    this.file = file
    this.shapes = shapes
  }

  unpack(packed: Packed): unknown {
    if (!isPackedArray(packed)) return packed
    const [head, ...items] = packed
    switch (head) {
      case LIST:
        return items.map((item) => this.unpack(item))
      case MAP:
        return new Map(pairs(items.map((item) => this.unpack(item))))
      case BIGINT:
        return BigInt(String(items[0]))
      case SPAN:
        return this.unpackSpan(items as readonly number[])
      case POINTS:
        return this.unpackPoints(items)
      default:
        return this.unpackObject(Number(head), items)
    }
  }

  private unpackSpan([from = 0, line = 0, length = 0]: readonly number[]): Span {
    const { last } = this
    last.from += from
    last.line += line
    return { file: this.file, from: last.from, to: last.from + length, line: last.line }
  }

  private unpackPoints(items: readonly Packed[]): readonly Point[] {
    const points: { point: Omit<Point, Way>; ways: readonly Packed[] }[] = []
    for (let at = 0; at < items.length; at += POINT_LENGTH) {
      const [name = null, where = null, what = null, ...ways] = items.slice(at, at + POINT_LENGTH)
      const span = this.unpack(where) as Span
      const id = isPackedArray(name) ? String(name[0]) : `${span.line} ${String(name)}`
      points.push({ point: { id, span, op: this.unpack(what) as Op }, ways })
    }
    const ids = points.map(({ point }) => point.id)
    const idAt = (from: number, distance: Packed | undefined) =>
      typeof distance === 'number' ? (ids[from + distance] ?? null) : null
    return points.map(({ point, ways: [next, otherwise, raises] }, place) => ({
      ...point,
      next: idAt(place, next),
      otherwise: idAt(place, otherwise),
      raises: idAt(place, raises),
    }))
  }

  private unpackObject(head: number, items: readonly Packed[]): object {
    const shape = this.shapes[head - FIRST_SHAPE]
    if (shape === undefined) throw new BugError(`expected a shape, got ${head}`)
    const colon = shape[0]?.indexOf(':') ?? -1
    const tagged = colon !== -1
    const names = tagged ? shape.slice(1) : shape
    const fields = names.map((name, index): [string, unknown] => [
      name,
      this.unpack(items[index] ?? null),
    ])
    if (!tagged) return Object.fromEntries(fields)
    return Object.fromEntries([['kind', shape[0]?.slice(colon + 1)], ...fields])
  }
}

function isPackedArray(packed: Packed): packed is readonly Packed[] {
  return Array.isArray(packed)
}

type Way = 'next' | 'otherwise' | 'raises'

const POINT_LENGTH = 6

function isPoints(value: unknown): value is readonly Point[] {
  const first: unknown = Array.isArray(value) ? value[0] : null
  const keys = typeof first === 'object' && first !== null ? Object.keys(first).join() : ''
  return keys === 'id,span,op,next,otherwise,raises'
}

function isSpan(value: object): value is Span {
  return Object.keys(value).join() === 'file,from,to,line'
}

function pairs(items: readonly unknown[]): readonly [unknown, unknown][] {
  return items.flatMap((key, index): [unknown, unknown][] =>
    index % 2 === 0 ? [[key, items[index + 1]]] : [],
  )
}
