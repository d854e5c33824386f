import type { Op } from '../../../python/index.ts'
import type { Access } from '../../operation.ts'
import { evaluationOf } from '../../chart/perform.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { hashKey } from '../../values/compare.ts'
import { isRef, isTagged } from '../../values/value.ts'
import type { HeapObject, Value } from '../../values/value.ts'
import { isEnvironment, isOneAccess } from './environment.ts'
import type { Touch } from './watch.ts'

/** What CPython has in Python, and what yet looks only once at what it is given. */
const ONE_LOOK = /^(?:json\.dumps|copy\.copy|collections\.Counter|logging\.\w+)$/

/** What threads wait with has rules of its own. */
const LOCKS = /^(?:threading|queue|_thread)\./

/** In Python, too, but none of the functions that `PythonFacts` knows. */
const PYTHON =
  /^(?:random\.(?:choice|shuffle|sample)|collections\.Counter\.(?:__delitem__|__repr__|copy))$/

/** A built-in that a point calls, by its full name, and the object whose method it is. */
interface Called {
  readonly name: string
  readonly self: Value
}

/**
 * Refuses what is one step here and several accesses in CPython: what is written in Python there, unless it looks
 * once. (Lib/copy.py, Lib/json, Lib/collections, Lib/os.py.)
 */
export function refuseSeveral(
  evaluation: Evaluation,
  op: Op,
  touch: Touch,
  { name }: Access,
): void {
  if (touch.kind !== 'object') return
  if (isEnvironment(touch.object)) {
    if (isOneAccess(op, name)) return
    evaluation.unsupported(
      `${name} of os.environ in a thread`,
      'Use os.environ[…], os.environ.get() and del: each is one step.',
    )
  }
  if (isRanked(touch.object) && (op.kind === 'iter' || op.kind === 'next')) {
    // It ends with a RuntimeError at any change, also at one that leaves the size as it was.
    evaluation.unsupported(
      'a loop over an OrderedDict that threads share',
      'Loop over a copy: list(ordered), list(ordered.items()).',
    )
  }
  const called = calledIn(evaluation, op)
  const ofType = `${typeOf(touch.object)}.${name}`
  const full = PYTHON.test(ofType) ? ofType : (called?.name ?? ofType)
  if (!isInPython(evaluation, full) || LOCKS.test(full) || (looksOnce(full) && !isPretty(op)))
    return
  evaluation.unsupported(
    `${full}() of what threads share`,
    'In CPython it is several accesses. Give it a copy, such as list(items) or dict(items).',
  )
}

/** Does the point call a function of Python's that looks once? Then threads may switch before and behind it. */
export function callsPython(evaluation: Evaluation, op: Op): boolean {
  const name = calledIn(evaluation, op)?.name
  return name !== undefined && looksOnce(name)
}

/** `counter[key]` without such a key calls `Counter.__missing__`. */
export function isMissingInCounter({ before }: Evaluation, op: Op): boolean {
  if (op.kind !== 'getitem') return false
  const evaluation = evaluationOf(before)
  const object = evaluation.object(evaluation.evaluate(op.object))
  if (object?.kind !== 'dict' || object.of !== 'collections.Counter') return false
  return !object.entries.has(hashKey(evaluation, evaluation.evaluate(op.index)))
}

function isRanked(object: HeapObject): boolean {
  return object.kind === 'dict' && object.of === 'collections.OrderedDict'
}

function looksOnce(name: string): boolean {
  return ONE_LOOK.test(name)
}

function isInPython({ library }: Evaluation, name: string): boolean {
  return PYTHON.test(name) || library.python?.isPython(name) === true
}

/** `json.dumps` with an indent: Python writes it. */
function isPretty(op: Op): boolean {
  return op.kind === 'call' && op.keywords.some(({ name }) => name === 'indent')
}

function calledIn({ before }: Evaluation, op: Op): Called | null {
  if (op.kind !== 'call' || op.callee.kind === 'super') return null
  // Nobody is told of what is looked at here.
  const evaluation = evaluationOf(before)
  const { callee } = op
  const value = evaluation.evaluate(callee.kind === 'method' ? callee.object : callee.value)
  if (callee.kind === 'method') return methodOf(evaluation, value, callee.name)
  if (!isTagged(value)) return null
  if (value.kind === 'builtin') return { name: value.name, self: null }
  return value.kind === 'builtinMethod' ? methodOf(evaluation, value.self, value.name) : null
}

function methodOf(evaluation: Evaluation, self: Value, name: string): Called | null {
  if (isTagged(self) && self.kind === 'module') return { name: `${self.name}.${name}`, self: null }
  if (!isRef(self)) return null
  return { name: `${typeOf(evaluation.get(self))}.${name}`, self }
}

function typeOf(object: HeapObject): string {
  if (object.kind === 'dict') return object.of ?? 'dict'
  return object.kind === 'record' ? object.type : object.kind
}
