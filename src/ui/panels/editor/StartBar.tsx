import { openLessons } from '../../app/page.ts'
import { BarButton, BarPlace, BarRest, PageBar } from '../../kit/PageBar.tsx'

/** Over the place where a program begins: where a person is, and the ways out. */
export function StartBar({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <PageBar>
      <BarPlace>Your programs</BarPlace>
      <BarRest />
      <BarButton onPress={openLessons}>Lessons</BarButton>
      <BarButton onPress={onLeave}>To the stage</BarButton>
    </PageBar>
  )
}
