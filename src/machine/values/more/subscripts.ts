import { bytes } from '../../../vfs/index.ts'
import { allItems, isIterable, itemsOf, rangeLength } from '../../chart/iteration.ts'
import type { Evaluation } from '../../chart/evaluation.ts'
import { className } from '../../chart/program.ts'
import { mustBeModelled, mustSupport } from './attributes.ts'
import { COMPARING } from './compare.ts'
import { equalItem, hashKey } from '../compare.ts'
import { inOrder } from '../inOrder.ts'
import { isSlice, placesOf, sliceRange } from '../slices.ts'
import { pick, position } from '../subscripts.ts'
import { isType, typeName } from '../typeName.ts'
import { asInt, isRef, isTagged } from '../value.ts'
import type { HeapObject, RangeValue, Value } from '../value.ts'

/** `object[index]`, of what is neither a text nor a dictionary. */
export function itemAt(evaluation: Evaluation, object: Value, index: Value): Value {
  const heaped = evaluation.object(object)
  if (heaped?.kind === 'list') {
    const picked = pick(evaluation, 'list', inOrder(evaluation, heaped), index)
    return 'slice' in picked ? evaluation.list(picked.slice) : picked.item
  }
  if (!isTagged(object)) return notSubscriptable(evaluation, object)
  switch (object.kind) {
    case 'tuple': {
      const picked = pick(evaluation, 'tuple', object.items, index)
      return 'slice' in picked ? { kind: 'tuple', items: picked.slice } : picked.item
    }
    case 'bytes': {
      const picked = pick(evaluation, 'byte', [...object.data], index)
      if (!('slice' in picked)) return BigInt(picked.item.charCodeAt(0))
      return { kind: 'bytes', data: bytes(picked.slice.join('')) }
    }
    case 'range':
      return rangeItem(evaluation, object, index)
    default:
      return notSubscriptable(evaluation, object)
  }
}

function notSubscriptable(evaluation: Evaluation, object: Value): never {
  mustSupport(evaluation, object, '__getitem__')
  if (isType(object)) mustBeModelled(evaluation, object, '__class_getitem__')
  const name = typeName(evaluation, object)
  const text = isType(object)
    ? `type '${className(evaluation.program, object)}'`
    : `'${name}' object`
  return evaluation.fail('TypeError', `${text} is not subscriptable`)
}

function rangeItem(evaluation: Evaluation, range: RangeValue, index: Value): Value {
  if (isSlice(index)) {
    const { from, to, step } = sliceRange(evaluation, index, rangeLength(range))
    const at = (place: number) => range.start + range.step * BigInt(place)
    return { kind: 'range', start: at(from), stop: at(to), step: range.step * BigInt(step) }
  }
  const at = asInt(index)
  if (at === null) {
    const text = `range indices must be integers or slices, not ${typeName(evaluation, index)}`
    return evaluation.fail('TypeError', text)
  }
  const length = BigInt(rangeLength(range))
  const place = at < 0n ? at + length : at
  if (place < 0n || place >= length) {
    return evaluation.fail('IndexError', 'range object index out of range')
  }
  return range.start + range.step * place
}

/** `object[index] = value`, of what is no dictionary. */
export function setItem(evaluation: Evaluation, object: Value, index: Value, value: Value): void {
  const heaped = evaluation.object(object)
  if (!isRef(object) || heaped?.kind !== 'list') {
    mustSupport(evaluation, object, '__setitem__')
    const text = `'${typeName(evaluation, object)}' object does not support item assignment`
    return evaluation.fail('TypeError', text)
  }
  evaluation.put(object, { kind: 'list', items: withItem(evaluation, heaped.items, index, value) })
}

function withItem(
  evaluation: Evaluation,
  items: readonly Value[],
  index: Value,
  value: Value | null,
): readonly Value[] {
  if (isSlice(index)) {
    const range = sliceRange(evaluation, index, items.length)
    const values = itemsOf(evaluation, value)
    if (range.step === 1) return items.toSpliced(range.from, range.count, ...values)
    if (values.length !== range.count) {
      const sizes = `size ${values.length} to extended slice of size ${range.count}`
      return evaluation.fail('ValueError', `attempt to assign sequence of ${sizes}`)
    }
    const places = placesOf(range)
    return places.reduce((all, place, i) => all.with(place, values[i] ?? null), items)
  }
  const at = position(evaluation, 'list', index, items.length)
  if (at === null) return evaluation.fail('IndexError', 'list assignment index out of range')
  return items.with(at, value)
}

/** `del object[index]`, of what is no dictionary. */
export function deleteItem(evaluation: Evaluation, object: Value, index: Value): void {
  const heaped = evaluation.object(object)
  if (!isRef(object) || heaped?.kind !== 'list') {
    mustSupport(evaluation, object, '__delitem__')
    const text = `'${typeName(evaluation, object)}' object doesn't support item deletion`
    return evaluation.fail('TypeError', text)
  }
  const gone = deletedPlaces(evaluation, index, heaped.items.length)
  const items = heaped.items.filter((_, at) => !gone.has(at))
  evaluation.put(object, { kind: 'list', items })
}

function deletedPlaces(evaluation: Evaluation, index: Value, length: number): ReadonlySet<number> {
  if (isSlice(index)) return new Set(placesOf(sliceRange(evaluation, index, length)))
  const at = position(evaluation, 'list', index, length)
  if (at === null) return evaluation.fail('IndexError', 'list assignment index out of range')
  return new Set([at])
}

/** `item in container`, of what is neither a text nor a dictionary. */
export function holds(evaluation: Evaluation, item: Value, container: Value): boolean {
  if (isTagged(container) && container.kind === 'bytes')
    return inBytes(evaluation, item, container.data)
  const keys = isTagged(container) && container.kind === 'view' && container.of === 'keys'
  const dict = evaluation.object(keys ? container.dict : container)
  if (dict?.kind === 'dict') return dict.entries.has(hashKey(evaluation, item))
  if (isTagged(container) && container.kind === 'view' && container.of === 'items') {
    return holdsPair(evaluation, item, evaluation.object(container.dict))
  }
  if (!isIterable(evaluation, container)) {
    const type = typeName(evaluation, container)
    mustSupport(evaluation, container, '__contains__')
    mustSupport(evaluation, container, '__iter__')
    return evaluation.fail('TypeError', `argument of type '${type}' is not iterable`)
  }
  return !allItems(evaluation, container, (other) => {
    evaluation.spend(COMPARING)
    return !equalItem(evaluation, other, item)
  })
}

/** `item in dict.items()`: the key is looked up, then its value is compared. */
function holdsPair(evaluation: Evaluation, item: Value, dict: HeapObject | null): boolean {
  if (!isTagged(item) || item.kind !== 'tuple' || item.items.length !== 2) return false
  const [key = null, wanted = null] = item.items
  const found = dict?.kind === 'dict' ? dict.entries.get(hashKey(evaluation, key)) : undefined
  return found !== undefined && equalItem(evaluation, found[1], wanted)
}

function inBytes(evaluation: Evaluation, item: Value, data: string): boolean {
  if (isTagged(item) && item.kind === 'bytes') return data.includes(item.data)
  const int = asInt(item)
  if (int === null) {
    const type = typeName(evaluation, item)
    return evaluation.fail('TypeError', `a bytes-like object is required, not '${type}'`)
  }
  if (int < 0n || int > 255n) return evaluation.fail('ValueError', 'byte must be in range(0, 256)')
  return data.includes(String.fromCharCode(Number(int)))
}
