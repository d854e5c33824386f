import type { Letter, TimelineView } from '../../../world/index.ts'

/** Pixels. The slider's thumb stands between two steps, so `x` of cursor n is PAD + n * PITCH. */
export const PITCH = 26
/** Before the first step and behind the last. */
export const PAD = 14
export const THUMB = 14

export interface StripLayout {
  /** of the whole strip */
  readonly width: number
  readonly marks: readonly StripMark[]
  /** stretches in which a file is empty */
  readonly empty: readonly { readonly x: number; readonly width: number }[]
}

export interface StripMark {
  readonly step: number
  readonly letter: Letter
  /** its middle */
  readonly x: number
  readonly damage: boolean
  readonly fault: boolean
}

/** Where the shapes of a schedule stand, in a row. */
export function layoutStrip({ rows, emptySpans }: TimelineView): StripLayout {
  return {
    width: cursorX(rows.length) + PAD,
    marks: rows.map(({ step, letter, damage, fault }) => ({
      step,
      letter,
      x: cursorX(step) - PITCH / 2,
      damage,
      fault: fault !== null,
    })),
    empty: emptySpans.map(({ from, to }) => {
      // The file is empty as soon as its step is done, and until the step that fills it is done.
      const x = cursorX(from)
      return { x, width: cursorX(to ?? rows.length) - x }
    }),
  }
}

/** Where the playhead stands when `cursor` steps are done. */
export function cursorX(cursor: number): number {
  return PAD + cursor * PITCH
}

/** How far to scroll so that the playhead and two steps on either side are in view. */
export function scrollFor(cursor: number, scrolled: number, visible: number): number {
  const margin = Math.min(2.5 * PITCH, visible / 2)
  const x = cursorX(cursor)
  if (x - margin < scrolled) return Math.max(0, x - margin)
  if (x + margin > scrolled + visible) return x + margin - visible
  return scrolled
}
