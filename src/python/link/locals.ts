import type { FunctionDef, Statement, Target } from '../ast.ts'

/** The names that are local to a function: its parameters, then what its body binds, in order. */
export function localNames(definition: FunctionDef): readonly string[] {
  const names = definition.parameters.map((parameter) => parameter.name)
  const globals = new Set(definition.body.flatMap(globalsOf))
  const bound = bodyNames(definition).filter((name) => !globals.has(name))
  return [...new Set([...names, ...bound])]
}

/** The names that a statement says are global. */
function globalsOf(statement: Statement): readonly string[] {
  if (statement.kind === 'Global') return statement.names.map(({ name }) => name)
  return blocksOf(statement).flatMap(globalsOf)
}

function blocksOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'If':
    case 'While':
    case 'For':
      return [...statement.body, ...statement.orelse]
    case 'With':
      return statement.body
    case 'Try':
      return [
        ...statement.body,
        ...statement.handlers.flatMap(({ body }) => body),
        ...statement.orelse,
        ...statement.finalbody,
      ]
    default:
      return []
  }
}

/** The names that the body of a function binds or deletes. */
export function bodyNames({ body }: FunctionDef): readonly string[] {
  return body.flatMap(boundBy)
}

function boundBy(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'Assign':
    case 'Delete':
      return statement.targets.flatMap(namesOf)
    case 'AugAssign':
      return namesOf(statement.target)
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

function namesOf(target: Target): readonly string[] {
  if (target.kind === 'Name') return [target.id]
  return target.kind === 'TargetTuple' ? target.items.flatMap(namesOf) : []
}
