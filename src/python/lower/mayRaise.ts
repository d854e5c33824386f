import { unreachable } from '../../base/index.ts'
import type { Expr, Op } from '../code.ts'

/** Can the point raise an exception when these locals are certainly bound? */
export function mayRaise(op: Op, bound: ReadonlySet<string>): boolean {
  switch (op.kind) {
    case 'eval':
    case 'return':
      return exprMayRaise(op.value, bound)
    case 'branch':
      return op.test.kind !== 'constant'
    case 'unbind':
      return op.strict && !bound.has(op.name)
    case 'unset':
      return op.strict
    case 'match':
      return op.types !== null
    case 'catch':
      return false
    default:
      return true
  }
}

function exprMayRaise(expr: Expr, bound: ReadonlySet<string>): boolean {
  const some = (parts: readonly Expr[]) => parts.some((part) => exprMayRaise(part, bound))
  switch (expr.kind) {
    case 'constant':
    case 'temp':
    case 'global':
      return false
    case 'local':
      return !bound.has(expr.name)
    case 'closure':
      return some(expr.defaults.map(({ value }) => value))
    case 'variable':
    case 'attribute':
    case 'binary':
    case 'cell':
    case 'star':
    case 'set':
      return true
    // the program's own __bool__, __eq__, …
    case 'unary':
      return true
    case 'compare':
      return !isIdentity(expr.operator) || some([expr.left, expr.right])
    case 'tuple':
    case 'list':
      return some(expr.items)
    case 'dict':
      return expr.entries.some(
        ({ key, value }) => key?.kind !== 'constant' || exprMayRaise(value, bound),
      )
    case 'slice':
      return some([expr.lower, expr.upper, expr.step ?? null].filter((part) => part !== null))
    case 'format':
      return expr.parts.some((part) => typeof part !== 'string' && part.value.kind !== 'constant')
    default:
      return unreachable(expr)
  }
}

function isIdentity(operator: Extract<Expr, { kind: 'compare' }>['operator']): boolean {
  return operator === 'is' || operator === 'is not'
}
