import { useStore } from 'zustand'
import { LESSONS } from '../../../learn/everyLesson.ts'
import { linkOf } from '../../../store/index.ts'
import type { LessonPlayer } from '../../../store/index.ts'
import { openCard, openStage } from '../../app/page.ts'
import { useStores } from '../../app/stepper.tsx'
import { ToneMark } from '../../kit/ToneMark.tsx'
import styles from './Lesson.module.css'

/** All lessons, with those that were gone through, and the way to the stage. */
export function LessonList({ memory }: { readonly memory: LessonPlayer['progress'] }) {
  const { stepper } = useStores()
  const { done, place } = useStore(memory.store)
  return (
    <div className={styles['page']}>
      <header className={styles['bar']}>
        <h1>Racetrack</h1>
        <span>Lessons</span>
        <button
          type="button"
          className={styles['flat']}
          onClick={() => {
            openStage(linkOf(stepper.getState()))
          }}
        >
          To the stage
        </button>
      </header>
      <main>
        <section aria-label="Lesson" className={styles['column']}>
          <h2 className={styles['headline']}>Six short lessons, each with something to predict.</h2>
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
