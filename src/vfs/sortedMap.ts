/**
 * Immutable maps whose iteration order is the order of their keys, so that two runs that reach
 * the same situation by different ways hold equal maps, entry for entry.
 */

export function withEntry<K extends string | number, V>(
  map: ReadonlyMap<K, V>,
  key: K,
  value: V,
): ReadonlyMap<K, V> {
  const copy = new Map(map)
  copy.set(key, value)
  if (map.has(key)) return copy
  const keys = [...map.keys()]
  const last = keys.at(-1)
  if (last === undefined || last < key) return copy
  return new Map([...copy].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A map of entries that may be in any order. */
export function inKeyOrder<K extends string | number, V>(
  entries: readonly (readonly [K, V])[],
): ReadonlyMap<K, V> {
  return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

export function withoutEntry<K extends string | number, V>(
  map: ReadonlyMap<K, V>,
  key: K,
): ReadonlyMap<K, V> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}
