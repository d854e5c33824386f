import type { Evaluation } from '../../chart/evaluation.ts'
import { itemsInAnyOrder as itemsWithoutOrder } from '../../chart/iteration.ts'
import { isRef, isTagged } from '../../values/value.ts'
import type { Value } from '../../values/value.ts'
import { recordOf } from './records.ts'

/** What CPython leaves open, and what to write instead. */
export const ORDER = 'the order of a set is not fixed'
export const SORT = 'Use sorted().'

/** The items of a set or a frozenset, in the order that we keep them in; null for anything else. */
export function membersOf(
  evaluation: Evaluation,
  value: Value | undefined,
): readonly Value[] | null {
  const items = recordOf(evaluation, value, 'set', 'frozenset')?.fields.get('<items>')
  return items !== undefined && isTagged(items) && items.kind === 'tuple' ? items.items : null
}

/** Is it a set, or a list such as of `os.listdir`, with several items, so that nobody knows which comes first? */
export function isUnordered(evaluation: Evaluation, value: Value): boolean {
  const object = evaluation.object(value)
  const list = object?.kind === 'iterator' ? evaluation.object(object.source) : object
  const listed = list?.kind === 'list' && list.unordered !== undefined ? list.items : []
  return (membersOf(evaluation, value) ?? listed).length > 1
}

/** All items, for those that give the same whatever comes first. */
export function itemsInAnyOrder(evaluation: Evaluation, value: Value): readonly Value[] {
  return (
    membersOf(evaluation, value) ??
    restOf(evaluation, value) ??
    itemsWithoutOrder(evaluation, value)
  )
}

/** What an iterator of a list without an order still has to give; null for anything else. */
function restOf(evaluation: Evaluation, iterator: Value): readonly Value[] | null {
  const entries = recordOf(evaluation, iterator, 'posix.ScandirIterator')?.fields.get('<entries>')
  if (entries !== undefined) return restOf(evaluation, entries)
  const object = evaluation.object(iterator)
  if (object?.kind !== 'iterator' || !isRef(iterator)) return null
  const list = evaluation.object(object.source)
  if (list?.kind !== 'list' || list.unordered === undefined) return null
  evaluation.put(iterator, { ...object, index: list.items.length })
  return list.items.slice(object.index)
}
