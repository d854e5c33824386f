import type { Evaluation } from '../chart/evaluation.ts'

/**
 * What notes that a random text decides something: a library brings it if it has any. The programs of
 * the catalogue have keys, which they only store and compare for equality.
 */
export interface RandomText {
  /** two texts are put in order */
  noteOrder(evaluation: Evaluation, left: string, right: string): void
  /** an item or a slice is taken of a text */
  notePart(evaluation: Evaluation, text: string, part: string): void
  /** a method of a text is called, or it is searched for another one */
  noteSearch(evaluation: Evaluation, text: string, method: string, wanted: unknown): void
  /** a built-in function is called with a text */
  noteCall(evaluation: Evaluation, name: string, text: unknown): void
}
