import { diffWordsWithSpace } from 'diff'

/** A stretch of a line that the other side does not have; offsets in characters, `to` excluded. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What differs between two lines that stand beside each other. */
export interface WordChanges {
  readonly left: readonly Stretch[]
  readonly right: readonly Stretch[]
}

const NONE: WordChanges = { left: [], right: [] }

/** Lines that share less than this of their text are two lines, not one that was changed. */
const ALIKE = 0.4

/**
 * The words that were taken away and that came in their place. Nothing where the two lines have too
 * little in common for words to matter.
 */
export function wordChanges(left: string, right: string): WordChanges {
  const stretches = { left: [] as Stretch[], right: [] as Stretch[] }
  let [atLeft, atRight, shared] = [0, 0, 0]
  for (const { value, added, removed } of diffWordsWithSpace(left, right)) {
    const length = value.length
    if (removed) stretches.left.push({ from: atLeft, to: atLeft + length })
    if (added) stretches.right.push({ from: atRight, to: atRight + length })
    if (!added && !removed) shared += value.trim().length
    if (!added) atLeft += length
    if (!removed) atRight += length
  }
  const longer = Math.max(left.trim().length, right.trim().length)
  return longer > 0 && shared / longer >= ALIKE ? stretches : NONE
}
