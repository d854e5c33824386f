import type { Expression, FunctionDef, ImportedName, Statement } from '../ast.ts'
import { IMPORTED, topOf, type ClassCode, type ClassId, type Expr, type Variable } from '../code.ts'
import { type ClassDef, type Declarations, targetsOf, type Top } from '../link/linkModule.ts'
import type { Span } from '../source.ts'
import { assemble } from './assemble.ts'
import { Assembler } from './assembler.ts'
import { type FunctionsMade, lastLine, lowerNested, newLowering } from './lowerFunction.ts'
import { lowerDecorated } from './lowerNested.ts'
import type { Lowering } from './lowering.ts'
import { mayRaise } from './mayRaise.ts'
import type { Operand } from './operands.ts'
import type { Scope } from '../link/scope.ts'

/** The top's own declarations, the files by their module names, and all classes. */
interface Around {
  readonly within: Declarations
  readonly top: Top
  readonly files: ReadonlyMap<string, string>
  readonly classes: ReadonlyMap<ClassId, ClassCode>
}

/** The function that runs the top of a file, "main.<module>": what its names need a run for. */
export function lowerTop(scope: Scope, around: Around, made: FunctionsMade): void {
  const { module } = around.within
  const points = new Assembler(scope.program.stepwise ? scope.program.assigned : null)
  const on = newLowering(
    scope,
    points,
    (node, name) => {
      const id = made.freshId(`${topOf(scope.file)}.<locals>.${name}`)
      return lowerNested(on, { id, name, node, scope }, made)
    },
    (statement) => lowerDefinition(on, statement, around),
  )
  const start: Span = { ...module.span, to: module.span.from }
  if (around.top.imported) {
    const value = { kind: 'constant', value: true } as const
    points.emit({ kind: 'eval', value, into: variable(on, IMPORTED) }, start, 'imported')
  }
  on.block(module.body)
  points.emit(
    { kind: 'return', value: { kind: 'constant', value: null } },
    lastLine(module.span, made.source),
    'end',
  )
  made.add({
    id: topOf(scope.file),
    name: '<module>',
    file: scope.file,
    owner: null,
    parameters: [],
    locals: [],
    ...assemble(points.items, []),
    span: module.span,
  })
}

/** Lowers what is special at the top of a file; false: a statement as anywhere. */
function lowerDefinition(on: Lowering, from: Statement, around: Around): boolean {
  switch (from.kind) {
    case 'FunctionDef':
      lowerFunctionDef(on, from, around)
      return true
    case 'ClassDef':
      lowerClass(on, from, around)
      return true
    case 'Import':
      for (const imported of from.names) lowerImport(on, imported, around)
      return true
    case 'ImportFrom':
      lowerImportFrom(on, from, around)
      return true
    case 'Assign':
      return lowerConstants(on, from)
    case 'AnnAssign':
      return from.value === null || lowerConstants(on, { ...from, targets: [from.target] })
    default:
      return false
  }
}

function variable(on: Lowering, name: string): Variable {
  return { kind: 'variable', file: on.scope.file, name }
}

function isVariable(on: Lowering, name: string): boolean {
  const { program, file } = on.scope
  return program.globals.get(file)?.get(name)?.kind === 'variable'
}

/** Binds a variable to a function, a class or an import, which has a name of its own. */
function bindSecond(
  on: Lowering,
  from: FunctionDef | ClassDef | ImportedName,
  name: string,
  span: Span,
  { top }: Around,
): void {
  const second = top.second.get(from)
  if (second === undefined) return
  const value = { kind: 'global', file: on.scope.file, name: second } as const
  on.points.emit({ kind: 'eval', value, into: variable(on, name) }, span, second)
}

function lowerFunctionDef(on: Lowering, from: FunctionDef, around: Around): void {
  const { name, headSpan, decorators } = from
  const second = around.top.second.get(from)
  if (decorators.length === 0 || second === undefined) {
    lowerDefaults(on, from, around)
    bindSecond(on, from, name, headSpan, around)
    return
  }
  lowerDecorated(on, from, operandOf(on, from, second, around), variable(on, name))
}

/** The function as it was written; its defaults are evaluated first. */
function operandOf(on: Lowering, from: FunctionDef, name: string, around: Around): Operand {
  return {
    lower: () => {
      lowerDefaults(on, from, around)
      return { kind: 'global', file: on.scope.file, name }
    },
    span: from.headSpan,
    text: name,
  }
}

/** A method; where functions decorate it, what they make of it is a variable of the class. */
function lowerMethod(on: Lowering, from: FunctionDef, code: ClassCode, around: Around): void {
  const place = code.attributes.get(from.name)
  const name = around.top.second.get(from)
  if (name === undefined || place?.kind !== 'variable') lowerDefaults(on, from, around)
  else lowerDecorated(on, from, operandOf(on, from, name, around), place)
}

function lowerDefaults(on: Lowering, { parameters }: FunctionDef, { top }: Around): void {
  for (const parameter of parameters) {
    const name = top.defaults.get(parameter)
    if (name === undefined || parameter.default === null) continue
    on.into(parameter.default, variable(on, name), {
      span: parameter.span,
      text: `${parameter.name}=`,
    })
  }
}

function lowerClass(on: Lowering, from: ClassDef, around: Around): void {
  const id = around.within.classes.find(({ definition }) => definition === from)?.id
  const code = id === undefined ? undefined : around.classes.get(id)
  // a class that another one of the same name replaces at once
  if (code === undefined) return
  const attributes = new Map<string, Expr>()
  const inside = newLowering({ ...on.scope, attributes }, on.points, on.nest)
  for (const statement of from.body) {
    if (statement.kind === 'FunctionDef') {
      lowerMethod(inside, statement, code, around)
      const name = around.top.second.get(statement)
      const place = code.attributes.get(statement.name)
      if (place !== undefined) attributes.set(statement.name, place)
      else if (name !== undefined) {
        attributes.set(statement.name, { kind: 'global', file: code.file, name })
      }
    }
    if (statement.kind !== 'Assign' && statement.kind !== 'AnnAssign') continue
    const { value, span } = statement
    if (value === null) continue
    const places = targetsOf(statement).flatMap((target) => {
      const place = target.kind === 'Name' ? code.attributes.get(target.id) : undefined
      return target.kind === 'Name' && place !== undefined ? [[target.id, place] as const] : []
    })
    lowerAttributes(
      inside,
      { value, span },
      places.flatMap(([, place]) => (place.kind === 'variable' ? [place] : [])),
    )
    for (const [name, place] of places) attributes.set(name, place)
  }
  bindSecond(on, from, from.name, from.nameSpan, around)
}

/** The value is made once, however many attributes it is for. */
function lowerAttributes(
  on: Lowering,
  { value, span }: Pick<Extract<Statement, { kind: 'Assign' }>, 'value' | 'span'>,
  places: readonly Variable[],
): void {
  const [first, ...more] = places
  if (first === undefined) return
  const text = `${first.name} =`
  if (more.length === 0) {
    on.into(value, first, { span, text })
    return
  }
  const mark = on.points.mark()
  const made = on.points.temp()
  on.into(value, made, { span, text })
  for (const into of places) on.points.emit({ kind: 'eval', value: made, into }, span, text)
  on.points.release(mark)
}

function lowerImport(on: Lowering, imported: ImportedName, around: Around): void {
  const file = around.files.get(imported.name)
  if (file !== undefined) {
    on.points.emit({ kind: 'import', file }, imported.span, `import ${imported.name}`)
  }
  const name = imported.asName ?? imported.name.split('.')[0] ?? imported.name
  bindSecond(on, imported, name, imported.span, around)
}

function lowerImportFrom(
  on: Lowering,
  from: Extract<Statement, { kind: 'ImportFrom' }>,
  around: Around,
): void {
  const file = around.files.get(from.module)
  if (file !== undefined) {
    on.points.emit({ kind: 'import', file }, from.span, `import ${from.module}`)
  }
  for (const imported of from.names) {
    const name = imported.asName ?? imported.name
    if (file !== undefined && isVariable(on, name)) {
      const into = variable(on, name)
      const op = { kind: 'importName', file, name: imported.name, into } as const
      on.points.emit(op, imported.span, `import ${name}`)
    } else bindSecond(on, imported, name, imported.span, around)
  }
}

/** Constants need no run, but for the exception that making one raises. */
function lowerConstants(
  on: Lowering,
  from: Pick<Extract<Statement, { kind: 'Assign' }>, 'targets' | 'span'> & {
    readonly value: Expression | null
  },
): boolean {
  const { program, file } = on.scope
  const constants = from.targets.flatMap((target) => {
    const global = target.kind === 'Name' ? program.globals.get(file)?.get(target.id) : undefined
    return target.kind !== 'Name' || global === undefined || global.kind === 'variable'
      ? []
      : [{ target, value: global.kind === 'constant' ? global.value : null }]
  })
  const [first] = constants
  if (first === undefined) return false
  const op = { kind: 'eval', value: first.value, into: null } as const
  if (op.value !== null && mayRaise({ ...op, value: op.value }, new Set())) {
    on.points.emit({ ...op, value: op.value }, from.span, `${first.target.id} =`)
  }
  const targets = from.targets.filter((target) =>
    constants.every((constant) => constant.target !== target),
  )
  const { span, value } = from
  if (targets.length > 0 && value !== null) on.block([{ kind: 'Assign', span, targets, value }])
  return true
}
