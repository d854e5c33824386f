import type { Expression, FunctionDef, ImportedName, Module, Statement, Target } from '../ast.ts'
import type { ClassDef } from './linkModule.ts'
import type { Span } from '../source.ts'
import { nodesIn } from '../walk.ts'

/** One place at the top of a file, outside of functions and classes, that binds or deletes a name. */
export interface Binding {
  readonly name: string
  readonly span: Span
  readonly what:
    | { readonly kind: 'function'; readonly definition: FunctionDef }
    | { readonly kind: 'class'; readonly definition: ClassDef }
    /** `import os.path as p` */
    | { readonly kind: 'import'; readonly imported: ImportedName }
    /** `from module import name` */
    | { readonly kind: 'from'; readonly module: string; readonly imported: ImportedName }
    | { readonly kind: 'value'; readonly value: Expression }
    | { readonly kind: 'other' }
  /** the index of its statement in the body of the module */
  readonly at: number
  /** inside of an `if`, a loop, …: it may not happen, or more than once */
  readonly nested: boolean
}

/** All of them, in the order of the text. */
export function bindingsOf({ body }: Module): readonly Binding[] {
  return body.flatMap((statement, at) => inStatement(statement, { at, nested: false }))
}

type Where = Pick<Binding, 'at' | 'nested'>

function inStatement(statement: Statement, where: Where): readonly Binding[] {
  return [...boundBy(statement, where), ...namedIn(statement, { ...where, nested: true })]
}

/** What `:=` in the expressions of a statement binds, also inside of comprehensions. */
function namedIn(holder: unknown, where: Where): readonly Binding[] {
  return nodesIn(holder).flatMap((node): readonly Binding[] => {
    if (isStatementKind(node.kind) || node.kind === 'Lambda') return []
    if (node.kind !== 'NamedExpr') return namedIn(node, where)
    const { id, span } = node.target
    return [{ ...where, name: id, span, what: OTHER }, ...namedIn(node, where)]
  })
}

function isStatementKind(kind: string): boolean {
  return STATEMENT_KINDS.has(kind)
}

/** Statements that hold statements: those are looked at by themselves. */
const STATEMENT_KINDS: ReadonlySet<string> = new Set<Statement['kind']>([
  'AnnAssign',
  'Assert',
  'Assign',
  'AugAssign',
  'ClassDef',
  'Delete',
  'Expr',
  'For',
  'FunctionDef',
  'If',
  'Raise',
  'Return',
  'Try',
  'While',
  'With',
])

function boundBy(statement: Statement, where: Where): readonly Binding[] {
  const inner = { ...where, nested: true }
  const block = (body: readonly Statement[]) => body.flatMap((each) => inStatement(each, inner))
  const other = (target: Target | null) => (target === null ? [] : inTarget(target, where))
  switch (statement.kind) {
    case 'Import':
      return statement.names.map((imported) => ({
        ...where,
        name: importedAs(imported),
        span: imported.span,
        what: { kind: 'import', imported },
      }))
    case 'ImportFrom':
      return statement.names.map((imported) => ({
        ...where,
        name: imported.asName ?? imported.name,
        span: imported.span,
        what: { kind: 'from', module: statement.module, imported },
      }))
    case 'FunctionDef': {
      const what = { kind: 'function', definition: statement } as const
      return [{ ...where, name: statement.name, span: statement.headSpan, what }]
    }
    case 'ClassDef': {
      const what = { kind: 'class', definition: statement } as const
      return [{ ...where, name: statement.name, span: statement.nameSpan, what }]
    }
    case 'Assign': {
      const what = { kind: 'value', value: statement.value } as const
      return statement.targets.flatMap((target) =>
        target.kind === 'Name'
          ? [{ ...where, name: target.id, span: target.span, what }]
          : other(target),
      )
    }
    case 'AnnAssign': {
      const { target, value } = statement
      if (value === null || target.kind !== 'Name') return []
      const what = { kind: 'value', value } as const
      return [{ ...where, name: target.id, span: target.span, what }]
    }
    case 'Delete':
      return statement.targets.flatMap(other)
    case 'AugAssign':
      return other(statement.target)
    case 'For':
      return [
        ...inTarget(statement.target, inner),
        ...block(statement.body),
        ...block(statement.orelse),
      ]
    case 'If':
    case 'While':
      return [...block(statement.body), ...block(statement.orelse)]
    case 'With':
      return [...statement.items.flatMap(({ target }) => other(target)), ...block(statement.body)]
    case 'Try':
      return [
        ...block(statement.body),
        ...statement.handlers.flatMap(({ name, span, body }) => [
          ...(name === null ? [] : [{ ...inner, name, span, what: OTHER }]),
          ...block(body),
        ]),
        ...block(statement.orelse),
        ...block(statement.finalbody),
      ]
    default:
      return []
  }
}

const OTHER = { kind: 'other' } as const

/** `import os.path` binds `os`. */
function importedAs({ name, asName }: ImportedName): string {
  return asName ?? name.split('.')[0] ?? name
}

function inTarget(target: Target, where: Where): readonly Binding[] {
  if (target.kind === 'TargetStar') return inTarget(target.target, where)
  if (target.kind === 'TargetTuple') return target.items.flatMap((item) => inTarget(item, where))
  if (target.kind !== 'Name') return []
  return [{ ...where, name: target.id, span: target.span, what: OTHER }]
}
