import type { Lesson } from '../../../learn/index.ts'
import { openLessons } from '../../app/page.ts'
import { BarButton, BarPlace, BarRest, PageBar } from '../../kit/PageBar.tsx'
import styles from './LessonPage.module.css'

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
    <PageBar>
      <ol className={styles['dots']} aria-hidden="true">
        {lesson.beats.map((_, index) => (
          <li key={index} data-on={index < beat || undefined} />
        ))}
      </ol>
      <BarPlace>
        Lesson {lesson.number} of {lessons}: {lesson.title}
      </BarPlace>
      <BarRest />
      <BarButton onPress={openLessons}>Lessons</BarButton>
      <BarButton title="Skip the lessons, show me everything" onPress={onSkip}>
        Skip
      </BarButton>
    </PageBar>
  )
}
