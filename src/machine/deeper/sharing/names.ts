import { topOf } from '../../../python/index.ts'
import type { Code, FunctionCode, Op, Place } from '../../../python/index.ts'
import { variableKey } from '../../state/context.ts'
import type { Program } from '../../chart/program.ts'

/** Which names can change while threads run: a look at any other is no step. */
export interface ChangingNames {
  /** variables of files, by `variableKey`, that some function assigns or deletes */
  readonly variables: ReadonlySet<string>
  /** attributes that some function beside `__init__` stores or deletes; null: any may be */
  readonly attributes: ReadonlySet<string> | null
  /** variables that functions share, and that some function declares `nonlocal` and assigns */
  readonly cells: ReadonlySet<string>
}

const known = new WeakMap<Program, ChangingNames>()

export function changingNames(program: Program): ChangingNames {
  const before = known.get(program)
  if (before !== undefined) return before
  const found = changingIn(program.code)
  known.set(program, found)
  return found
}

function changingIn(code: Code): ChangingNames {
  const tops = new Set([...code.globals.keys()].map(topOf))
  const functions = [...code.functions.values()].filter(({ id }) => !tops.has(id))
  const late = functions.filter(({ name }) => name !== '__init__')
  const named = late.flatMap(({ points }) => points.flatMap(({ op }) => attributeIn(op)))
  const byName = late.some(({ points }) => points.some(({ op }) => mentions(op, STORING)))
  const stored = new Set(
    functions.flatMap(({ points }) => points.flatMap(({ op }) => attributeIn(op))),
  )
  return {
    variables: new Set([
      ...functions.flatMap(variablesOf),
      ...ofClasses(code, byName ? null : stored),
    ]),
    attributes: byName ? null : new Set(named),
    cells: new Set(functions.flatMap(cellsOf)),
  }
}

/** Built-ins that store attributes by names that are not in the text. */
const STORING: ReadonlySet<string> = new Set(['setattr', 'delattr', 'vars', '__dict__'])

/** Is one of these names a global, an attribute or a method somewhere in a part of the code? */
export function mentions(node: unknown, names: ReadonlySet<string>): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { kind, name } = node as Readonly<Record<string, unknown>>
  const isName = kind === 'global' || kind === 'attribute' || kind === 'method'
  if (isName && names.has(String(name))) return true
  return Object.values(node).some((part) => mentions(part, names))
}

function attributeIn(op: Op): readonly string[] {
  return op.kind === 'setattr' || op.kind === 'delattr' ? [op.name] : []
}

function variablesOf({ points }: FunctionCode): readonly string[] {
  return points.flatMap(({ op }) => [
    ...(op.kind === 'unset' ? [variableKey(op.variable)] : []),
    ...placesOf(op).flatMap((place) => (place.kind === 'variable' ? [variableKey(place)] : [])),
  ])
}

function cellsOf({ points, free = [] }: FunctionCode): readonly string[] {
  return points.flatMap(({ op }) => {
    const unbound = op.kind === 'unbind' && op.cell === true ? [op.name] : []
    const stored = placesOf(op).flatMap((place) => (place.kind === 'cell' ? [place.name] : []))
    return [...unbound, ...stored].filter((name) => free.includes(name))
  })
}

/** The attributes of classes that a store may be to, as in `cls.name = …`; null: to any. */
function ofClasses({ classes }: Code, stored: ReadonlySet<string> | null): readonly string[] {
  return [...classes.values()].flatMap(({ attributes }) =>
    [...attributes].flatMap(([name, held]) =>
      held.kind === 'variable' && stored?.has(name) !== false ? [variableKey(held)] : [],
    ),
  )
}

function placesOf(op: Op): readonly Place[] {
  if (!('into' in op) || op.into === null) return []
  return 'kind' in op.into ? [op.into] : op.into
}
