import { unreachable } from '../../base/index.ts'
import type { Constant } from '../ast.ts'
import type { Callee, Expr, FunctionCode, Op, Place } from '../code.ts'

/** The points of a function as text, for tests: `id: operation -> next / otherwise / raises`. */
export function dump(code: FunctionCode): string {
  return code.points
    .map(({ id, op, next, otherwise, raises }) => {
      const edges = [
        next === null ? '' : ` -> ${next}`,
        otherwise === null ? '' : ` / ${otherwise}`,
        raises === null ? '' : ` ! ${raises}`,
      ]
      return `${id}: ${showOp(op)}${edges.join('')}`
    })
    .join('\n')
}

function showOp(op: Op): string {
  switch (op.kind) {
    case 'eval':
      return op.into === null ? showExpr(op.value) : `${showPlace(op.into)} = ${showExpr(op.value)}`
    case 'unbind':
      return `${op.strict ? 'del' : 'forget'} ${op.name}`
    case 'unset':
      return `${op.strict ? 'del' : 'forget'} ${showPlace(op.variable)}`
    case 'import':
      return `import ${op.file}`
    case 'importName':
      return `${showPlace(op.into)} = import ${op.file} ${op.name}`
    case 'getattr':
      return `${showPlace(op.into)} = getattr ${showExpr(op.object)}.${op.name}`
    case 'setattr':
      return `${showExpr(op.object)}.${op.name} = ${showExpr(op.value)}`
    case 'delattr':
      return `del ${showExpr(op.object)}.${op.name}`
    case 'getitem':
      return `${showPlace(op.into)} = ${showExpr(op.object)}[${showExpr(op.index)}]`
    case 'setitem':
      return `${showExpr(op.object)}[${showExpr(op.index)}] = ${showExpr(op.value)}`
    case 'delitem':
      return `del ${showExpr(op.object)}[${showExpr(op.index)}]`
    case 'contains': {
      const word = op.negated ? 'not in' : 'in'
      return `${showPlace(op.into)} = ${showExpr(op.item)} ${word} ${showExpr(op.container)}`
    }
    case 'call': {
      const keywords = op.keywords.map(({ name, value }) => `${name}=${showExpr(value)}`)
      const args = [...op.args.map(showExpr), ...keywords].join(', ')
      const call = `${showCallee(op.callee)}(${args})`
      return op.into === null ? call : `${showPlace(op.into)} = ${call}`
    }
    case 'branch':
      return `${showExpr(op.test)}?`
    case 'unpack': {
      const places = op.into.map(
        (place, index) => (index === op.star ? '*' : '') + showPlace(place),
      )
      return `${places.join(', ')} = unpack ${showExpr(op.value)}`
    }
    case 'iter':
      return `${showPlace(op.into)} = iter ${showExpr(op.value)}`
    case 'next':
      return `${showPlace(op.into)} = next ${showPlace(op.iterator)}`
    case 'catch':
      return `${showPlace(op.into)} = catch`
    case 'match':
      return `${showPlace(op.exception)} is ${op.types === null ? 'any' : showExpr(op.types)}?`
    case 'raise':
      return `raise ${showExpr(op.value)}${op.cause === undefined ? '' : ` from ${showExpr(op.cause)}`}`
    case 'reraise':
      return `reraise ${showPlace(op.exception)}`
    case 'return':
      return `return ${showExpr(op.value)}`
    case 'yield':
      return `${op.into === null ? '' : `${showPlace(op.into)} = `}yield ${showExpr(op.value)}`
    case 'delegate':
      return `${op.into === null ? '' : `${showPlace(op.into)} = `}yield from ${showExpr(op.iterator)}`
    default:
      return unreachable(op)
  }
}

function showPlace(place: Place): string {
  if (place.kind === 'temp') return `t${place.index}`
  const marks = { local: '', cell: '°', variable: '$' }
  return `${marks[place.kind]}${place.name}`
}

function showCallee(callee: Callee): string {
  switch (callee.kind) {
    case 'value':
      return showExpr(callee.value)
    case 'method':
      return `${showExpr(callee.object)}:${callee.name}`
    case 'super':
      return `super(${callee.owner}):${callee.name}`
    default:
      return unreachable(callee)
  }
}

function showExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'constant':
      return showConstant(expr.value)
    case 'local':
    case 'temp':
    case 'cell':
    case 'variable':
      return showPlace(expr)
    case 'closure': {
      const defaults = expr.defaults.map(({ name, value }) => `${name}=${showExpr(value)}`)
      return `def ${expr.function}(${defaults.join(', ')})`
    }
    case 'star':
      return `*${showExpr(expr.value)}`
    case 'set':
      return `{${expr.items.map(showExpr).join(', ')}}`
    case 'global':
      return `@${expr.name}`
    case 'attribute':
      return `${showExpr(expr.object)}.${expr.name}`
    case 'unary':
      return `(${expr.operator} ${showExpr(expr.operand)})`
    case 'binary': {
      const operator = `${expr.operator}${expr.inPlace === true ? '=' : ''}`
      return `(${showExpr(expr.left)} ${operator} ${showExpr(expr.right)})`
    }
    case 'compare':
      return `(${showExpr(expr.left)} ${expr.operator} ${showExpr(expr.right)})`
    case 'tuple':
      return `(${expr.items.map((item) => `${showExpr(item)},`).join(' ')})`
    case 'list':
      return `[${expr.items.map(showExpr).join(', ')}]`
    case 'dict': {
      const entries = expr.entries.map(
        ({ key, value }) => `${key === null ? '**' : `${showExpr(key)}: `}${showExpr(value)}`,
      )
      return `{${entries.join(', ')}}`
    }
    case 'slice': {
      const bounds = [expr.lower, expr.upper, ...(expr.step === undefined ? [] : [expr.step])]
      return bounds.map((bound) => (bound === null ? '' : showExpr(bound))).join(':')
    }
    case 'format': {
      const parts = expr.parts.map((part) =>
        typeof part === 'string'
          ? part
          : `{${showExpr(part.value)}!${part.conversion ?? ''}${part.spec === undefined ? '' : `:${showExpr(part.spec)}`}}`,
      )
      return `f'${parts.join('')}'`
    }
    default:
      return unreachable(expr)
  }
}

function showConstant(value: Constant): string {
  if (value === null) return 'None'
  if (typeof value === 'bigint' || typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'string' ? `'${value}'` : `b'${value.bytes}'`
}
