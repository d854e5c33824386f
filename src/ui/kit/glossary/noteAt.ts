/** Pixels. */
interface Size {
  readonly width: number
  readonly height: number
}

/** Pixels between the note and its word, and the edge of the page. */
const GAP = 6
const EDGE = 8

/** Where a note stands: under its word, above it where there is no room, and never out of the page. */
export function noteAt(
  word: { readonly left: number; readonly top: number; readonly bottom: number },
  note: Size,
  page: Size,
): { readonly left: number; readonly top: number } {
  const below = word.bottom + GAP
  const above = word.top - GAP - note.height
  const fits = below + note.height + EDGE <= page.height
  return {
    left: within(word.left, page.width - note.width - EDGE),
    top: within(fits || above < EDGE ? below : above, page.height - note.height - EDGE),
  }
}

function within(value: number, most: number): number {
  return Math.max(EDGE, Math.min(value, most))
}
