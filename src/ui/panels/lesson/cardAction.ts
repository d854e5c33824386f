import type { BeatAction } from '../../../learn/index.ts'
import type { TimelineRow } from '../../../world/index.ts'

/** What the one button of a card does at a position. */
export interface Primary {
  readonly does: 'step' | 'play' | 'next'
  readonly label: string
}

/** A step of the schedule, as a button says it. */
export type StepRow = Pick<TimelineRow, 'letter' | 'verb'>

/**
 * Null: a question is open, and its answers replace the button. Once the steps of a card have been
 * made it stays `Next`, wherever in the run the reader looks.
 */
export function primaryOf(
  action: BeatAction,
  cursor: number,
  rows: readonly StepRow[],
  { answered, reached }: { readonly answered: boolean; readonly reached: boolean },
): Primary | null {
  switch (action.kind) {
    case 'ask':
      return answered ? { does: 'next', label: 'Next' } : null
    case 'steps': {
      if (reached || cursor >= action.until) return { does: 'next', label: 'Next' }
      const row = rows[cursor]
      return {
        does: 'step',
        label: row === undefined ? 'Step' : `Step ${row.letter}: it ${row.verb}`,
      }
    }
    case 'play':
      return !reached && cursor < action.until
        ? { does: 'play', label: action.label }
        : { does: 'next', label: 'Next' }
    case 'next':
      return { does: 'next', label: action.label }
  }
}
