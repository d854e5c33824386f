/** Everything in pixels. */
export interface ScrollPlace {
  /** of the box */
  readonly visible: number
  /** of all that is scrolled */
  readonly whole: number
  /** of the names of the lanes, which stay at the left */
  readonly names: number
  readonly scrolled: number
  readonly columns: number
  /** 0: before the first column */
  readonly cursor: number
}

/** How far to scroll so that the column of the playhead and its neighbours are in view. */
export function scrollLeftFor(place: ScrollPlace): number {
  const { visible, whole, names, scrolled, columns, cursor } = place
  const width = (whole - names) / columns
  const room = visible - names
  const margin = Math.min(1.5 * width, (room - width) / 2)
  const from = (cursor - 1) * width - margin
  const to = cursor * width + margin
  const end = Math.max(0, whole - visible)
  if (from < scrolled) return Math.max(0, from)
  if (to > scrolled + room) return Math.min(end, to - room)
  return scrolled
}
