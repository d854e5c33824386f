import type { Module, Statement, Target } from '../ast.ts'
import { isOnlyForTypes } from './linkModule.ts'

/** Every attribute name that is assigned or deleted somewhere in a file. */
export function assignedNames(module: Module): readonly string[] {
  return module.body.flatMap(inStatement)
}

function inStatement(statement: Statement): readonly string[] {
  return [...targetsOf(statement).flatMap(inTarget), ...bodiesOf(statement).flatMap(inStatement)]
}

function targetsOf(statement: Statement): readonly Target[] {
  switch (statement.kind) {
    case 'Assign':
    case 'Delete':
      return statement.targets
    case 'AnnAssign':
    case 'AugAssign':
    case 'For':
      return [statement.target]
    case 'With':
      return statement.items.map((item) => item.target).filter((target) => target !== null)
    default:
      return []
  }
}

/** Every name that an import binds somewhere in a file. */
export function importedNames(module: Module): readonly string[] {
  return module.body.flatMap(importedIn)
}

function importedIn(statement: Statement): readonly string[] {
  if (statement.kind === 'Import') {
    return statement.names.flatMap(({ name, asName }) =>
      isOnlyForTypes(name) ? [] : [asName ?? name.split('.')[0] ?? name],
    )
  }
  if (statement.kind === 'ImportFrom') {
    // such names are none when the program runs
    if (isOnlyForTypes(statement.module)) return []
    return statement.names.map(({ name, asName }) => asName ?? name)
  }
  return bodiesOf(statement).flatMap(importedIn)
}

function bodiesOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return statement.body
    case 'If':
    case 'While':
    case 'For':
      return [...statement.body, ...statement.orelse]
    case 'Try':
      return [
        ...statement.body,
        ...statement.handlers.flatMap((handler) => handler.body),
        ...statement.orelse,
        ...statement.finalbody,
      ]
    default:
      return []
  }
}

function inTarget(target: Target): readonly string[] {
  if (target.kind === 'Attribute') return [target.name]
  if (target.kind === 'TargetStar') return inTarget(target.target)
  return target.kind === 'TargetTuple' ? target.items.flatMap(inTarget) : []
}
