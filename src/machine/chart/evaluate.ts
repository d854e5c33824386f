import { BugError, unreachable } from '../../base/index.ts'
import type { Conversion, Expr } from '../../python/index.ts'
import { bytes } from '../../vfs/index.ts'
import { deeperOf } from './deeper.ts'
import { NO_KEYWORDS } from './callResult.ts'
import { answerOf } from './generators.ts'
import { cellIn } from './microstep.ts'
import { functionOf } from './program.ts'
import { getAttribute } from '../values/attributes.ts'
import { comparison, hashKey } from '../values/compare.ts'
import { lookUp } from '../state/globals.ts'
import { moreValuesOf } from '../values/moreValues.ts'
import { binary, unary } from '../values/operators.ts'
import { repr, str } from '../values/repr.ts'
import { hasSpecial } from '../values/special.ts'
import { typeName } from '../values/typeName.ts'
import type { DictEntry, DictObject, Value } from '../values/value.ts'
import type { Evaluation } from './evaluation.ts'

/** The value of an expression in the current frame. Runs no code of the program. */
export function evaluate(evaluation: Evaluation, expr: Expr): Value {
  switch (expr.kind) {
    case 'constant':
      return constant(evaluation, expr.value)
    case 'local':
      return local(evaluation, expr.name)
    case 'temp':
      return temp(evaluation, expr.index)
    case 'global':
    case 'variable':
      return lookUp(evaluation, expr.file, expr.name)
    case 'attribute':
      return attribute(evaluation, expr)
    case 'unary':
      return unary(evaluation, expr.operator, evaluate(evaluation, expr.operand))
    case 'binary': {
      const left = evaluate(evaluation, expr.left)
      const combine = expr.inPlace === true ? moreValuesOf(evaluation).inPlace : binary
      return combine(evaluation, expr.operator, left, evaluate(evaluation, expr.right))
    }
    case 'compare': {
      const left = evaluate(evaluation, expr.left)
      return comparison(evaluation, expr.operator, left, evaluate(evaluation, expr.right))
    }
    case 'cell':
      return cell(evaluation, expr)
    case 'closure':
      return closure(evaluation, expr)
    case 'star':
      throw new BugError('expected a star to be among items')
    default:
      return display(evaluation, expr)
  }
}

type Display = Extract<Expr, { kind: 'tuple' | 'list' | 'set' | 'dict' | 'slice' | 'format' }>

function display(evaluation: Evaluation, expr: Display): Value {
  switch (expr.kind) {
    case 'tuple':
      return { kind: 'tuple', items: evaluateItems(evaluation, expr.items) }
    case 'list':
      return evaluation.list(evaluateItems(evaluation, expr.items))
    case 'set': {
      const items = evaluation.list(evaluateItems(evaluation, expr.items))
      return called(evaluation, 'set', items)
    }
    case 'dict':
      return dict(evaluation, expr)
    case 'slice':
      return {
        kind: 'slice',
        lower: evaluateBound(evaluation, expr.lower),
        upper: evaluateBound(evaluation, expr.upper),
        ...(expr.step !== undefined && { step: evaluate(evaluation, expr.step) }),
      }
    case 'format':
      return expr.parts.map((part) => formatPart(evaluation, part)).join('')
    default:
      return unreachable(expr)
  }
}

function evaluateItems(evaluation: Evaluation, items: readonly Expr[]): readonly Value[] {
  if (!items.some(({ kind }) => kind === 'star'))
    return items.map((item) => evaluate(evaluation, item))
  return deeperOf(evaluation.program).evaluateItems(evaluation, items)
}

/** The dictionary that a value is; null for anything else. */
export function dictAt(evaluation: Evaluation, value: Value): DictObject | null {
  const object = evaluation.object(value)
  return object?.kind === 'dict' ? object : null
}

type Constant = Extract<Expr, { kind: 'constant' }>['value']

function constant(evaluation: Evaluation, value: Constant): Value {
  if (typeof value !== 'object' || value === null) return value
  return evaluation.version === 2 ? value.bytes : { kind: 'bytes', data: bytes(value.bytes) }
}

function local(evaluation: Evaluation, name: string): Value {
  const value = evaluation.frame.locals.get(name)
  if (value !== undefined) return value
  const text = `cannot access local variable '${name}' where it is not associated with a value`
  const two = `local variable '${name}' referenced before assignment`
  return evaluation.fail('UnboundLocalError', evaluation.version === 2 ? two : text)
}

/** The value of a variable that functions share. */
function cell(evaluation: Evaluation, { name, free }: Extract<Expr, { kind: 'cell' }>): Value {
  const object = evaluation.get(cellIn(evaluation.frame, name))
  const value = object.kind === 'cell' ? object.held[0] : undefined
  if (value !== undefined) return value
  const where = 'where it is not associated with a value'
  if (free !== true) {
    return evaluation.fail('UnboundLocalError', `cannot access local variable '${name}' ${where}`)
  }
  const text = `cannot access free variable '${name}' ${where} in enclosing scope`
  return evaluation.fail('NameError', text)
}

function closure(evaluation: Evaluation, expr: Extract<Expr, { kind: 'closure' }>): Value {
  const { free = [] } = functionOf(evaluation.program, expr.function).code
  const defaults = new Map(
    expr.defaults.map(({ name, value }) => [name, evaluate(evaluation, value)]),
  )
  const cells = new Map(free.map((name): [string, Value] => [name, cellIn(evaluation.frame, name)]))
  return evaluation.make({ kind: 'closure', id: expr.function, cells, defaults })
}

function temp(evaluation: Evaluation, index: number): Value {
  const value = evaluation.frame.temps.get(index)
  if (value === undefined) throw new BugError(`expected temporary ${index} to be set`)
  return value
}

function attribute(evaluation: Evaluation, expr: Extract<Expr, { kind: 'attribute' }>): Value {
  return answerOf(
    evaluation,
    getAttribute(evaluation, evaluate(evaluation, expr.object), expr.name),
  )
}

function dict(evaluation: Evaluation, { entries }: Extract<Expr, { kind: 'dict' }>): Value {
  const held = new Map<string, DictEntry>()
  for (const entry of entries) {
    if (entry.key === null) {
      const value = evaluate(evaluation, entry.value)
      const from = dictAt(evaluation, value)
      if (from === null) {
        const text = `'${typeName(evaluation, value)}' object is not a mapping`
        return evaluation.fail('TypeError', text)
      }
      for (const [hash, [key, inside]] of from.entries) {
        held.set(hash, [held.get(hash)?.[0] ?? key, inside])
      }
      continue
    }
    const key = evaluate(evaluation, entry.key)
    const value = evaluate(evaluation, entry.value)
    const hash = hashKey(evaluation, key)
    held.set(hash, [held.get(hash)?.[0] ?? key, value])
  }
  return evaluation.make({ kind: 'dict', entries: held })
}

function evaluateBound(evaluation: Evaluation, expr: Expr | null): Value {
  return expr === null ? null : evaluate(evaluation, expr)
}

type Part = Extract<Expr, { kind: 'format' }>['parts'][number]

function formatPart(evaluation: Evaluation, part: Part): string {
  if (typeof part === 'string') return part
  const value = evaluate(evaluation, part.value)
  const converted = part.conversion === null ? value : convert(evaluation, value, part.conversion)
  const spec = part.spec === undefined ? '' : evaluate(evaluation, part.spec)
  const plain = spec === '' && !hasSpecial(evaluation, converted, '__format__')
  return plain ? str(evaluation, converted) : text(called(evaluation, 'format', converted, spec))
}

function convert(evaluation: Evaluation, value: Value, conversion: Conversion): string {
  if (conversion === 'a') return text(called(evaluation, 'ascii', value))
  return conversion === 'r' ? repr(evaluation, value) : str(evaluation, value)
}

/** What a built-in of own programs gives. */
function called(evaluation: Evaluation, name: string, ...args: readonly Value[]): Value {
  return answerOf(evaluation, evaluation.library.call(evaluation, name, args, NO_KEYWORDS))
}

function text(value: Value): string {
  if (typeof value === 'string') return value
  throw new BugError('expected text from a conversion')
}
