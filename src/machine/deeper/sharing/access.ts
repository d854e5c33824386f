import type { Expr, Op, Place } from '../../../python/index.ts'
import type { Access, Accessed } from '../../operation.ts'
import { className } from '../../chart/program.ts'
import type { LinkedPoint } from '../../chart/program.ts'
import { evaluationOf } from '../../chart/perform.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import type { Microstep } from '../../chart/microstep.ts'
import type { Context } from '../../state/context.ts'
import { classOf } from '../../values/typeName.ts'
import { repr } from '../../values/repr.ts'
import { isRef, isTagged } from '../../values/value.ts'
import type { HeapObject, Value } from '../../values/value.ts'
import { objectName } from './objectNames.ts'
import { withWords } from './accessText.ts'
import type { Names } from './accessText.ts'
import type { Touch } from './watch.ts'

/** What an access is called, from the operation of its point and what it touches first. */
export function accessOf(context: Context, at: LinkedPoint, touch: Touch): Access {
  return withWords(namesOf(context, at, touch))
}

function namesOf(context: Context, at: LinkedPoint, touch: Touch): Names {
  const { op } = at.point
  // What is deleted is looked for first.
  const deletes = op.kind === 'unset' || op.kind === 'delattr'
  const verb = deletes ? 'delete' : touch.writes ? 'store' : 'load'
  if (touch.kind === 'variable') return { verb, type: null, name: touch.name, of: null }
  const { object, ref } = touch
  const of = objectName(context, ref.id)
  if (object.kind === 'instance') {
    const names = attributeNames(context, op, { verb, attribute: touch.attribute })
    if (names !== null) return { ...names, type: null, of }
  }
  if (object.kind === 'cell') {
    const name = cellIn(op)
    if (name !== null) return { verb, type: null, name, of: null }
  }
  return callNames(context, op, object, of)
}

/** Of an access to an attribute of an object of the program; null: it is a look at the object itself. */
function attributeNames(
  context: Context,
  op: Op,
  { verb, attribute }: { readonly verb: Access['verb']; readonly attribute: string | null },
): Pick<Names, 'verb' | 'name'> | null {
  const byName = namedIn(context, op)
  const name = attribute ?? attributeIn(op) ?? byName?.name ?? null
  return name === null ? null : { verb: byName?.verb ?? verbOf(op, verb), name: `.${name}` }
}

function callNames(context: Context, op: Op, object: HeapObject, of: string | null): Names {
  const evaluation = evaluationOf(context)
  const name = propertyIn(object, op) ?? methodOf(evaluation, op)
  if (CACHES.has(name)) {
    return { verb: 'call', type: 'cache', name, of: of?.replace(INSIDE, '') ?? null }
  }
  return { verb: 'call', type: typeOf(evaluation, context, object), name, of }
}

/** A property of what threads lock and wait with: `barrier.broken`. */
function propertyIn(object: HeapObject, op: Op): string | null {
  return object.kind === 'record' && op.kind !== 'call' ? attributeIn(op) : null
}

/** Of functools: see machine/library/_functools.py. */
const CACHES: ReadonlySet<string> = new Set(['lookup', 'keep', 'forget'])
const INSIDE = /\._results$/

/** A store looks at the attributes that there are, too. */
function verbOf(op: Op, verb: Access['verb']): Access['verb'] {
  if (op.kind === 'setattr') return 'store'
  return op.kind === 'delattr' ? 'delete' : verb
}

function attributeIn(op: Op): string | null {
  if (op.kind === 'setattr' || op.kind === 'delattr' || op.kind === 'getattr') return op.name
  if (op.kind === 'eval' && op.value.kind === 'attribute') return op.value.name
  return op.kind === 'call' && op.callee.kind === 'method' ? op.callee.name : null
}

/** Built-ins that do what an operation on an attribute does. */
const BY_NAME: ReadonlyMap<string, Access['verb']> = new Map([
  ['getattr', 'load'],
  ['hasattr', 'load'],
  ['setattr', 'store'],
])

/** The attribute that a call of `getattr` and the like is about. */
function namedIn(
  context: Context,
  op: Op,
): { readonly verb: Access['verb']; readonly name: string } | null {
  if (op.kind !== 'call' || op.callee.kind !== 'value') return null
  const evaluation = evaluationOf(context)
  const callee = evaluation.evaluate(op.callee.value)
  if (!isTagged(callee) || callee.kind !== 'builtin') return null
  const verb = BY_NAME.get(callee.name)
  const [, second] = op.args
  if (verb === undefined || second === undefined || second.kind === 'star') return null
  const name = evaluation.evaluate(second)
  return typeof name === 'string' ? { verb, name } : null
}

function cellIn(op: Op): string | null {
  if (op.kind === 'unbind') return op.name
  if (op.kind !== 'eval') return null
  if (op.into?.kind === 'cell') return op.into.name
  return op.value.kind === 'cell' ? op.value.name : null
}

/** What is looked through, for an iterator. */
function typeOf(evaluation: Evaluation, context: Context, object: HeapObject): string {
  if (object.kind === 'iterator') {
    const { source } = object
    const inner = isTagged(source) && source.kind === 'view' ? source.dict : source
    const found = isRef(inner) ? context.heap.get(inner.id) : undefined
    return found === undefined ? 'iterator' : typeOf(evaluation, context, found)
  }
  if (object.kind === 'record') return lockKind(object.type)
  if (object.kind === 'instance') return className(evaluation.program, object.class)
  return object.kind === 'dict' ? lastPart(object.of ?? 'dict') : object.kind
}

/** What threading calls them, by the types that CPython shows. */
const LOCKS: ReadonlyMap<string, string> = new Map([
  ['_thread.lock', 'Lock'],
  ['_thread.RLock', 'RLock'],
])

/** "Lock", "Condition", "Queue"; of any other type of the library its short name. */
export function lockKind(type: string): string {
  return LOCKS.get(type) ?? lastPart(type)
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function methodOf(evaluation: Evaluation, op: Op): string {
  switch (op.kind) {
    case 'getitem':
    case 'setitem':
    case 'delitem':
    case 'contains':
    case 'iter':
    case 'next':
      return `__${op.kind}__`
    case 'branch':
      return '__len__'
    case 'eval':
      return ofExpression(op.value)
    case 'call':
      return ofCall(evaluation, op)
    default:
      return '__iter__'
  }
}

/** `with`, on what threads lock. */
const PROTOCOL: ReadonlyMap<string, string> = new Map([
  ['__enter__', 'acquire'],
  ['__exit__', 'release'],
])

const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['len', '__len__'],
  ['bool', '__len__'],
  ['next', '__next__'],
  ['reversed', '__reversed__'],
  ['os.getenv', 'get'],
  ['__cache_lookup__', 'lookup'],
  ['__cache_keep__', 'keep'],
  ['__cache_clear__', 'forget'],
  ['repr', '__repr__'],
  ['str', '__repr__'],
  ['print', '__repr__'],
  ['format', '__repr__'],
  ['ascii', '__repr__'],
])

function ofCall(evaluation: Evaluation, { callee }: Extract<Op, { kind: 'call' }>): string {
  if (callee.kind === 'method') return PROTOCOL.get(callee.name) ?? callee.name
  if (callee.kind === 'super') return callee.name
  const value = evaluation.evaluate(callee.value)
  if (!isTagged(value)) return '__iter__'
  if (value.kind === 'builtinMethod') return PROTOCOL.get(value.name) ?? value.name
  return value.kind === 'builtin' ? (FUNCTIONS.get(value.name) ?? '__iter__') : '__call__'
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['|', 'or'],
  ['&', 'and'],
  ['^', 'xor'],
  ['%', 'mod'],
  ['==', 'eq'],
  ['!=', 'ne'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
])

function ofExpression(expr: Expr): string {
  switch (expr.kind) {
    case 'binary':
    case 'compare': {
      const name = OPERATORS.get(expr.operator) ?? expr.operator
      return `__${'inPlace' in expr && expr.inPlace ? 'i' : ''}${name}__`
    }
    case 'unary':
      return '__len__'
    case 'format':
      return '__repr__'
    default:
      return '__iter__'
  }
}

/** What an access gave, or stored. */
export function accessed(
  access: Access,
  at: LinkedPoint,
  step: Microstep,
  isFirst: boolean,
): Accessed {
  const { result, raised } = outcomeOf(access, at, step)
  const told = isFirst ? result : `${access.text} -> ${result}`
  return { access, result, raised, told }
}

function outcomeOf(
  access: Access,
  at: LinkedPoint,
  step: Microstep,
): Pick<Accessed, 'result' | 'raised'> {
  const { context } = step
  const { program, raised, heap } = context
  if (raised !== null) {
    const object = heap.get(raised.id)
    const name = object?.kind === 'exception' ? className(program, object.class) : '?'
    return { result: name, raised: true }
  }
  const result = resultOf(access, at, step)
  // What is in a container answers for `in`.
  const { op } = at.point
  const isNegated = op.kind === 'contains' && op.negated && step.edge.kind === 'completes'
  return { result: isNegated ? opposite(result) : result, raised: false }
}

/** Operations that have no value. */
const GIVES_NOTHING: ReadonlySet<Op['kind']> = new Set(['delattr', 'unset', 'setitem', 'delitem'])

function resultOf(
  { verb }: Access,
  at: LinkedPoint,
  { context, edge, dropped }: Microstep,
): string {
  const { op } = at.point
  if (context.stack === null) return '?'
  const evaluation = evaluationOf(context)
  const here = (expr: Expr) => shown(evaluation, evaluation.evaluate(expr))
  if (op.kind === 'branch') return edge.kind === 'completes' ? 'True' : 'False'
  if (op.kind === 'next' && edge.kind === 'otherwise') return 'StopIteration'
  if (edge.kind !== 'completes') return edge.kind === 'awaits' ? 'waits' : 'calls'
  if (GIVES_NOTHING.has(op.kind)) return 'None'
  const stores = op.kind === 'eval' && verb === 'store'
  if (op.kind === 'setattr' || op.kind === 'unpack' || stores) return here(op.value)
  if (dropped !== undefined) return shown(evaluation, dropped)
  const into = placeOf(op)
  return into === null ? 'None' : here(into)
}

function opposite(truth: string): string {
  return truth === 'True' ? 'False' : 'True'
}

/** Where an operation puts its value; null: nowhere. */
function placeOf(op: Op): Place | null {
  return 'into' in op && op.into !== null && 'kind' in op.into ? op.into : null
}

/** Python's repr of what nobody can change; of anything else its type: "<list>". */
function shown(evaluation: Evaluation, value: Value): string {
  if (!isTagged(value)) return repr(evaluation, value)
  if (value.kind === 'tuple' && value.class === undefined) {
    const items = value.items.map((item) => shown(evaluation, item))
    return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`
  }
  return value.kind === 'bytes' ? repr(evaluation, value) : `<${typeText(evaluation, value)}>`
}

function typeText(evaluation: Evaluation, value: Value): string {
  return className(evaluation.program, classOf(evaluation, value)).replace(
    /^\w+_iterator$/,
    'iterator',
  )
}
