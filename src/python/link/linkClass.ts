import type { Expression, FunctionDef, Statement, Target } from '../ast.ts'
import type { ClassCode, ClassId, Expr, FunctionId } from '../code.ts'
import { constantExpression } from './constantExpression.ts'
import { decoratedAs, type Decorated } from './decorators.ts'
import {
  isDocstring,
  targetsOf,
  type ClassDef,
  type Declarations,
  type Defined,
} from './linkModule.ts'
import { topScope } from './linkGlobals.ts'
import { mayBeUnread, resolveStatic, type Program } from './scope.ts'
import { classVariable } from './variableBehind.ts'

/** A class, and the functions in it. */
export interface LinkedClass {
  readonly code: ClassCode
  readonly functions: readonly { readonly id: FunctionId; readonly definition: FunctionDef }[]
}

const COMMON = (
  'init getitem setitem delitem contains enter exit iter next len bool call repr str fspath eq ne lt le ' +
  'gt ge getattr format'
).split(' ')
const BINARY = 'add sub mul truediv floordiv mod pow or and xor lshift rshift'.split(' ')
const OPERATORS = [
  ...'neg pos invert abs'.split(' '),
  ...BINARY.flatMap((name) => [name, `r${name}`, `i${name}`]),
]

function special(name: string): string {
  return `__${name}__`
}

const DUNDERS: ReadonlySet<string> = new Set([...COMMON, ...OPERATORS].map(special))

/** Methods that only such classes have. */
const OF_MADE: Readonly<Record<string, 'dataclass' | 'namedtuple'>> = {
  __new__: 'namedtuple',
  __post_init__: 'dataclass',
}

function isOfMade(name: string, made: ClassDef['made']): boolean {
  return made !== undefined && OF_MADE[name] === made.kind
}

/** Built-in classes that a class of the program may have as its base. */
const BASES =
  /^(object|Exception|BaseException|KeyboardInterrupt|StopIteration|SystemExit|\w+(Error|Exception|Warning))$/

const TUPLE = { kind: 'builtin', name: 'tuple' } as const

/** The tables of a class; reports what the subset does not have in one. */
export function linkClass(
  program: Program,
  within: Declarations,
  { id, definition: from }: Defined<ClassDef>,
): LinkedClass {
  const { file } = within.module
  const made = within.top?.attributes.get(from)
  const scope = topScope(program, within)
  const functions: { id: FunctionId; definition: FunctionDef }[] = []
  const methods = new Map<string, FunctionId>()
  const properties = new Map<string, { getter: FunctionId; setter: FunctionId | null }>()
  const bindings = new Map<string, 'static' | 'class'>()
  const attributes = new Map<string, Expr>()
  const isTaken = (name: string) =>
    methods.has(name) || properties.has(name) || attributes.has(name)

  const addSetter = (definition: FunctionDef, of: string) => {
    const { name, headSpan } = definition
    const property = properties.get(of)
    if (property === undefined || property.setter !== null || of !== name) {
      const instead = `Write @property and def ${of}(self) above it, once.`
      program.report(headSpan, `\`${name}\` is no property to set here.`, instead)
      return
    }
    const setter = `${id}.${name}.setter`
    properties.set(name, { ...property, setter })
    functions.push({ id: setter, definition })
  }

  const addAttributes = (targets: readonly Target[], value: Expression) => {
    for (const target of targets) {
      if (target.kind !== 'Name' || isTaken(target.id) || /^__\w+__$/.test(target.id)) {
        program.report(target.span, 'This cannot be assigned in a class.', CONSTANT.instead)
        continue
      }
      const variable = made?.has(target.id) === true ? classVariable(file, id, target.id) : null
      if (variable !== null) {
        attributes.set(target.id, { kind: 'variable', file, name: variable })
        continue
      }
      const table = program.globals.get(file)
      const allows = (name: string) =>
        !attributes.has(name) && table?.get(name)?.kind !== 'function'
      attributes.set(target.id, constantExpression(scope, { ...CONSTANT, allows }, value))
    }
  }

  const addFunction = (definition: FunctionDef) => {
    const { name, headSpan } = definition
    const own = `${id}.${name}`
    const table = program.globals.get(file)
    const decorator = decoratedAs(definition, (each) => table?.has(each) === true)
    checkMethod(program, definition, decorator, within.top !== null, from)
    if (decorator?.kind === 'setter') {
      addSetter(definition, decorator.property)
      return
    }
    if (isTaken(name)) {
      program.report(headSpan, `\`${name}\` is already defined in this class.`, null)
      return
    }
    const variable = decorator?.kind === 'calls' ? classVariable(file, id, name) : null
    if (variable !== null) attributes.set(name, { kind: 'variable', file, name: variable })
    else if (decorator?.kind === 'property') properties.set(name, { getter: own, setter: null })
    else methods.set(name, own)
    if (decorator?.kind === 'static' || decorator?.kind === 'class') {
      bindings.set(name, decorator.kind)
    }
    functions.push({ id: own, definition })
  }

  for (const statement of from.body) {
    if (statement.kind === 'FunctionDef') addFunction(statement)
    else if (statement.kind === 'Assign' || statement.kind === 'AnnAssign') {
      if (statement.value !== null) addAttributes(targetsOf(statement), statement.value)
    } else if (statement.kind !== 'Pass' && !isDocstring(statement) && !isEllipsis(statement)) {
      program.report(
        statement.span,
        'A class holds only methods, properties and constants.',
        'Move this into a method.',
      )
    }
  }
  const { name, span, made: madeBy } = from
  const isTuple = madeBy?.kind === 'namedtuple'
  const base = isTuple ? TUPLE : linkBase(program, within, from)
  const tables = {
    methods,
    properties,
    attributes,
    ...(bindings.size > 0 && { bindings }),
    ...(madeBy !== undefined && { made: madeBy }),
  }
  return { code: { id, name, file, base, ...tables, span }, functions }
}

function checkMethod(
  program: Program,
  { name, headSpan, parameters, decorators }: FunctionDef,
  decorator: Decorated | null,
  runs: boolean,
  { made }: ClassDef,
): void {
  const [first] = decorators
  if (
    first !== undefined &&
    (decorator?.kind === 'mixed' || (decorator?.kind === 'calls' && !runs))
  ) {
    const instead = 'Use one of @property, @name.setter, @staticmethod and @classmethod alone.'
    program.report(first.span, 'These decorators are not supported here.', instead)
  }
  if (/^__\w+__$/.test(name) && !DUNDERS.has(name) && !isOfMade(name, made)) {
    const instead = `Modelled are ${COMMON.map(special).join(', ')}, and those of operators.`
    program.report(headSpan, `\`${name}\` is not modelled.`, instead)
  }
  if (parameters.length === 0 && decorator?.kind !== 'static') {
    program.report(headSpan, `\`${name}\` needs a first parameter.`, `Write def ${name}(self).`)
  }
}

function isEllipsis(statement: Statement): boolean {
  return (
    statement.kind === 'Expr' &&
    statement.value.kind === 'Name' &&
    statement.value.id === 'Ellipsis'
  )
}

const CONSTANT = {
  message: 'A class attribute must be a constant.',
  instead: 'Use literals, tuples of them and names of the file, or set it in __init__.',
}

function linkBase(program: Program, within: Declarations, from: ClassDef): ClassCode['base'] {
  const { base } = from
  if (base === null) return null
  const { file } = within.module
  const known = resolveStatic(topScope(program, within), base)
  if (known?.inside?.kind === 'failed') return null
  if (known?.expr.kind === 'global') {
    const global = program.globals.get(known.expr.file)?.get(known.expr.name)
    if (global?.kind === 'class') return { kind: 'class', id: global.id }
  } else if (
    known === null &&
    base.kind === 'Name' &&
    program.modelled.builtins.has(base.id) &&
    BASES.test(base.id)
  ) {
    return { kind: 'builtin', name: base.id }
  }
  if (!mayBeUnread(program.unread, file, rootOf(base))) reportBase(program, base)
  return null
}

function reportBase(program: Program, base: Expression): void {
  const isType = base.kind === 'Name' && base.id === 'type'
  const message = isType
    ? 'Metaclasses are not supported.'
    : 'The base must be a class of the program, `object`, or a built-in exception.'
  program.report(base.span, message, 'Keep other values in an attribute instead.')
}

/** The name that a dotted name begins with; empty for any other expression. */
function rootOf(base: Expression): string {
  if (base.kind === 'Name') return base.id
  return base.kind === 'Attribute' ? rootOf(base.value) : ''
}

/** The class and its bases, nearest first; null when they go in a circle. */
export function lineage(
  classes: ReadonlyMap<ClassId, ClassCode>,
  id: ClassId,
): readonly ClassCode[] | null {
  const found: ClassCode[] = []
  let current = classes.get(id)
  while (current !== undefined) {
    if (found.includes(current)) return null
    found.push(current)
    current = current.base?.kind === 'class' ? classes.get(current.base.id) : undefined
  }
  return found
}
