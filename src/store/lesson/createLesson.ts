import { assign, createActor, createMachine } from 'xstate'
import type { Lesson } from '../../learn/index.ts'
import { isLoaded } from '../../programs/index.ts'
import { fetchProgram } from '../loadThen.ts'
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
  /** the steps that the card asks for have been made, if only once; true where it asks for none */
  readonly reached: boolean
  /** of the next card: what it needs is on its way, or could not be had; null: neither */
  readonly fetching: Fetching | null
}

export type Fetching = 'fetching' | 'failed'

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
  /** while somebody listens, the steps that are made count for the card */
  subscribe(listener: () => void): () => void
  /** to the next card; after the last to the first of the next lesson; false: there is none */
  next(): boolean
  /** one step back, or to the card before */
  back(): void
  /** to a card: as soon as what it needs is there */
  go(place: CardPlace): void
  /** an answer was chosen: the model shows what is so */
  answer(answer: Answered): void
  /** what is remembered in this browser */
  readonly progress: ReturnType<typeof createLessonProgress>
}

/** The lessons, as far as they are there. */
export interface Lessons {
  all(): readonly Lesson[]
  /** fetches what is needed beyond programs; false when it cannot be had; null: nothing is */
  fetchFor(card: CardPlace): Promise<boolean> | null
}

/**
 * The lessons as a state machine: reading a card, and having answered it. Each card is opened on
 * the ordinary stepper, so that leaving the lesson leaves its run on the stage. A card is gone to
 * when all that it needs is there; until then the one before stays.
 *
 * @param storage null: forbidden, so that nothing is remembered
 */
export function createLesson(
  lessons: Lessons,
  stepper: StepperStore,
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
): LessonPlayer {
  const progress = createLessonProgress(storage)
  const beatOf = ({ lesson, beat }: CardPlace) =>
    lessons.all().find(({ number }) => number === lesson)?.beats[beat - 1]
  const open = (card: CardPlace): void => {
    const at = beatOf(card)?.at
    if (at === undefined) return
    const title = `lesson ${card.lesson}, card ${card.beat}`
    stepper.getState().dispatch({ kind: 'open', ...at, title })
  }
  /** After so many steps a card has shown what it is about; null: it asks for no steps. */
  const untilOf = (card: CardPlace): number | null => {
    const action = beatOf(card)?.action
    return action?.kind === 'steps' || action?.kind === 'play' ? action.until : null
  }
  const isLast = ({ lesson, beat }: CardPlace): boolean =>
    beatOf({ lesson, beat: beat + 1 }) === undefined
  const show = (card: CardPlace): void => {
    const action = beatOf(card)?.action
    if (action?.kind !== 'ask') return
    stepper.getState().dispatch({ kind: 'open', ...action.then, title: 'the answer' })
  }

  const machine = createMachine({
    types: {
      context: {} as {
        readonly card: CardPlace
        readonly answered: Answered | null
        readonly reached: boolean
        readonly fetching: Fetching | null
      },
      events: {} as
        | { readonly type: 'FETCH' | 'FAIL' }
        | { readonly type: 'GO'; readonly card: CardPlace }
        | { readonly type: 'REACH' }
        | { readonly type: 'ANSWER'; readonly answered: Answered },
    },
    context: { card: { lesson: 1, beat: 1 }, answered: null, reached: false, fetching: null },
    initial: 'away',
    on: {
      FETCH: { actions: assign({ fetching: 'fetching' }) },
      FAIL: { actions: assign({ fetching: 'failed' }) },
      GO: {
        target: '.reading',
        actions: assign({
          card: ({ event }) => event.card,
          answered: null,
          reached: ({ event }) => untilOf(event.card) === null,
          fetching: null,
        }),
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
          REACH: { actions: assign({ reached: true }) },
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
  const followSteps: Parameters<typeof stepper.subscribe>[0] = ({ cursor }, before) => {
    const { card, reached } = actor.getSnapshot().context
    const until = untilOf(card)
    if (reached || until === null || cursor < until || cursor <= before.cursor) return
    actor.send({ type: 'REACH' })
    if (isLast(card)) progress.setDone(card.lesson)
  }
  let last: LessonState | null = null
  const state = (): LessonState => {
    const { card, answered, reached, fetching } = actor.getSnapshot().context
    if (
      last === null ||
      last.lesson !== card.lesson ||
      last.beat !== card.beat ||
      last.answered !== answered ||
      last.reached !== reached ||
      last.fetching !== fetching
    ) {
      last = { ...card, answered, reached, fetching }
    }
    return last
  }
  /** what the card runs, now and after its question */
  const programsFor = (card: CardPlace): Promise<boolean> | null => {
    const beat = beatOf(card)
    const places = beat?.action.kind === 'ask' ? [beat.at, beat.action.then] : [beat?.at]
    const missing = places.flatMap((at) =>
      at === undefined || isLoaded(at.scenario) ? [] : [at.scenario],
    )
    if (missing.length === 0) return null
    return Promise.all(missing.map(fetchProgram)).then((there) => there.every(Boolean))
  }
  const fetchAll = async (card: CardPlace, first: Promise<boolean>): Promise<boolean> =>
    (await first) && ((await programsFor(card)) ?? true)
  let latest = 0
  const arrive = async (
    card: CardPlace,
    fetched: Promise<boolean>,
    mine: number,
  ): Promise<void> => {
    const there = await fetched
    // Somebody may have gone elsewhere meanwhile.
    if (mine === latest) actor.send(there ? { type: 'GO', card } : { type: 'FAIL' })
  }
  const go = (card: CardPlace): void => {
    latest += 1
    const mine = latest
    const lessonsFirst = lessons.fetchFor(card)
    const fetched = lessonsFirst === null ? programsFor(card) : fetchAll(card, lessonsFirst)
    if (fetched === null) {
      actor.send({ type: 'GO', card })
      return
    }
    actor.send({ type: 'FETCH' })
    void arrive(card, fetched, mine)
  }
  return {
    state,
    isOpen: () => !actor.getSnapshot().matches('away'),
    subscribe: (listener) => {
      const { unsubscribe } = actor.subscribe(listener)
      const unfollow = stepper.subscribe(followSteps)
      return () => {
        unsubscribe()
        unfollow()
      }
    },
    next: () => {
      const { lesson, beat } = state()
      const after = { lesson, beat: beat + 1 }
      if (!isLast({ lesson, beat })) {
        go(after)
        // Who has come through the cards and has read the last has gone through the lesson.
        if (isLast(after) && beatOf(after)?.action.kind === 'next') progress.setDone(lesson)
        return true
      }
      progress.setDone(lesson)
      const following = { lesson: lesson + 1, beat: 1 }
      if (beatOf(following) === undefined) return false
      go(following)
      return true
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
      const card = state()
      if (isLast(card)) progress.setDone(card.lesson)
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
