import type { Expression, Target } from '../ast.ts'

/** A few characters that a person recognises the expression by: "f.write", "data[…]". */
export function describe(expression: Expression | Target): string {
  switch (expression.kind) {
    case 'Name':
      return expression.id
    case 'Attribute':
      return isSuper(expression.value)
        ? `super.${expression.name}`
        : dottedName(describe(expression.value), expression.name)
    case 'Subscript':
      return `${describe(expression.value)}[…]`
    case 'Call':
      return `${describe(expression.callee)}()`
    case 'Tuple':
    case 'TargetTuple':
      return expression.items.map(describe).join(', ')
    case 'Constant':
      return typeof expression.value === 'string' ? 'str' : 'constant'
    case 'JoinedStr':
      return 'str'
    case 'Starred':
      return `*${describe(expression.value)}`
    case 'TargetStar':
      return `*${describe(expression.target)}`
    case 'Lambda':
      return 'lambda'
    case 'Comprehension':
      return expression.of
    case 'NamedExpr':
      return `${expression.target.id} :=`
    case 'Yield':
    case 'YieldFrom':
      return 'yield'
    default:
      return 'value'
  }
}

function dottedName(object: string, name: string): string {
  return object === 'value' || object === 'constant' ? `.${name}` : `${object}.${name}`
}

function isSuper(expression: Expression): boolean {
  return (
    expression.kind === 'Call' &&
    expression.callee.kind === 'Name' &&
    expression.callee.id === 'super'
  )
}
