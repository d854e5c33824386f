import { BugError, unreachable } from '../../base/index.ts'
import type { Expr } from '../../python/index.ts'
import { bytes } from '../../vfs/index.ts'
import { getAttribute } from '../values/attributes.ts'
import { compare, hashKey } from '../values/compare.ts'
import { lookUp } from '../state/globals.ts'
import { inPlace } from '../values/inPlace.ts'
import { binary, unary } from '../values/operators.ts'
import { repr, str } from '../values/repr.ts'
import type { DictEntry, Value } from '../values/value.ts'
import type { Work } from './evaluation.ts'

/** The value of an expression in the current frame. Runs no code of the program. */
export function evaluate(work: Work, expr: Expr): Value {
  switch (expr.kind) {
    case 'constant':
      return constant(work, expr.value)
    case 'local':
      return local(work, expr.name)
    case 'temp':
      return temp(work, expr.index)
    case 'global':
      return lookUp(work, expr.file, expr.name)
    case 'attribute':
      return attribute(work, expr)
    case 'unary':
      return unary(work, expr.operator, evaluate(work, expr.operand))
    case 'binary': {
      const left = evaluate(work, expr.left)
      const combine = expr.inPlace === true ? inPlace : binary
      return combine(work, expr.operator, left, evaluate(work, expr.right))
    }
    case 'compare': {
      const left = evaluate(work, expr.left)
      return compare(work, expr.operator, left, evaluate(work, expr.right))
    }
    default:
      return display(work, expr)
  }
}

type Display = Extract<Expr, { kind: 'tuple' | 'list' | 'dict' | 'slice' | 'format' }>

function display(work: Work, expr: Display): Value {
  switch (expr.kind) {
    case 'tuple':
      return { kind: 'tuple', items: expr.items.map((item) => evaluate(work, item)) }
    case 'list':
      return work.list(expr.items.map((item) => evaluate(work, item)))
    case 'dict':
      return dict(work, expr)
    case 'slice':
      return { kind: 'slice', lower: bound(work, expr.lower), upper: bound(work, expr.upper) }
    case 'format':
      return expr.parts.map((part) => formatted(work, part)).join('')
    default:
      return unreachable(expr)
  }
}

type Constant = Extract<Expr, { kind: 'constant' }>['value']

function constant(work: Work, value: Constant): Value {
  if (typeof value !== 'object' || value === null) return value
  return work.version === 2 ? value.bytes : { kind: 'bytes', data: bytes(value.bytes) }
}

function local(work: Work, name: string): Value {
  const value = work.frame.locals.get(name)
  if (value !== undefined) return value
  const text = `cannot access local variable '${name}' where it is not associated with a value`
  const two = `local variable '${name}' referenced before assignment`
  return work.fail('UnboundLocalError', work.version === 2 ? two : text)
}

function temp(work: Work, index: number): Value {
  const value = work.frame.temps.get(index)
  if (value === undefined) throw new BugError(`expected temporary ${index} to be set`)
  return value
}

function attribute(work: Work, expr: Extract<Expr, { kind: 'attribute' }>): Value {
  const outcome = getAttribute(work, evaluate(work, expr.object), expr.name)
  if (outcome.kind === 'value') return outcome.value
  throw new BugError(`expected ${expr.name} to be no property, got one`)
}

function dict(work: Work, { entries }: Extract<Expr, { kind: 'dict' }>): Value {
  const held = new Map<string, DictEntry>()
  for (const entry of entries) {
    const key = evaluate(work, entry.key)
    const value = evaluate(work, entry.value)
    const hash = hashKey(work, key)
    held.set(hash, [held.get(hash)?.[0] ?? key, value])
  }
  return work.make({ kind: 'dict', entries: held })
}

function bound(work: Work, expr: Expr | null): Value {
  return expr === null ? null : evaluate(work, expr)
}

type Part = Extract<Expr, { kind: 'format' }>['parts'][number]

function formatted(work: Work, part: Part): string {
  if (typeof part === 'string') return part
  const value = evaluate(work, part.value)
  return part.conversion === 'r' ? repr(work, value) : str(work, value)
}
