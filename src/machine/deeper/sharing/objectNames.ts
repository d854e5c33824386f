import type { HeapObject, Value } from '../../values/value.ts'
import { isRef } from '../../values/value.ts'

interface Held {
  readonly globals: ReadonlyMap<string, Value>
  readonly heap: ReadonlyMap<number, HeapObject>
}

/** How far from a variable an object still has a name. */
const DEPTH = 3

/**
 * How a person would write the object: "seen", "forks[1]", "accounts['red'].lock": by the shortest way from a
 * variable. Null: none leads to it, or only a long one.
 */
export function objectName({ globals, heap }: Held, id: number): string | null {
  let level: (readonly [string, number])[] = []
  for (const [key, value] of globals) {
    if (isRef(value)) level.push([key.slice(key.indexOf(' ') + 1), value.id])
  }
  const met = new Set<number>()
  for (let depth = 0; depth <= DEPTH; depth++) {
    const found = level.find(([, each]) => each === id)
    if (found !== undefined) return found[0]
    level = level.flatMap(([name, each]) => {
      if (met.has(each)) return []
      met.add(each)
      const object = heap.get(each)
      return object === undefined ? [] : partsOf(name, object)
    })
  }
  return null
}

function partsOf(name: string, object: HeapObject): readonly (readonly [string, number])[] {
  switch (object.kind) {
    case 'list':
      return object.items.flatMap((item, index) =>
        isRef(item) ? [[`${name}[${index}]`, item.id] as const] : [],
      )
    case 'dict':
      return [...object.entries.values()].flatMap(([key, value]) =>
        isRef(value) && keyText(key) !== null
          ? [[`${name}[${keyText(key)}]`, value.id] as const]
          : [],
      )
    case 'instance':
      return [...object.attributes].flatMap(([attribute, value]) =>
        isRef(value) ? [[`${name}.${attribute}`, value.id] as const] : [],
      )
    default:
      return []
  }
}

function keyText(key: Value): string | null {
  if (typeof key === 'string') return `'${key}'`
  return typeof key === 'bigint' ? String(key) : null
}
