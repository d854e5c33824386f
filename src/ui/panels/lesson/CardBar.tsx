import type { Lesson } from '../../../learn/index.ts'
import { openLessons } from '../../app/page.ts'
import styles from './Lesson.module.css'

/** Where in the lessons a reader is, and the ways out. */
export function CardBar({
  lesson,
  lessons,
  beat,
  onSkip,
}: {
  readonly lesson: Lesson
  /** how many there are */
  readonly lessons: number
  /** the card, from 1 */
  readonly beat: number
  readonly onSkip: () => void
}) {
  return (
    <header className={styles['bar']}>
      <h1>Racetrack</h1>
      <ol className={styles['dots']} aria-hidden="true">
        {lesson.beats.map((_, index) => (
          <li key={index} data-on={index < beat || undefined} />
        ))}
      </ol>
      <span className={styles['where']}>
        Lesson {lesson.number} of {lessons}: {lesson.title}
      </span>
      <button type="button" className={styles['flat']} onClick={openLessons}>
        Lessons
      </button>
      <button
        type="button"
        className={styles['flat']}
        title="Skip the lessons, show me everything"
        onClick={onSkip}
      >
        Skip
      </button>
    </header>
  )
}
