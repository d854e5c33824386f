import { waitsText } from '../../../world/index.ts'
import type { Letter, Wait } from '../../../world/index.ts'
import type { Lane } from './layoutTimeline.ts'

/** A request that waits, below the last step: an arrow to each that it waits for. */
export interface WaitShape {
  readonly letter: Letter
  readonly x: number
  readonly y: number
  readonly bottom: number
  /** of those that it waits for; its own `x`: a loop */
  readonly to: readonly number[]
  readonly text: string
  /** where the text begins, left of the shape, or ends, right of it */
  readonly label: { readonly x: number; readonly y: number }
}

const ABOVE = 34
const BELOW = 20

/** One band for each wait, below `top`. */
export function layoutWaits(
  waits: readonly Wait[],
  lanes: readonly Lane[],
  top: number,
): readonly WaitShape[] {
  const xOf = (letter: Letter): number => lanes.find((lane) => lane.letter === letter)?.x ?? 0
  const middle = ((lanes[0]?.x ?? 0) + (lanes.at(-1)?.x ?? 0)) / 2
  return waits.map((wait, index) => {
    const y = top + index * (ABOVE + BELOW) + ABOVE
    return {
      letter: wait.letter,
      x: xOf(wait.letter),
      y,
      bottom: y + BELOW,
      to: wait.blockedBy.map(xOf),
      text: `${wait.letter} ${waitsText(wait)}`,
      label: { x: middle, y: y - 19 },
    }
  })
}
