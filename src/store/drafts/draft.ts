import type { AnyScenario } from '../../programs/index.ts'
import type { Base } from '../../share/programLink.ts'

/** A program of a person's own, as the browser keeps it. Plain data. */
export interface Draft {
  readonly id: string
  /** as a person calls it: "counter.py" */
  readonly name: string
  /** with the text as it was typed last, right or wrong */
  readonly scenario: AnyScenario
  /** null: made from nothing that others have */
  readonly base: Base | null
  /** how often it was saved: who saves names the one that was read */
  readonly version: number
  /** milliseconds since 1970 */
  readonly savedAt: number
}

/** What a person writes; the shelf gives it its version and its time. */
export type Unsaved = Pick<Draft, 'id' | 'name' | 'scenario' | 'base'>

/** An earlier version, kept so that it can be had back. */
export interface OldVersion {
  readonly id: string
  readonly version: number
  readonly scenario: AnyScenario
  readonly savedAt: number
}

/** A program that is kept and cannot be read: damaged, or of another version of the page. It stays as it is. */
export interface Unreadable {
  readonly id: string
  readonly name: string
  /** all that is there of its text */
  readonly text: string
}

/** Why the browser does not keep a program. */
export type Trouble =
  /** there is no storage: a private window, a sandboxed frame, a setting */
  | 'forbidden'
  /** there is no room left */
  | 'full'
  /** it was there and does not work any more */
  | 'broken'

export class ShelfError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, cause: unknown) {
    super(`the browser does not keep programs: ${trouble}`, { cause })
    this.trouble = trouble
  }
}
