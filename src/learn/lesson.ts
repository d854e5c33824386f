import type { Scenario } from '../programs/index.ts'
import type { LessonFacts } from './facts.ts'
import type { Question } from './questions.ts'

/** A few cards in a row. Everything that a card says is computed from its position. */
export interface Lesson {
  /** 1, 2, …: in the address */
  readonly number: number
  readonly title: string
  /** one sentence for the list of lessons */
  readonly about: string
  readonly beats: readonly Beat[]
}

/** One card. */
export interface Beat {
  readonly at: Place
  /** the loudest thing on the card */
  readonly headline: Words
  /** at most two sentences */
  readonly say: Words
  readonly show: Show
  readonly action: BeatAction
}

/** A text, or how to make it of the facts. */
export type Words = string | ((facts: LessonFacts) => string)

/** A scenario, a schedule of it, and how many of its steps are done. */
export interface Place {
  readonly scenario: Scenario
  readonly schedule: string
  readonly cursor: number
}

/**
 * What is shown under the words. `scene`: the customer's page, the code and the file. `guilty`: the
 * two steps that did it. `time`: the timeline with its risk. `counts`: what every schedule shows.
 * `cure`: the two lines that write a new file and rename it, with the counts.
 */
export type Show = 'scene' | 'guilty' | 'time' | 'counts' | 'cure'

/** The one thing to do on a card. */
export type BeatAction =
  | { readonly kind: 'next'; readonly label: string }
  /** the reader makes the steps one by one, until so many are done */
  | { readonly kind: 'steps'; readonly until: number }
  /** the model makes them */
  | { readonly kind: 'play'; readonly until: number; readonly label: string }
  /** a question; afterwards the model moves to `then` and shows what is true */
  | { readonly kind: 'ask'; readonly question: Question; readonly then: Place }

export function wordsOf(words: Words, facts: LessonFacts): string {
  return typeof words === 'string' ? words : words(facts)
}
