import { BarButton, BarPlace, BarRest, PageBar } from '../../kit/PageBar.tsx'
import styles from './LessonPage.module.css'

/** Where in the lessons a reader is, and the ways out. */
export function CardBar({
  lesson,
  lessons,
  beat,
  onLessons,
  onSkip,
}: {
  readonly lesson: {
    readonly number: number
    readonly title: string
    readonly beats: readonly unknown[]
  }
  /** how many there are */
  readonly lessons: number
  /** the card, from 1 */
  readonly beat: number
  readonly onLessons: () => void
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
      <BarButton onPress={onLessons}>Lessons</BarButton>
      <BarButton title="Skip the lessons, show me everything" onPress={onSkip}>
        Skip
      </BarButton>
    </PageBar>
  )
}
