import { BugError, unreachable } from '../../base/index.ts'
import type { Conversion, Expr } from '../../python/index.ts'
import { NO_KEYWORDS } from '../chart/callResult.ts'
import type { OwnExpr } from '../chart/deeper.ts'
import { evaluateItems } from '../chart/evaluate.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import { answerOf } from '../chart/generators.ts'
import { cellIn } from '../chart/microstep.ts'
import { functionOf } from '../chart/program.ts'
import { hashKey } from '../values/compare.ts'
import { repr, str } from '../values/repr.ts'
import { hasSpecial } from '../values/special.ts'
import { typeName } from '../values/typeName.ts'
import type { DictEntry, DictObject, Value } from '../values/value.ts'

/** The value of an expression that no program of the catalogue has. */
export function evaluateOwn(evaluation: Evaluation, expr: OwnExpr): Value {
  switch (expr.kind) {
    case 'list':
      return evaluation.list(evaluateItems(evaluation, expr.items))
    case 'tuple':
      return { kind: 'tuple', items: evaluateItems(evaluation, expr.items) }
    case 'set': {
      const items = evaluation.list(evaluateItems(evaluation, expr.items))
      return called(evaluation, 'set', items)
    }
    case 'dict':
      return dict(evaluation, expr)
    case 'format':
      return expr.parts.map((part) => formatPart(evaluation, part)).join('')
    case 'cell':
      return cell(evaluation, expr)
    case 'closure':
      return closure(evaluation, expr)
    case 'star':
      throw new BugError('expected a star to be among items')
    default:
      return unreachable(expr)
  }
}

/** The dictionary that a value is; null for anything else. */
export function dictAt(evaluation: Evaluation, value: Value): DictObject | null {
  const object = evaluation.object(value)
  return object?.kind === 'dict' ? object : null
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
    expr.defaults.map(({ name, value }) => [name, evaluation.evaluate(value)]),
  )
  const cells = new Map(free.map((name): [string, Value] => [name, cellIn(evaluation.frame, name)]))
  return evaluation.make({ kind: 'closure', id: expr.function, cells, defaults })
}

function dict(evaluation: Evaluation, { entries }: Extract<Expr, { kind: 'dict' }>): Value {
  const held = new Map<string, DictEntry>()
  for (const entry of entries) {
    if (entry.key === null) {
      const value = evaluation.evaluate(entry.value)
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
    const key = evaluation.evaluate(entry.key)
    const value = evaluation.evaluate(entry.value)
    const hash = hashKey(evaluation, key)
    held.set(hash, [held.get(hash)?.[0] ?? key, value])
  }
  return evaluation.make({ kind: 'dict', entries: held })
}

type Part = Extract<Expr, { kind: 'format' }>['parts'][number]

function formatPart(evaluation: Evaluation, part: Part): string {
  if (typeof part === 'string') return part
  const value = evaluation.evaluate(part.value)
  const converted = part.conversion === null ? value : convert(evaluation, value, part.conversion)
  const spec = part.spec === undefined ? '' : evaluation.evaluate(part.spec)
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
