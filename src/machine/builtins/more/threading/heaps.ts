import type { Evaluation } from '../../../chart/evaluation.ts'
import { compare } from '../../../values/compare.ts'
import type { Value } from '../../../values/value.ts'

/** As CPython's heapq (Modules/_heapqmodule.c): the same comparisons, so that equal items come in the same order. */
export function pushed(
  evaluation: Evaluation,
  items: readonly Value[],
  item: Value,
): readonly Value[] {
  const heap = [...items, item]
  siftDown(evaluation, heap, 0, heap.length - 1)
  return heap
}

/** Without its smallest, which is the first. */
export function popped(evaluation: Evaluation, items: readonly Value[]): readonly Value[] {
  const heap = items.slice(0, -1)
  if (heap.length === 0) return heap
  heap[0] = items.at(-1) ?? null
  siftUp(evaluation, heap)
  return heap
}

/** Brings the last item up to where it belongs. */
function siftDown(evaluation: Evaluation, heap: Value[], start: number, last: number): void {
  const item = heap[last] ?? null
  let at = last
  while (at > start) {
    const parent = (at - 1) >> 1
    const above = heap[parent] ?? null
    if (!isLess(evaluation, item, above)) break
    heap[at] = above
    at = parent
  }
  heap[at] = item
}

/** Brings the smaller child up until there is none, then the first item back to where it belongs. */
function siftUp(evaluation: Evaluation, heap: Value[]): void {
  const item = heap[0] ?? null
  let at = 0
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const right = child + 1
    const isRight =
      right < heap.length && !isLess(evaluation, heap[child] ?? null, heap[right] ?? null)
    const smaller = isRight ? right : child
    heap[at] = heap[smaller] ?? null
    at = smaller
  }
  heap[at] = item
  siftDown(evaluation, heap, 0, at)
}

function isLess(evaluation: Evaluation, one: Value, other: Value): boolean {
  return compare(evaluation, '<', one, other)
}
