import type { FunctionCode, Op, Place, PointId } from '../python/index.ts'

/** By point, then by the index of a temporary: the points whose value it may hold there. */
export type ReachingTemps = ReadonlyMap<PointId, ReadonlyMap<number, ReadonlySet<PointId>>>

/**
 * Which assignments of a temporary reach each point: the reaching definitions of data-flow analysis
 * (Kildall 1973), along every edge, exceptions too. The compiler uses one temporary for many things.
 */
export function reachingTemps({ points }: FunctionCode): ReachingTemps {
  const byId = new Map(points.map((point) => [point.id, point]))
  const reaching = new Map(points.map(({ id }) => [id, new Map<number, Set<PointId>>()]))
  const waiting = points.map(({ id }) => id)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const point = byId.get(id)
    if (point === undefined) continue
    const before = reaching.get(id) ?? new Map<number, Set<PointId>>()
    const made = new Set(placesOf(point.op).flatMap((place) => indexOf(place)))
    // An exception may come before or after the assignment: neither is ruled out.
    const edges = [
      [point.next, false],
      [point.otherwise, false],
      [point.raises, true],
    ] as const
    for (const [target, keepsOld] of edges) {
      const after = target === null ? undefined : reaching.get(target)
      if (target === null || after === undefined) continue
      let grown = false
      const add = (index: number, definition: PointId): void => {
        const there = after.get(index) ?? new Set()
        if (there.has(definition)) return
        after.set(index, there.add(definition))
        grown = true
      }
      for (const index of made) add(index, id)
      for (const [index, definitions] of before) {
        if (made.has(index) && !keepsOld) continue
        for (const definition of definitions) add(index, definition)
      }
      if (grown) waiting.push(target)
    }
  }
  return reaching
}

function indexOf(place: Place): readonly number[] {
  return place.kind === 'temp' ? [place.index] : []
}

/** The places that an operation assigns. */
function placesOf(op: Op): readonly Place[] {
  if (op.kind === 'unpack') return op.into
  return 'into' in op && op.into !== null ? [op.into] : []
}
