import type { Footprint } from '../../explorer/index.ts'

/** Neither writes what the other reads or writes: the contract of `Footprint`. */
export function independent(one: Footprint, other: Footprint): boolean {
  const touched = ({ reads, writes }: Footprint) => [...reads, ...writes]
  return (
    !one.writes.some((part) => touched(other).includes(part)) &&
    !other.writes.some((part) => touched(one).includes(part))
  )
}
