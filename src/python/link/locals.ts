import type { Statement, Target } from '../ast.ts'

/** The names that statements bind or delete, in order; without those bound inside of expressions. */
export function boundNames(body: readonly Statement[]): readonly string[] {
  return body.flatMap(boundBy)
}

function boundBy(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'Assign':
    case 'Delete':
      return statement.targets.flatMap(namesOf)
    case 'AnnAssign':
      return statement.simple || statement.value !== null ? namesOf(statement.target) : []
    case 'AugAssign':
      return namesOf(statement.target)
    case 'FunctionDef':
    case 'ClassDef':
      return [statement.name]
    case 'If':
    case 'While':
      return [...statement.body, ...statement.orelse].flatMap(boundBy)
    case 'For':
      return [
        ...namesOf(statement.target),
        ...[...statement.body, ...statement.orelse].flatMap(boundBy),
      ]
    case 'With':
      return [
        ...statement.items.flatMap((item) => (item.target === null ? [] : namesOf(item.target))),
        ...statement.body.flatMap(boundBy),
      ]
    case 'Try':
      return [
        ...statement.body.flatMap(boundBy),
        ...statement.handlers.flatMap((handler) => [
          ...(handler.name === null ? [] : [handler.name]),
          ...handler.body.flatMap(boundBy),
        ]),
        ...[...statement.orelse, ...statement.finalbody].flatMap(boundBy),
      ]
    default:
      return []
  }
}

export function namesOf(target: Target): readonly string[] {
  if (target.kind === 'Name') return [target.id]
  if (target.kind === 'TargetStar') return namesOf(target.target)
  return target.kind === 'TargetTuple' ? target.items.flatMap(namesOf) : []
}
