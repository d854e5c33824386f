/**
 * learn: lessons as data. What a card says, asks and shows is computed from a run and from the check
 * of every schedule; no answer is written down. Pure.
 */
import { locks } from './lessons/locks.ts'
import { logout } from './lessons/logout.ts'
import { opening } from './lessons/opening.ts'
import { rename } from './lessons/rename.ts'
import { testing } from './lessons/testing.ts'
import { openWindow } from './lessons/window.ts'
import type { Lesson } from './lesson.ts'

export { badCount, guiltyRows, renameRows, scheduleCount, windowText } from './facts.ts'
export type { LessonFacts } from './facts.ts'
export { wordsOf } from './lesson.ts'
export type { Beat, BeatAction, Lesson, Place, Show } from './lesson.ts'
export { optionsOf } from './questions.ts'
export type { Option, Question } from './questions.ts'

/** In the order in which they are taken. */
export const LESSONS: readonly Lesson[] = [opening, testing, locks, openWindow, rename, logout]
