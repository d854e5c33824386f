import { useStore } from 'zustand'
import { LESSONS } from '../../../learn/everyLesson.ts'
import { toStage } from '../../app/addressBar.ts'
import type { LessonPlayer } from '../../../store/index.ts'
import { openCard } from '../../app/page.ts'
import { useStores } from '../../app/stepper.tsx'
import { BarButton, BarPlace, BarRest, PageBar } from '../../kit/PageBar.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import card from './Card.module.css'
import styles from './LessonList.module.css'
import page from './LessonPage.module.css'

/** All lessons, with those that were gone through, and the way to the stage. */
export function LessonList({ memory }: { readonly memory: LessonPlayer['progress'] }) {
  const { stepper } = useStores()
  const { done, place } = useStore(memory.store)
  return (
    <div className={page['page']}>
      <PageBar>
        <BarPlace>Lessons</BarPlace>
        <BarRest />
        <BarButton
          onPress={() => {
            toStage(stepper)
          }}
        >
          To the stage
        </BarButton>
      </PageBar>
      <main>
        <section aria-label="Lesson" className={page['column']}>
          <h2 className={card['headline']}>Six short lessons, each with something to predict.</h2>
          <ol className={styles['list']}>
            {LESSONS.map(({ number, title, about, beats }) => (
              <li key={number}>
                <button
                  type="button"
                  onClick={() => {
                    openCard(number, place?.lesson === number ? place.beat : 1)
                  }}
                >
                  <b>
                    {number}. {title}
                  </b>
                  <span>{about}</span>
                  <span className={styles['state']}>
                    {done.includes(number) ? (
                      <>
                        <ToneMark tone="ok" /> done
                      </>
                    ) : place?.lesson === number ? (
                      `go on at card ${place.beat} of ${beats.length}`
                    ) : (
                      `${beats.length} cards`
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      </main>
    </div>
  )
}
