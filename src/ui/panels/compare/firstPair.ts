import type { Pid } from '../../../vfs/index.ts'
import { letterOf } from '../../../world/index.ts'
import type { Pair } from '../../kit/map/mapPath.ts'

/** The two requests to draw; a single one is named twice, as a strip. */
export function firstPair(requests: number): Pair {
  return { across: 'A', up: requests > 1 ? 'B' : 'A' }
}

/** How the maps are to be read: "A to the right, B upward; C has not begun". */
export function mapText(requests: number): string {
  const { across, up } = firstPair(requests)
  if (across === up) return `${across} alone, to the right`
  const way = `${across} to the right, ${up} upward`
  if (requests === 2) return way
  const others = Array.from({ length: requests - 2 }, (_, index) => letterOf((index + 2) as Pid))
  const [have, names] = [others.length === 1 ? 'has' : 'have', listText(others)]
  return `${way}; ${names} ${have} not begun`
}

/** "C, D and E" */
function listText(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
