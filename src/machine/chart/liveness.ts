import { unreachable } from '../../base/index.ts'
import type { Callee, Expr, FunctionCode, Op, Place, Point, PointId } from '../../python/index.ts'

/**
 * For every point of a function: the temporaries that may still be read, from this point on (live
 * variable analysis, by iteration to a fixed point: Kildall 1973).
 * What is not among them is forgotten at the next rest, so that two runs that differ only in dead
 * temporaries are in equal states.
 */
export function liveTemps(code: FunctionCode): ReadonlyMap<PointId, ReadonlySet<number>> {
  const live = new Map<PointId, ReadonlySet<number>>(code.points.map(({ id }) => [id, new Set()]))
  let changed = true
  while (changed) {
    changed = false
    for (const point of code.points.toReversed()) {
      const before = live.get(point.id)
      const after = [...liveAfter(point, live)]
      const written = tempsWritten(point.op)
      // A point that raises has not written: what its handler reads stays alive.
      const raised = point.raises === null ? [] : [...(live.get(point.raises) ?? [])]
      const now = new Set([
        ...after.filter((temp) => !written.includes(temp)),
        ...raised,
        ...tempsRead(point.op),
      ])
      if (now.size !== before?.size) {
        live.set(point.id, now)
        changed = true
      }
    }
  }
  return live
}

/** What the successors of a point may read. */
export function liveAfter(
  point: Point,
  live: ReadonlyMap<PointId, ReadonlySet<number>>,
): ReadonlySet<number> {
  const ids = [point.next, point.otherwise, point.raises]
  return new Set(ids.flatMap((id) => (id === null ? [] : [...(live.get(id) ?? [])])))
}

export function tempsWritten(op: Op): readonly number[] {
  if (!('into' in op) || op.into === null) return []
  const places: readonly Place[] = 'kind' in op.into ? [op.into] : op.into
  return places.flatMap((place) => (place.kind === 'temp' ? [place.index] : []))
}

export function tempsRead(op: Op): readonly number[] {
  return [...exprsOf(op).flatMap(tempsIn), ...placesRead(op)]
}

function placesRead(op: Op): readonly number[] {
  const place = op.kind === 'next' ? op.iterator : readException(op)
  return place?.kind === 'temp' ? [place.index] : []
}

function readException(op: Op): Place | null {
  return op.kind === 'match' || op.kind === 'reraise' ? op.exception : null
}

function exprsOf(op: Op): readonly Expr[] {
  switch (op.kind) {
    case 'eval':
    case 'unpack':
    case 'iter':
    case 'return':
    case 'yield':
      return [op.value]
    case 'raise':
      return op.cause === undefined ? [op.value] : [op.value, op.cause]
    case 'delegate':
      return [op.iterator]
    case 'getattr':
    case 'delattr':
      return [op.object]
    case 'setattr':
      return [op.object, op.value]
    case 'getitem':
    case 'delitem':
      return [op.object, op.index]
    case 'setitem':
      return [op.object, op.index, op.value]
    case 'contains':
      return [op.item, op.container]
    case 'call':
      return [...calleeExprs(op.callee), ...op.args, ...op.keywords.map(({ value }) => value)]
    case 'branch':
      return [op.test]
    case 'match':
      return op.types === null ? [] : [op.types]
    case 'unbind':
    case 'unset':
    case 'import':
    case 'importName':
    case 'next':
    case 'catch':
    case 'reraise':
      return []
    default:
      return unreachable(op)
  }
}

function calleeExprs(callee: Callee): readonly Expr[] {
  if (callee.kind === 'value') return [callee.value]
  return callee.kind === 'method' ? [callee.object] : []
}

function tempsIn(expr: Expr): readonly number[] {
  switch (expr.kind) {
    case 'temp':
      return [expr.index]
    case 'constant':
    case 'local':
    case 'cell':
    case 'global':
    case 'variable':
      return []
    case 'closure':
      return expr.defaults.flatMap(({ value }) => tempsIn(value))
    case 'star':
      return tempsIn(expr.value)
    case 'attribute':
      return tempsIn(expr.object)
    case 'unary':
      return tempsIn(expr.operand)
    case 'binary':
    case 'compare':
      return [...tempsIn(expr.left), ...tempsIn(expr.right)]
    case 'tuple':
    case 'list':
    case 'set':
      return expr.items.flatMap(tempsIn)
    case 'dict':
      return expr.entries.flatMap(({ key, value }) => [
        ...(key === null ? [] : tempsIn(key)),
        ...tempsIn(value),
      ])
    case 'slice':
      return [expr.lower, expr.upper, expr.step ?? null].flatMap((bound) =>
        bound === null ? [] : tempsIn(bound),
      )
    case 'format':
      return expr.parts.flatMap((part) => {
        if (typeof part === 'string') return []
        const { value, spec } = part
        return spec === undefined ? tempsIn(value) : [...tempsIn(value), ...tempsIn(spec)]
      })
    default:
      return unreachable(expr)
  }
}
