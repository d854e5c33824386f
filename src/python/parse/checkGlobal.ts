import type { FunctionDef, Statement } from '../ast.ts'
import type { Range } from './problems.ts'

type Report = (range: Range, message: string, instead: string) => void

/**
 * Reports a `global` that comes too late: Python wants it before the name is used in the same
 * function, and no parameter may be global. In the order in which Python's own compiler looks.
 */
export function checkGlobals(
  body: readonly Statement[],
  parameters: readonly string[],
  report: Report,
): void {
  const seen = new Set<string>()
  for (const statement of body) look(statement, seen, new Set(parameters), report)
}

function look(
  statement: Statement,
  seen: Set<string>,
  parameters: ReadonlySet<string>,
  report: Report,
): void {
  if (statement.kind === 'Global') {
    for (const { name, span } of statement.names) {
      if (parameters.has(name)) {
        report(span, `\`${name}\` is a parameter and cannot be global.`, 'Rename one of them.')
      } else if (seen.has(name)) {
        const instead = 'Write it first in the function.'
        report(span, `\`${name}\` is used before this \`global\`.`, instead)
      }
    }
    return
  }
  for (const part of partsInOrder(statement)) {
    if (isStatement(part)) look(part, seen, parameters, report)
    else addNames(part, seen)
  }
}

/** What a statement consists of. Python looks at the `else` of a try before its handlers. */
function partsInOrder(statement: Statement): readonly unknown[] {
  switch (statement.kind) {
    case 'FunctionDef':
      return [
        ...statement.decorators,
        { kind: 'Name', id: statement.name },
        ...statement.parameters.map((p) => p.default),
      ]
    case 'ClassDef':
      return [statement.base, { kind: 'Name', id: statement.name }]
    case 'Import':
    case 'ImportFrom':
      return statement.names.map(({ name, asName }) => ({
        kind: 'Name',
        id: asName ?? name.split('.')[0],
      }))
    case 'Try':
      return [
        ...statement.body,
        ...statement.orelse,
        ...statement.handlers.flatMap(({ type, name, body }) => [
          type,
          { kind: 'Name', id: name },
          ...body,
        ]),
        ...statement.finalbody,
      ]
    default:
      return Object.values(statement).flat()
  }
}

const STATEMENTS: ReadonlySet<string> = new Set<Statement['kind']>([
  'Import',
  'ImportFrom',
  'ClassDef',
  'FunctionDef',
  'AnnAssign',
  'Assign',
  'AugAssign',
  'Delete',
  'Global',
  'Nonlocal',
  'If',
  'While',
  'For',
  'Try',
  'With',
  'Raise',
  'Return',
  'Assert',
  'Expr',
  'Pass',
  'Break',
  'Continue',
])

function isStatement(part: unknown): part is Statement | FunctionDef {
  if (typeof part !== 'object' || part === null || !('kind' in part)) return false
  return STATEMENTS.has(String(part.kind))
}

/** The tree is plain data, so that every name in it is found by walking it. */
function addNames(part: unknown, seen: Set<string>): void {
  if (typeof part !== 'object' || part === null) return
  if ('kind' in part && part.kind === 'Name' && 'id' in part) seen.add(String(part.id))
  // what is inside has names of its own
  if ('kind' in part && part.kind === 'Lambda') return
  for (const inner of Object.values(part)) addNames(inner, seen)
}
