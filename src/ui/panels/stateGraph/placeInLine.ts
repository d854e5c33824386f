interface Block {
  /** the mean of the wishes, each less the room before it in its block */
  sum: number
  count: number
}

/**
 * Places on a line, in the given order and at least `gaps[i]` from the one before, as near to their
 * wishes as can be: the sum of the squared distances is the smallest possible.
 */
export function placeInLine(wishes: readonly number[], gaps: readonly number[]): readonly number[] {
  // Less the gaps, the places must only not fall: pool neighbours that would.
  let room = 0
  const rooms = wishes.map((_, index) => {
    room += index === 0 ? 0 : (gaps[index] ?? 0)
    return room
  })
  const blocks: Block[] = []
  for (const [index, wish] of wishes.entries()) {
    let last: Block = { sum: wish - (rooms[index] ?? 0), count: 1 }
    for (
      let before = blocks.at(-1);
      before !== undefined && before.sum / before.count >= last.sum / last.count;
      before = blocks.at(-1)
    ) {
      last = { sum: before.sum + last.sum, count: before.count + last.count }
      blocks.pop()
    }
    blocks.push(last)
  }
  const placed = blocks.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count))
  return placed.map((place, index) => place + (rooms[index] ?? 0))
}
