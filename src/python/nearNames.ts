/** The names that a misspelt one may mean: at most three, the nearest first. */
export function nearNames(name: string, candidates: Iterable<string>): readonly string[] {
  const most = Math.max(1, Math.min(3, Math.floor(name.length / 3)))
  const wanted = name.toLowerCase()
  const found = [...candidates]
    .map((each) => ({ each, away: distance(wanted, each.toLowerCase(), most) }))
    .filter(({ each, away }) => away <= most && each !== name)
  return found
    .toSorted((one, other) => one.away - other.away || (one.each < other.each ? -1 : 1))
    .slice(0, 3)
    .map(({ each }) => each)
}

/**
 * How many characters must be added, removed, exchanged or swapped with their neighbour: the
 * optimal string alignment distance. Above `most` it is not exact.
 */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}
