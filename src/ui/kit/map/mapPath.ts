/** A cell: how many steps the two requests of a map have made. */
export interface MapPoint {
  readonly x: number
  readonly y: number
}

/** The two requests of a map; a single request, whose map is a strip, is named twice. */
export interface Pair {
  readonly across: string
  readonly up: string
}

/** The cell of a schedule after 0, 1, … steps. Steps of other requests stay in their cell. */
export function placesOf(schedule: string, { across, up }: Pair): readonly MapPoint[] {
  const places: MapPoint[] = [{ x: 0, y: 0 }]
  let x = 0
  let y = 0
  for (const letter of schedule) {
    if (letter === across) x += 1
    else if (letter === up) y += 1
    places.push({ x, y })
  }
  return places
}

/**
 * After how many steps a schedule stands in a cell and, there, the other requests where `near`
 * leaves them; null when it never does.
 */
export function standsAt(
  schedule: string,
  pair: Pair,
  place: MapPoint,
  near: string,
): number | null {
  const others = othersOf(near, pair)
  const found = stepsIn(schedule, pair, place).find(
    (index) => othersOf(schedule.slice(0, index), pair) === others,
  )
  return found ?? null
}

/** The same, or the first moment in the cell when the others never stand so then. */
export function stepsTo(
  schedule: string,
  pair: Pair,
  place: MapPoint,
  near: string,
): number | null {
  return standsAt(schedule, pair, place, near) ?? stepsIn(schedule, pair, place)[0] ?? null
}

function stepsIn(schedule: string, pair: Pair, { x, y }: MapPoint): readonly number[] {
  return placesOf(schedule, pair).flatMap((place, index) =>
    place.x === x && place.y === y ? [index] : [],
  )
}

/** The steps of the other requests, as a text to compare. */
function othersOf(schedule: string, { across, up }: Pair): string {
  return [...schedule]
    .filter((letter) => letter !== across && letter !== up)
    .sort()
    .join('')
}

/** All pairs of the requests, in order: AB, AC, BC. */
export function pairsOf(letters: readonly string[]): readonly Pair[] {
  return letters
    .flatMap((up, index) => letters.slice(0, index).map((across) => ({ across, up })))
    .sort((one, other) => (one.across + one.up < other.across + other.up ? -1 : 1))
}

export function samePair(one: Pair, other: Pair): boolean {
  return one.across === other.across && one.up === other.up
}
