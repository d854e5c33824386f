import type { CheckProgress } from '../programs/index.ts'
import type { Surroundings } from './surroundings.ts'
import { answerOfNobody, workOn } from './work.ts'
import type { AnswerTo, Work } from './work.ts'

/** Workers that do things beside us, each on a core of its own. */
export interface Crew {
  /** Begins with some things. */
  begin<Item extends Work>(items: readonly Item[]): Job<Item>
}

export interface Job<Item extends Work> {
  /** the index of the next thing that nobody has begun with, which is ours from now on; null: there is none */
  take(): number | null
  /** of those that the workers have taken, by index; null: it is not done yet */
  readonly answers: readonly (Finished<Item> | null)[]
  /** settled when another of them is done, or its worker has died */
  next(): Promise<void>
}

/** `died`: why its worker has not answered. */
export type Finished<Item extends Work> =
  { readonly answer: AnswerTo<Item> } | { readonly died: string }

/** How many things are done, of how many. */
export interface CrewProgress {
  readonly done: number
  readonly all: number
  /** there is nothing to do before this is settled */
  readonly ready: Promise<void>
}

/** Milliseconds; what is done sooner is done before a worker has started. */
const PATIENCE = 400

/**
 * Works on all of some things, their answers in the order of the things. Where there is a crew it helps
 * with what is left after `patience` milliseconds. The answers do not depend on who gives them.
 */
export function* workOnAll<Item extends Work>(
  items: readonly Item[],
  surroundings: Surroundings,
  patience = PATIENCE,
): Generator<CheckProgress | CrewProgress, readonly AnswerTo<Item>[], void> {
  const answers: AnswerTo<Item>[] = []
  const { crew } = surroundings
  const begun = performance.now()
  for (const item of items) {
    const isLast = answers.length + 1 === items.length
    if (crew !== null && !isLast && performance.now() - begun >= patience) {
      return [...answers, ...(yield* workWith(crew, items.slice(answers.length), surroundings))]
    }
    answers.push(yield* workOn(item, surroundings))
  }
  return answers
}

function* workWith<Item extends Work>(
  crew: Crew,
  items: readonly Item[],
  surroundings: Surroundings,
): Generator<CheckProgress | CrewProgress, readonly AnswerTo<Item>[], void> {
  const job = crew.begin(items)
  const ours = new Map<Item, AnswerTo<Item>>()
  for (let index = job.take(); index !== null; index = job.take()) {
    const item = items[index]
    if (item !== undefined) ours.set(item, yield* workOn(item, surroundings))
  }
  for (;;) {
    const done = ours.size + job.answers.filter((each) => each !== null).length
    if (done === items.length) break
    yield { done, all: items.length, ready: job.next() }
  }
  return items.map((item, index) => {
    const own = ours.get(item)
    if (own !== undefined) return own
    const found = job.answers[index]
    if (found === null || found === undefined) return answerOfNobody(item, 'nobody worked on it')
    return 'died' in found ? answerOfNobody(item, found.died) : found.answer
  })
}
