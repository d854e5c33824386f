import type { Evaluation } from '../chart/evaluation.ts'
import type { ListObject } from './value.ts'

/** The items of a list, for what depends on their order. */
export function inOrder(
  evaluation: Evaluation,
  { items, unordered }: ListObject,
): ListObject['items'] {
  if (unordered !== undefined && items.length > 1) {
    evaluation.decide({ kind: 'pick', what: `the order of ${unordered}` })
  }
  return items
}
