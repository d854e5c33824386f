import { assign, createActor, createMachine } from 'xstate'
import type { Lesson } from '../../learn/index.ts'
import type { StepperStore } from '../stepper.ts'
import { createLessonProgress } from './lessonProgress.ts'

/** A card of a lesson, by the numbers in the address. */
export interface CardPlace {
  /** 1, 2, … */
  readonly lesson: number
  /** 1, 2, … */
  readonly beat: number
}

/** Where a reader is: a card, and what was answered on it; null: nothing yet. */
export interface LessonState extends CardPlace {
  readonly answered: Answered | null
}

export interface Answered {
  /** what was chosen */
  readonly text: string
  readonly right: boolean
  /** the right one */
  readonly answer: string
}

/** The position in the lessons, and how to change it. */
export interface LessonPlayer {
  state(): LessonState
  /** false until the first card is opened: the stepper may hold any run */
  isOpen(): boolean
  subscribe(listener: () => void): () => void
  /** the next card; after the last the first of the next lesson; null: there is none */
  next(): CardPlace | null
  /** one step back, or to the card before */
  back(): void
  go(place: CardPlace): void
  /** an answer was chosen: the model shows what is so */
  answer(answer: Answered): void
  /** what is remembered in this browser */
  readonly progress: ReturnType<typeof createLessonProgress>
}

/**
 * The lessons as a state machine: reading a card, and having answered it. Each card is opened on
 * the ordinary stepper, so that leaving the lesson leaves its run on the stage.
 *
 * @param storage null: forbidden, so that nothing is remembered
 */
export function createLesson(
  lessons: readonly Lesson[],
  stepper: StepperStore,
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
): LessonPlayer {
  const progress = createLessonProgress(storage)
  const beatOf = ({ lesson, beat }: CardPlace) =>
    lessons.find(({ number }) => number === lesson)?.beats[beat - 1]
  const open = (card: CardPlace): void => {
    const at = beatOf(card)?.at
    if (at === undefined) return
    const title = `lesson ${card.lesson}, card ${card.beat}`
    stepper.getState().dispatch({ kind: 'open', ...at, title })
  }
  const show = (card: CardPlace): void => {
    const action = beatOf(card)?.action
    if (action?.kind !== 'ask') return
    stepper.getState().dispatch({ kind: 'open', ...action.then, title: 'the answer' })
  }

  const machine = createMachine({
    types: {
      context: {} as { readonly card: CardPlace; readonly answered: Answered | null },
      events: {} as
        | { readonly type: 'GO'; readonly card: CardPlace }
        | { readonly type: 'ANSWER'; readonly answered: Answered },
    },
    context: { card: { lesson: 1, beat: 1 }, answered: null },
    initial: 'away',
    on: {
      GO: {
        target: '.reading',
        actions: assign({ card: ({ event }) => event.card, answered: null }),
      },
    },
    states: {
      away: {},
      reading: {
        entry: ({ context }) => {
          progress.setPlace(context.card)
          queueMicrotask(() => {
            open(context.card)
          })
        },
        on: {
          ANSWER: {
            target: 'answered',
            actions: assign({ answered: ({ event }) => event.answered }),
          },
        },
      },
      answered: {
        entry: ({ context }) => {
          queueMicrotask(() => {
            show(context.card)
          })
        },
      },
    },
  })
  const actor = createActor(machine)
  actor.start()
  let last: LessonState | null = null
  const state = (): LessonState => {
    const { card, answered } = actor.getSnapshot().context
    if (
      last === null ||
      last.lesson !== card.lesson ||
      last.beat !== card.beat ||
      last.answered !== answered
    ) {
      last = { ...card, answered }
    }
    return last
  }
  const go = (card: CardPlace): void => {
    actor.send({ type: 'GO', card })
  }
  return {
    state,
    isOpen: () => !actor.getSnapshot().matches('away'),
    subscribe: (listener) => {
      const { unsubscribe } = actor.subscribe(listener)
      return unsubscribe
    },
    next: () => {
      const { lesson, beat } = state()
      if (beatOf({ lesson, beat: beat + 1 }) !== undefined) {
        go({ lesson, beat: beat + 1 })
        return { lesson, beat: beat + 1 }
      }
      progress.setDone(lesson)
      const following = { lesson: lesson + 1, beat: 1 }
      if (beatOf(following) === undefined) return null
      go(following)
      return following
    },
    back: () => {
      const { lesson, beat, answered } = state()
      const at = beatOf({ lesson, beat })?.at
      if (answered !== null) go({ lesson, beat })
      else if (at !== undefined && stepper.getState().cursor > at.cursor) {
        stepper.getState().dispatch({ kind: 'back' })
      } else if (beat > 1) go({ lesson, beat: beat - 1 })
    },
    go,
    answer: (answered) => {
      actor.send({ type: 'ANSWER', answered })
    },
    progress,
  }
}

/** A card that exists: the first of the lesson, or of all, where the number is none. */
export function cardAt(lessons: readonly Lesson[], { lesson, beat }: CardPlace): CardPlace {
  const found = lessons.find(({ number }) => number === lesson)
  if (found === undefined) return { lesson: 1, beat: 1 }
  return { lesson, beat: found.beats[beat - 1] === undefined ? 1 : beat }
}
