import { IMPORTED, topOf } from '../../python/index.ts'
import type { Op } from '../../python/index.ts'
import { isOverLines } from '../builtins/more/iterators.ts'
import { NO_KEYWORDS } from '../chart/callResult.ts'
import type { OwnOp } from '../chart/deeper.ts'
import type { Evaluation } from '../chart/evaluation.ts'
import {
  EXHAUSTED,
  isIterable,
  isLineFile,
  itemsOf,
  iterate,
  nextItem,
} from '../chart/iteration.ts'
import { branches, completes, enters } from '../chart/microstep.ts'
import type { Microstep } from '../chart/microstep.ts'
import { leaveWith } from '../chart/performOp.ts'
import type { Perform } from '../chart/performOp.ts'
import type { LinkedPoint } from '../chart/program.ts'
import { globalValue } from '../state/globals.ts'
import { deleteAttribute } from '../values/more/attributes.ts'
import { typeName } from '../values/typeName.ts'
import type { Value } from '../values/value.ts'
import { delegates, yields } from './replies.ts'

/** Does what the operation of a point says that no program of the catalogue has. */
export function performOwn(evaluation: Evaluation, at: LinkedPoint): Microstep {
  const { op } = at.point
  // As in `performOp`.
  const performOne = TABLE[op.kind as OwnOp] as (
    evaluation: Evaluation,
    at: LinkedPoint,
    op: Op,
  ) => Microstep
  return performOne(evaluation, at, op)
}

const TABLE: { readonly [K in OwnOp]: Perform<K> } = {
  unset: (evaluation, _, op) => {
    const { variable } = op
    if (op.strict && evaluation.variable(variable) === undefined) {
      evaluation.fail('NameError', `name '${variable.name}' is not defined`)
    }
    evaluation.unsetVariable(variable)
    return completes(evaluation, null, null)
  },
  import: importFile,
  importName: (evaluation, _, op) => {
    const { file, name, into } = op
    const value = globalValue(evaluation, file, name)
    if (value !== undefined) return completes(evaluation, into, value)
    const from = file.replace(/\.py$/, '')
    return evaluation.fail('ImportError', `cannot import name '${name}' from '${from}'`)
  },
  delattr: (evaluation, _, op) => {
    deleteAttribute(evaluation, evaluation.evaluate(op.object), op.name)
    return completes(evaluation, null, null)
  },
  iter: (evaluation, _, op) =>
    completes(evaluation, op.into, iterate(evaluation, evaluation.evaluate(op.value))),
  next: (evaluation, at, op) => {
    const iterator = evaluation.evaluate(op.iterator)
    if (isLineFile(evaluation.object(iterator)) || isOverLines(evaluation, iterator)) {
      const { library } = evaluation
      // Its StopIteration ends the loop: see `perform`.
      return leaveWith(
        evaluation,
        at,
        library.callMethod(evaluation, iterator, '__next__', [], NO_KEYWORDS),
      )
    }
    const item = nextItem(evaluation, iterator)
    return item === EXHAUSTED ? branches(evaluation, false) : completes(evaluation, op.into, item)
  },
  yield: (evaluation, at, op) =>
    yields(evaluation, at, () => evaluation.evaluate(op.value), op.into),
  delegate: (evaluation, at, op) =>
    delegates(evaluation, at, evaluation.evaluate(op.iterator), op.into),
}

/** Python remembers in `sys.modules` which files were imported; so does the variable IMPORTED. */
function importFile(
  evaluation: Evaluation,
  at: LinkedPoint,
  op: Extract<Op, { kind: 'import' }>,
): Microstep {
  const imported = { file: op.file, name: IMPORTED }
  if (evaluation.variable(imported) !== undefined) return completes(evaluation, null, null)
  evaluation.setVariable(imported, true)
  const call = { kind: 'call', function: topOf(op.file), args: [], keywords: NO_KEYWORDS } as const
  return enters(evaluation, at, call, { kind: 'bind', into: null })
}

/** The items for the places of `a, *b = value`. */
export function itemsToUnpack(
  evaluation: Evaluation,
  value: Value,
  { into, star }: Extract<Op, { kind: 'unpack' }>,
): readonly Value[] {
  if (!isIterable(evaluation, value)) {
    const type = typeName(evaluation, value)
    return evaluation.fail('TypeError', `cannot unpack non-iterable ${type} object`)
  }
  const wanted = star === undefined ? into.length : into.length - 1
  // One more tells that there are too many.
  const items = itemsOf(evaluation, value, star === undefined ? wanted + 1 : Infinity)
  if (items.length > wanted && star === undefined) {
    return evaluation.fail('ValueError', `too many values to unpack (expected ${wanted})`)
  }
  if (items.length < wanted) {
    const least = star === undefined ? '' : 'at least '
    const text = `not enough values to unpack (expected ${least}${wanted}, got ${items.length})`
    return evaluation.fail('ValueError', text)
  }
  if (star === undefined) return items
  const rest = items.slice(star, items.length - wanted + star)
  return items.toSpliced(star, rest.length, evaluation.list(rest))
}
