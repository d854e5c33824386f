import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { LESSONS } from '../../../learn/index.ts'
import { cardAt, createLesson, linkOf } from '../../../store/index.ts'
import { nameCard, openStage, page } from '../../app/page.ts'
import { pressEarly } from '../../app/earlyPress.ts'
import { useStores } from '../../app/stepper.tsx'
import { laterPart } from '../../kit/laterPart.tsx'
import { Card } from './Card.tsx'

const LessonList = laterPart(async () => (await import('./LessonList.tsx')).LessonList)

/** The lessons: the list, or the card in the address. */
export function LessonPage({ onSay }: { readonly onSay: (text: string) => void }) {
  const { stepper, storage } = useStores()
  const player = useMemo(() => createLesson(LESSONS, stepper, storage), [stepper, storage])
  const wanted = useStore(page, pickCard)
  const [moved, setMoved] = useState(false)
  const state = useSyncExternalStore(player.subscribe, player.state, player.state)
  useEffect(() => {
    if (wanted === null) return
    const card = cardAt(LESSONS, wanted)
    const now = player.state()
    if (now.lesson !== card.lesson || now.beat !== card.beat || !player.isOpen()) player.go(card)
    // The card opens in a microtask; a press on its picture in index.html follows it.
    queueMicrotask(pressEarly)
    if (card.lesson !== wanted.lesson || card.beat !== wanted.beat) {
      onSay('There is no such card: this is the first of the lesson.')
      nameCard(card.lesson, card.beat)
    }
  }, [player, wanted, onSay])
  if (wanted === null) return <LessonList memory={player.progress} />
  const lesson = LESSONS.find(({ number }) => number === state.lesson)
  if (lesson === undefined) return null
  const follow = (): void => {
    setMoved(true)
    const { lesson: number, beat } = player.state()
    nameCard(number, beat)
  }
  return (
    <Card
      key={`${state.lesson}.${state.beat}`}
      lesson={lesson}
      lessons={LESSONS.length}
      state={state}
      first={!moved}
      onSay={onSay}
      onAnswer={player.answer}
      onBack={() => {
        player.back()
        follow()
      }}
      onNext={() => {
        if (player.next() === null) openStage(linkOf(stepper.getState()))
        else follow()
      }}
      onSkip={() => {
        player.progress.setSkipped()
        openStage(linkOf(stepper.getState()))
      }}
    />
  )
}

function pickCard({ card }: ReturnType<typeof page.getState>) {
  return card
}
