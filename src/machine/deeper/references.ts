import { isTagged } from '../values/value.ts'
import type { HeapObject, Ref, Value } from '../values/value.ts'

/** The objects that a value refers to, in the order in which CPython lets go of them. */
export function refsInValue(value: Value): readonly Ref[] {
  if (!isTagged(value)) return []
  switch (value.kind) {
    case 'ref':
      return [value]
    case 'tuple':
      return refsIn(value.items.toReversed())
    case 'method':
      return [...(value.closure === undefined ? [] : [value.closure]), ...refsInValue(value.self)]
    case 'builtinMethod':
      return refsInValue(value.self)
    case 'view':
      return [value.dict]
    case 'slice':
      return refsIn([value.lower, value.upper, value.step ?? null])
    default:
      return []
  }
}

/** Of several values, one after the other. */
export function refsIn(values: Iterable<Value>): readonly Ref[] {
  return [...values].flatMap(refsInValue)
}

/** The objects that an object refers to, in the order in which its end lets go of them. */
export function refsInObject(object: HeapObject): readonly Ref[] {
  switch (object.kind) {
    case 'list':
      return refsIn(object.items.toReversed())
    case 'dict':
      return refsIn([...[...object.entries.values()].flat(), object.factory ?? null])
    case 'instance':
      return refsIn(object.attributes.values())
    case 'exception':
      return refsIn([...object.attributes.values(), ...object.args, ...(object.holds ?? [])])
    case 'iterator':
      return refsInValue(object.source)
    case 'record':
      return refsIn(object.fields.values())
    case 'cell':
      return refsIn(object.held)
    case 'closure':
      return refsIn([...object.defaults.values(), ...object.cells.values(), object.wrapped ?? null])
    case 'generator':
      return [...refsIn(topFirst(object.temps)), ...refsIn(object.locals.values())]
    case 'openFile':
      return []
  }
}

function topFirst(temps: ReadonlyMap<number, Value>): readonly Value[] {
  return [...temps].toSorted(([one], [other]) => other - one).map(([, value]) => value)
}

/** The numbers of all objects that can be reached from some. */
export function reachable(
  heap: ReadonlyMap<number, HeapObject>,
  from: readonly Ref[],
): ReadonlySet<number> {
  const reached = new Set<number>()
  const pending = [...from]
  for (let ref = pending.pop(); ref !== undefined; ref = pending.pop()) {
    if (reached.has(ref.id)) continue
    reached.add(ref.id)
    const object = heap.get(ref.id)
    if (object !== undefined) pending.push(...refsInObject(object))
  }
  return reached
}
