/**
 * The second face of learn: all lessons, what they ask, and how they explain an end. The page
 * fetches it as soon as the first card stands.
 */
import type { FIRST_LESSON, LESSON_COUNT } from './index.ts'
import { locks } from './lessons/locks.ts'
import { logout } from './lessons/logout.ts'
import { opening } from './lessons/opening.ts'
import { rename } from './lessons/rename.ts'
import { testing } from './lessons/testing.ts'
import { openWindow } from './lessons/window.ts'
import type { Lesson } from './lesson.ts'

export { explainOutcome } from '../programs/index.ts'
export { optionsOf } from './questions.ts'

/** In the order in which they are taken. */
export const LESSONS = [
  opening,
  testing,
  locks,
  openWindow,
  rename,
  logout,
] as const satisfies readonly Lesson[] & {
  readonly 0: typeof FIRST_LESSON
  readonly length: typeof LESSON_COUNT
}
