import { useEffect, useLayoutEffect, useState } from 'react'
import { useStore } from 'zustand'
import { earlier, pressEarly } from '../../app/earlyPress.ts'
import { Status } from '../../kit/Status.tsx'
import { primaryOf } from './cardAction.ts'
import type { StepRow } from './cardAction.ts'
import { CardBar } from './CardBar.tsx'
import styles from './Card.module.css'
import { fetchText } from './FetchText.tsx'
import { Go } from './Go.tsx'
import page from './LessonPage.module.css'
import { Scene } from './Scene.tsx'
import type { SceneView } from './Scene.tsx'
import { useCardKeys } from './useCardKeys.ts'

/** The first card at each of its positions: plain data, which the build computes and writes down. */
export interface OpeningView {
  readonly lesson: {
    readonly number: number
    readonly title: string
    /** one for each card */
    readonly beats: readonly null[]
  }
  /** how many lessons there are */
  readonly lessons: number
  readonly headline: string
  readonly say: string
  /** so many steps belong to the card */
  readonly until: number
  /** of the steps that follow each other */
  readonly rows: readonly StepRow[]
  /** after no step, after one, … */
  readonly scenes: readonly SceneView[]
}

/**
 * The first card, before the model has come: it shows what the build has computed, and waits with
 * everything else that is pressed. `LessonPage` takes its place.
 */
export function Opening({ view }: { readonly view: OpeningView }) {
  const { lesson, lessons, headline, say, until, rows, scenes } = view
  const { cursor, furthest, waits, failed } = useStore(earlier)
  const [moved, setMoved] = useState(false)
  useLayoutEffect(() => {
    // From here on the keys are ours: see index.html.
    document.querySelector('[data-early]')?.removeAttribute('data-early')
  }, [])
  useEffect(pressEarly, [])
  const goTo = (to: number): void => {
    setMoved(true)
    earlier.setState({ cursor: to, furthest: Math.max(to, furthest) })
  }
  const wait = (what: string): void => {
    earlier.setState(({ asked }) => ({ waits: what, asked: asked + 1 }))
  }
  const action = { kind: 'steps', until } as const
  const primary = primaryOf(action, cursor, rows, { answered: false, reached: furthest >= until })
  const press = (): void => {
    if (primary?.does === 'step') goTo(cursor + 1)
    else wait('Next')
  }
  const back = (): void => {
    if (cursor > 0) goTo(cursor - 1)
  }
  useCardKeys({ press, back, options: null, choose: press })
  const scene = scenes[cursor]
  const fetching = waits === null ? null : failed ? 'failed' : 'fetching'
  const spoken = `${headline} ${say}${fetching === null ? '' : ` ${fetchText(failed)}`}`
  return (
    <>
      <div className={page['page']}>
        <CardBar
          lesson={lesson}
          lessons={lessons}
          beat={1}
          onLessons={() => {
            wait('Lessons')
          }}
          onSkip={() => {
            wait('Skip')
          }}
        />
        <main>
          <section aria-label="Lesson" className={page['column']}>
            <div className={styles['say']}>
              <h2 className={styles['headline']}>{headline}</h2>
              <p className={styles['told']}>{say}</p>
            </div>
            {scene === undefined ? null : <Scene view={scene} plain />}
            <Go
              action={action}
              primary={primary}
              options={null}
              state={{ answered: null, fetching }}
              cursor={cursor}
              first={!moved}
              canGoBack={cursor > 0}
              press={press}
              choose={press}
              onBack={back}
              onShow={() => {
                goTo(until)
              }}
            />
          </section>
        </main>
      </div>
      <Status text={spoken} />
    </>
  )
}
