import { BugError } from '../../base/index.ts'
import type {
  ClassId,
  ClassMade,
  Code,
  FunctionCode,
  FunctionId,
  Point,
  PointId,
} from '../../python/index.ts'
import type { Library } from '../builtins/builtinsFace.ts'
import { exceptionBase } from '../values/exceptions.ts'
import { liveAfter, liveTemps } from './liveness.ts'
import type { ClassRef } from '../values/value.ts'

/** Code made ready to run: every look-up by name done once. Plain and immutable. */
export interface Program {
  readonly code: Code
  /** the built-ins and modelled modules that it can call */
  readonly library: Library
  readonly functions: ReadonlyMap<FunctionId, LinkedFunction>
  /** by class: what the class and its lineage hold under each name */
  readonly members: ReadonlyMap<ClassId, ReadonlyMap<string, Member>>
  /** does any point ask for the exception being handled (traceback.print_exc)? */
  readonly asksHandled: boolean
  /** has it generators? */
  readonly hasGenerators: boolean
}

/** Where a point is: plain, so that a transition can name it. */
export interface Site {
  readonly function: FunctionId
  readonly point: PointId
}

export interface LinkedFunction {
  readonly code: FunctionCode
  /** the key of its state: the id, with '·' for '.' */
  readonly key: string
  /** by point id */
  readonly points: ReadonlyMap<PointId, LinkedPoint>
  /** by state key */
  readonly pointOfKey: ReadonlyMap<string, LinkedPoint>
  readonly entry: LinkedPoint
}

export interface LinkedPoint {
  readonly function: FunctionId
  readonly point: Point
  readonly site: Site
  readonly functionKey: string
  readonly key: string
  /** temporaries that some point after this one may read */
  readonly live: ReadonlySet<number>
  /** temporaries that it or some point after it may read */
  readonly needed: ReadonlySet<number>
}

/** What a class holds under a name. */
export type Member =
  | {
      readonly kind: 'function'
      readonly id: FunctionId
      /** it gets no instance: nothing, or the class */
      readonly binding?: 'static' | 'class'
    }
  | { readonly kind: 'property'; readonly getter: FunctionId; readonly setter: FunctionId | null }
  | { readonly kind: 'constant'; readonly owner: ClassId }

/** Links a compiled program. Throws BugError when the code does not fit together. */
export function link(code: Code, library: Library): Program {
  return {
    code,
    library,
    functions: new Map([...code.functions].map(([id, fn]) => [id, linkFunction(fn)])),
    members: new Map([...code.classes.keys()].map((id) => [id, membersOf(code, id)])),
    hasGenerators: [...code.functions.values()].some((fn) => fn.generator === true),
    asksHandled: [...code.functions.values()].some((fn) => fn.points.some(asksHandled)),
  }
}

function linkFunction(code: FunctionCode): LinkedFunction {
  const live = liveTemps(code)
  const keys = new Set<string>()
  const points = code.points.map((point): LinkedPoint => {
    const key = freeKey(keys, stateKey(point.id))
    const site = { function: code.id, point: point.id }
    return {
      function: code.id,
      functionKey: stateKey(code.id),
      point,
      site,
      key,
      live: liveAfter(point, live),
      needed: live.get(point.id) ?? new Set(),
    }
  })
  const [entry] = points
  if (entry === undefined) throw new BugError(`expected points in ${code.id}, got none`)
  return {
    code,
    key: stateKey(code.id),
    points: new Map(points.map((linked) => [linked.point.id, linked])),
    pointOfKey: new Map(points.map((linked) => [linked.key, linked])),
    entry,
  }
}

/** XState splits ids at dots, so no key may hold one. */
function stateKey(id: string): string {
  return id.replaceAll('.', '·').replaceAll('\\', '⧵')
}

function freeKey(taken: Set<string>, wanted: string): string {
  const key = taken.has(wanted) ? freeKey(taken, `${wanted}'`) : wanted
  taken.add(key)
  return key
}

function membersOf(code: Code, id: ClassId): ReadonlyMap<string, Member> {
  const cls = code.classes.get(id)
  if (cls === undefined) throw new BugError(`expected a class ${id}, got none`)
  const members = new Map(cls.base?.kind === 'class' ? membersOf(code, cls.base.id) : [])
  for (const name of cls.attributes.keys()) members.set(name, { kind: 'constant', owner: id })
  for (const [name, method] of cls.methods) {
    const binding = cls.bindings?.get(name)
    members.set(name, { kind: 'function', id: method, ...(binding !== undefined && { binding }) })
  }
  for (const [name, property] of cls.properties)
    members.set(name, { kind: 'property', ...property })
  return members
}

const ASKS_HANDLED: ReadonlySet<string> = new Set(['print_exc', 'format_exc', 'exception'])

function asksHandled({ op }: Point): boolean {
  if (op.kind !== 'call') return false
  if (op.callee.kind === 'method') return ASKS_HANDLED.has(op.callee.name)
  if (op.callee.kind !== 'value') return false
  const { value } = op.callee
  const named = value.kind === 'attribute' || value.kind === 'global'
  return !named || ASKS_HANDLED.has(value.name)
}

export function functionOf(program: Program, id: FunctionId): LinkedFunction {
  const found = program.functions.get(id)
  if (found === undefined) throw new BugError(`expected a function ${id}, got none`)
  return found
}

export function pointOf(program: Program, site: Site): LinkedPoint {
  const found = functionOf(program, site.function).points.get(site.point)
  if (found === undefined) throw new BugError(`expected a point ${site.point}, got none`)
  return found
}

/** What the class or its lineage holds under a name; null for built-in classes and for nothing. */
export function memberOf(program: Program, cls: ClassRef, name: string): Member | null {
  return cls.kind === 'class' ? (program.members.get(cls.id)?.get(name) ?? null) : null
}

/** The bases of built-in types other than exceptions, where it is not `object`. */
const BUILT_IN_BASES: ReadonlyMap<string, string> = new Map([
  ['bool', 'int'],
  ['<named tuple>', 'tuple'],
  ['collections.Counter', 'dict'],
  ['collections.OrderedDict', 'dict'],
  ['collections.defaultdict', 'dict'],
])

/** The base of a built-in type that is no exception; null: `object` alone. */
export function builtInBase(name: string): string | null {
  return BUILT_IN_BASES.get(name) ?? null
}

/** The base of a class; null past the last one. */
export function baseOf(program: Program, cls: ClassRef): ClassRef | null {
  if (cls.kind === 'builtin') {
    const base = builtInBase(cls.name) ?? exceptionBase(program.code.version, cls.name)
    return base === null ? null : { kind: 'builtin', name: base }
  }
  const base = program.code.classes.get(cls.id)?.base ?? null
  if (base === null) return { kind: 'builtin', name: 'object' }
  return base.kind === 'class' ? base : { kind: 'builtin', name: base.name }
}

export function isSubclass(program: Program, cls: ClassRef, of: ClassRef): boolean {
  if (of.kind === 'builtin' && of.name === 'object') return true
  let current: ClassRef | null = cls
  while (current !== null) {
    if (sameClass(current, of)) return true
    current = baseOf(program, current)
  }
  return false
}

function sameClass(one: ClassRef, other: ClassRef): boolean {
  if (one.kind === 'class') return other.kind === 'class' && one.id === other.id
  return other.kind === 'builtin' && one.name === other.name
}

/** The last part of a class' name: "StepperStore", "KeyError", "JSONDecodeError". */
export function className(program: Program, cls: ClassRef): string {
  if (cls.kind === 'class') return program.code.classes.get(cls.id)?.name ?? cls.id
  return cls.name.slice(cls.name.lastIndexOf('.') + 1)
}

/** What has made the class, or one that it comes from; null: nothing of that kind. */
export function madeOf<Kind extends ClassMade['kind']>(
  program: Program,
  cls: ClassRef,
  kind: Kind,
): Extract<ClassMade, { kind: Kind }> | null {
  let current: ClassRef | null = cls
  while (current?.kind === 'class') {
    const made = program.code.classes.get(current.id)?.made
    if (made?.kind === kind) return made as Extract<ClassMade, { kind: Kind }>
    current = baseOf(program, current)
  }
  return null
}

/** The names of the items of a named tuple. */
export function fieldsOfTuple(program: Program, cls: ClassRef): readonly string[] {
  return madeOf(program, cls, 'namedtuple')?.fields ?? []
}
