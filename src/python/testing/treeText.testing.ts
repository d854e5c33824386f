import type { Expression, Module, Parameter, Slice, Statement, Target } from '../ast.ts'

/** How tests write a syntax tree: the same text that the oracle makes of CPython's own tree. */
export interface TreeTextOptions {
  /** write `from:to@` before each node outside of f-strings */
  readonly spans: boolean
}

export function moduleText(module: Module, options: TreeTextOptions = { spans: false }): string {
  return module.body.map((statement) => statementText(statement, options)).join('\n')
}

type Node = Expression | Statement | Target | Slice

function place(node: Node, { spans }: TreeTextOptions): string {
  return spans ? `${String(node.span.from)}:${String(node.span.to)}@` : ''
}

function form(...parts: readonly string[]): string {
  return `(${parts.join(' ')})`
}

function block(body: readonly Statement[], options: TreeTextOptions): string {
  return `[${body.map((statement) => statementText(statement, options)).join(' ')}]`
}

function statementText(statement: Statement, options: TreeTextOptions): string {
  return place(statement, options) + bareStatement(statement, options)
}

function bareStatement(statement: Statement, options: TreeTextOptions): string {
  const { kind } = statement
  const text = (node: Expression | Target | null): string => expressionText(node, options)
  const blockText = (body: readonly Statement[]): string => block(body, options)
  switch (kind) {
    case 'Import':
      return form(kind, ...statement.names.map(importedText))
    case 'ImportFrom':
      return form(kind, statement.module, ...statement.names.map(importedText))
    case 'ClassDef':
      return form(
        kind,
        ...statement.decorators.map((one) => `@${text(one)}`),
        statement.name,
        text(statement.base),
        blockText(statement.body),
      )
    case 'FunctionDef': {
      const head = statement.decorators.map((one) => `@${text(one)}`)
      const parameters = parametersText(statement.parameters, options)
      return form(kind, ...head, statement.name, parameters, blockText(statement.body))
    }
    case 'AnnAssign':
      return form(
        kind,
        ...(statement.simple ? ['simple'] : []),
        text(statement.target),
        text(statement.value),
      )
    case 'Global':
    case 'Nonlocal':
      return form(kind, ...statement.names.map(({ name }) => name))
    case 'Assign':
      return form(kind, ...statement.targets.map(text), text(statement.value))
    case 'AugAssign':
      return form(kind, statement.operator, text(statement.target), text(statement.value))
    case 'Delete':
      return form(kind, ...statement.targets.map(text))
    case 'If':
    case 'While':
      return form(
        kind,
        text(statement.test),
        blockText(statement.body),
        blockText(statement.orelse),
      )
    case 'For': {
      const { target, iterable, body, orelse } = statement
      return form(kind, text(target), text(iterable), blockText(body), blockText(orelse))
    }
    case 'Try': {
      const handlers = statement.handlers.map((one) =>
        form('except', text(one.type), one.name ?? '-', blockText(one.body)),
      )
      const { body, orelse, finalbody } = statement
      return form(kind, blockText(body), ...handlers, blockText(orelse), blockText(finalbody))
    }
    case 'With': {
      const items = statement.items.map((one) => form(text(one.context), text(one.target)))
      return form(kind, ...items, blockText(statement.body))
    }
    case 'Raise':
      return form(kind, text(statement.exception), text(statement.cause))
    case 'Return':
      return form(kind, text(statement.value))
    case 'Assert':
      return form(kind, text(statement.test), text(statement.message))
    case 'Expr':
      return form(kind, text(statement.value))
    case 'Pass':
    case 'Break':
    case 'Continue':
      return kind
  }
}

const SIGNS = { position: '/', any: '', name: '', rest: '*', named: '**' } as const

/** Each with its default; what may only be given by position or by name stands in brackets. */
function parametersText(parameters: readonly Parameter[], options: TreeTextOptions): string {
  const texts = parameters.map((one) => {
    const name = `${SIGNS[one.takes]}${one.takes === 'name' ? `:${one.name}` : one.name}`
    return one.default === null ? name : form('=', name, expressionText(one.default, options))
  })
  return form(...texts)
}

function importedText({
  name,
  asName,
}: {
  readonly name: string
  readonly asName: string | null
}): string {
  return asName === null ? name : form('as', name, asName)
}

function expressionText(
  node: Expression | Target | Slice | null,
  options: TreeTextOptions,
): string {
  return node === null ? '-' : place(node, options) + bareExpression(node, options)
}

function bareExpression(node: Expression | Target | Slice, options: TreeTextOptions): string {
  const text = (inner: Expression | Target | Slice | null): string => expressionText(inner, options)
  switch (node.kind) {
    case 'Constant':
      return constantText(node.value)
    case 'Name':
      return node.id
    case 'Attribute':
      return form('.', text(node.value), node.name)
    case 'Subscript':
      return form('[]', text(node.value), text(node.index))
    case 'Slice':
      return form('slice', text(node.lower), text(node.upper), text(node.step))
    case 'Call': {
      const keywords = node.keywords.map(({ name, value }) => form('=', name ?? '**', text(value)))
      return form('call', text(node.callee), ...node.args.map(text), ...keywords)
    }
    case 'BoolOp':
      return form(node.operator, ...node.values.map(text))
    case 'UnaryOp':
      return form(node.operator, text(node.operand))
    case 'BinOp':
      return form(node.operator, text(node.left), text(node.right))
    case 'Compare':
      return form(
        'cmp',
        text(node.left),
        ...node.rest.map((one) => `${one.operator} ${text(one.right)}`),
      )
    case 'IfExp':
      return form('ifexp', text(node.test), text(node.body), text(node.orelse))
    case 'Tuple':
    case 'TargetTuple':
      return form('tuple', ...node.items.map(text))
    case 'List':
      return form('list', ...node.items.map(text))
    case 'Set':
      return form('set', ...node.items.map(text))
    case 'Dict':
      return form('dict', ...node.entries.map(({ key, value }) => form(text(key), text(value))))
    case 'Starred':
      return form('*', text(node.value))
    case 'TargetStar':
      return form('*', text(node.target))
    case 'Lambda':
      return form('lambda', parametersText(node.parameters, options), text(node.body))
    case 'Comprehension': {
      const clauses = node.clauses.map(({ target, iterable, conditions }) =>
        form('for', text(target), text(iterable), ...conditions.map(text)),
      )
      const value = node.value === null ? [] : [text(node.value)]
      return form(`${node.of} of`, text(node.element), ...value, ...clauses)
    }
    case 'NamedExpr':
      return form(':=', text(node.target), text(node.value))
    case 'Yield':
      return form('yield', text(node.value))
    case 'YieldFrom':
      return form('yield from', text(node.value))
    case 'JoinedStr': {
      const inside = { ...options, spans: false }
      const formatted = (all: typeof node.parts): string => {
        const parts = all.map((part) => {
          if (typeof part === 'string') return quotedText(part)
          const spec = part.spec === null ? [] : [formatted(part.spec)]
          return form(`!${part.conversion ?? ''}`, expressionText(part.value, inside), ...spec)
        })
        return form('f', ...parts)
      }
      return formatted(node.parts)
    }
  }
}

function constantText(value: Extract<Expression, { kind: 'Constant' }>['value']): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return `float ${value}`
  return typeof value === 'string' ? quotedText(value) : `b${quotedText(value.bytes)}`
}

/** As Python's json.dumps writes it: pure ASCII. */
function quotedText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
