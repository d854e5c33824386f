import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { FIRST_LESSON, LESSON_COUNT } from '../../../learn/index.ts'
import { cardAt, createLesson } from '../../../store/index.ts'
import type { CardPlace, Lessons } from '../../../store/index.ts'
import { toStage } from '../../app/addressBar.ts'
import { nameCard, page } from '../../app/page.ts'
import { goOnFromOpening } from '../../app/earlyPress.ts'
import { useStores } from '../../app/stepper.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { Card } from './Card.tsx'
import { everyLesson, fetchEveryLesson, useEveryLesson } from './everyLesson.ts'
import { FetchText } from './FetchText.tsx'
import card from './Card.module.css'
import styles from './LessonPage.module.css'

const LessonList = laterPart(async () => (await import('./LessonList.tsx')).LessonList)

const LESSONS: Lessons = {
  all: () => everyLesson()?.LESSONS ?? [FIRST_LESSON],
  // The first card speaks for itself.
  fetchFor: (card) => (isFirst(card) || everyLesson() !== null ? null : fetchEveryLesson()),
}

/** The lessons: the list, or the card in the address. */
export function LessonPage({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper, storage, actions } = useStores()
  const player = useMemo(() => createLesson(LESSONS, stepper, storage), [stepper, storage])
  const wanted = useStore(page, pickCard)
  const [moved, setMoved] = useState(false)
  const state = useSyncExternalStore(player.subscribe, player.state, player.state)
  const { all, failed } = useEveryLesson()
  const known = all !== null || (wanted !== null && isFirst(wanted))
  useEffect(() => {
    void fetchEveryLesson()
  }, [])
  useEffect(() => {
    // Which cards there are is known when all lessons are there.
    if (wanted === null || !known) return
    const card = cardAt(LESSONS.all(), wanted)
    const now = player.state()
    if (now.lesson !== card.lesson || now.beat !== card.beat || !player.isOpen()) player.go(card)
    // The card opens in a microtask; what was done on the opening card follows it.
    queueMicrotask(() => {
      goOnFromOpening(actions.goTo)
    })
    if (card.lesson !== wanted.lesson || card.beat !== wanted.beat) {
      onSay('There is no such card: this is the first of the lesson.')
      nameCard(card.lesson, card.beat)
    }
  }, [player, wanted, known, onSay, actions])
  const { lesson: number, beat } = state
  useEffect(() => {
    // The address follows what a person presses.
    if (moved) nameCard(number, beat)
  }, [moved, number, beat])
  if (wanted === null) return <LessonList memory={player.progress} />
  const lesson = LESSONS.all().find((each) => each.number === state.lesson)
  if (lesson === undefined) return null
  // Before the first card there is none that could stay.
  if (!isFirst(wanted) && !player.isOpen()) {
    return (
      <NoCardYet
        failed={failed || state.fetching === 'failed'}
        onRetry={() => {
          if (known) player.go(cardAt(LESSONS.all(), wanted))
          else void fetchEveryLesson()
        }}
      />
    )
  }
  return (
    <Card
      key={`${state.lesson}.${state.beat}`}
      lesson={lesson}
      lessons={LESSON_COUNT}
      state={state}
      first={!moved}
      onSay={onSay}
      onAnswer={player.answer}
      onBack={() => {
        setMoved(true)
        player.back()
      }}
      onNext={() => {
        setMoved(true)
        if (!player.next()) toStage(stepper)
      }}
      onSkip={() => {
        player.progress.setSkipped()
        toStage(stepper)
      }}
    />
  )
}

function NoCardYet({
  failed,
  onRetry,
}: {
  readonly failed: boolean
  readonly onRetry: () => void
}) {
  return (
    <div className={styles['page']}>
      <main>
        <FetchText failed={failed} />
        {failed ? (
          <button type="button" className={card['flat']} onClick={onRetry}>
            Try again
          </button>
        ) : null}
      </main>
    </div>
  )
}

function isFirst({ lesson, beat }: CardPlace): boolean {
  return lesson === 1 && beat === 1
}

function pickCard({ card }: ReturnType<typeof page.getState>) {
  return card
}
