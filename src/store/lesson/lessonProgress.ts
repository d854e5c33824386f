import { createStore } from 'zustand/vanilla'
import type { CardPlace } from './createLesson.ts'

/** What a browser remembers of the lessons. */
export interface LessonMemory {
  /** the card that was open last; null: none was */
  readonly place: CardPlace | null
  /** numbers of the lessons that were gone through */
  readonly done: readonly number[]
  /** the stage opens first from now on */
  readonly skipped: boolean
}

const NAME = 'racetrack.lessons'

/** Storage that is forbidden, full or damaged costs only the memory. */
export function createLessonProgress(storage: Pick<Storage, 'getItem' | 'setItem'> | null) {
  const store = createStore<LessonMemory>()(() => readMemory(storage))
  store.subscribe((memory) => {
    try {
      storage?.setItem(NAME, JSON.stringify(memory))
    } catch {
      // Full or forbidden: the lessons go on, and begin at the first card next time.
    }
  })
  return {
    store,
    memory: () => store.getState(),
    setPlace: (place: CardPlace) => {
      store.setState({ place })
    },
    setDone: (lesson: number) => {
      const { done } = store.getState()
      if (!done.includes(lesson))
        store.setState({ done: [...done, lesson].toSorted((a, b) => a - b) })
    },
    setSkipped: () => {
      store.setState({ skipped: true })
    },
  }
}

/** Does a page without a link open with the lessons? */
export function startsWithLessons({ done, skipped }: LessonMemory): boolean {
  return !skipped && !done.includes(1)
}

export function readMemory(storage: Pick<Storage, 'getItem'> | null): LessonMemory {
  const kept = partsOf(storage)
  const { place, done, skipped } = kept
  return {
    place: isPlace(place) ? { lesson: place.lesson, beat: place.beat } : null,
    done: Array.isArray(done) ? done.filter((each) => Number.isInteger(each)) : [],
    skipped: skipped === true,
  }
}

function isPlace(value: unknown): value is CardPlace {
  if (typeof value !== 'object' || value === null) return false
  return (
    'lesson' in value &&
    'beat' in value &&
    Number.isInteger(value.lesson) &&
    Number.isInteger(value.beat)
  )
}

function partsOf(storage: Pick<Storage, 'getItem'> | null): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(storage?.getItem(NAME) ?? '{}') }
  } catch {
    return {}
  }
}
