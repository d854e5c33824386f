/**
 * learn: lessons as data. What a card says, asks and shows is computed from a run and from the check
 * of every schedule; no answer is written down. Pure.
 */
import { opening } from './lessons/opening.ts'
import type { Lesson } from './lesson.ts'

export { badCount, guiltyRows, renameSteps, scheduleCount, windowText } from './facts.ts'
export type { LessonFacts } from './facts.ts'
export { wordsOf } from './lesson.ts'
export type { Beat, BeatAction, Lesson, Place, Show } from './lesson.ts'
export type { Option, Question } from './questions.ts'

/** The first view knows only this one: `everyLesson.ts` has all. */
export const FIRST_LESSON: Lesson = opening

/** How many there are: `LESSONS` has so many, or does not compile. */
export const LESSON_COUNT = 6
