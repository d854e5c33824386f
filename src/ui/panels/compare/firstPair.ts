import type { Pair } from '../../kit/map/mapPath.ts'

/** The requests that are drawn of so many: a single one stands in both places, as a strip. */
export function firstPair(requests: number): Pair {
  return { across: 'A', up: requests > 1 ? 'B' : 'A' }
}

/** How the maps are to be read: "A to the right, B upward; C has not begun". */
export function mapText(requests: number): string {
  const { across, up } = firstPair(requests)
  if (across === up) return `${across} alone, to the right`
  const way = `${across} to the right, ${up} upward`
  if (requests === 2) return way
  return `${way}; ${requests === 3 ? 'C has' : 'C and D have'} not begun`
}
