import type { Expression } from '../ast.ts'
import type { Expr } from '../code.ts'
import { NONE, resolveName, resolveStatic, type Scope } from './scope.ts'

/** What is wrong where a constant is expected, and what to write instead. */
export interface ConstantRule {
  readonly message: string
  readonly instead: string
  /** may this name of the file be used here? */
  readonly allows: (name: string) => boolean
}

/** An expression that is the same whenever it is evaluated; reports anything else. */
export function constantExpression(scope: Scope, rule: ConstantRule, from: Expression): Expr {
  const part = (expression: Expression) => constantExpression(scope, rule, expression)
  switch (from.kind) {
    case 'Constant':
      return { kind: 'constant', value: from.value }
    case 'Name':
      if (!rule.allows(from.id) || isVariable(scope, from.id)) break
      return resolveName(scope, from.id, from.span)
    case 'Attribute': {
      const found = resolveStatic(scope, from)
      if (found === null) break
      return found.expr
    }
    case 'UnaryOp':
      if (from.operator === 'not') break
      return unary(from.operator, part(from.operand))
    case 'BinOp': {
      const left = part(from.left)
      return { kind: 'binary', operator: from.operator, left, right: part(from.right) }
    }
    case 'Tuple':
      return { kind: 'tuple', items: from.items.map(part) }
    default:
      break
  }
  scope.program.report(from.span, rule.message, rule.instead)
  return NONE
}

function isVariable({ program, file }: Scope, name: string): boolean {
  return program.globals.get(file)?.get(name)?.kind === 'variable'
}

/** A signed integer is one constant. */
export function unary(operator: 'not' | '-' | '+' | '~', operand: Expr): Expr {
  if (operator === '-' && operand.kind === 'constant' && typeof operand.value === 'bigint') {
    return { kind: 'constant', value: -operand.value }
  }
  return { kind: 'unary', operator, operand }
}
