import { beforeAll, expect, test } from 'vitest'
import { LESSONS } from '../../learn/everyLesson.ts'
import { provideEveryProgram } from '../../programs/everyProgram.ts'
import { stepperAt } from '../stepper.testing.ts'
import { cardAt, createLesson } from './createLesson.ts'
import { readMemory, startsWithLessons } from './lessonProgress.ts'

beforeAll(provideEveryProgram)

function memory(text: string | null = null) {
  let kept = text
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value
    },
  }
}

function lesson(storage: Parameters<typeof createLesson>[2] = memory()) {
  const stepper = stepperAt('')
  return {
    stepper,
    player: createLesson({ all: () => LESSONS, fetchFor: () => null }, stepper, storage),
  }
}

test('a card opens its run on the ordinary stepper', async () => {
  const { stepper, player } = lesson()
  player.go({ lesson: 4, beat: 2 })
  await expect.poll(() => stepper.getState().cursor).toBe(6)
  expect(stepper.getState()).toMatchObject({ schedule: 'AAAABBBAABBBBBB' })
})

test('no card is open until one is gone to, whatever the browser remembers', () => {
  const kept = memory(JSON.stringify({ place: { lesson: 1, beat: 1 } }))
  const { player } = lesson(kept)
  expect(player.isOpen()).toBe(false)
  player.go({ lesson: 1, beat: 1 })
  expect(player.isOpen()).toBe(true)
})

test('an answer lets the model show what is so, and back takes it back', async () => {
  const { stepper, player } = lesson()
  player.go({ lesson: 1, beat: 2 })
  await expect.poll(() => stepper.getState().cursor).toBe(3)
  player.answer({ text: '0 bytes', right: true, answer: '0 bytes' })
  await expect.poll(() => stepper.getState().cursor).toBe(4)
  expect(player.state().answered).toEqual({ text: '0 bytes', right: true, answer: '0 bytes' })
  player.back()
  await expect.poll(() => stepper.getState().cursor).toBe(3)
  expect(player.state()).toEqual({
    lesson: 1,
    beat: 2,
    answered: null,
    reached: true,
    fetching: null,
  })
})

test('back goes one step back inside a card, then to the card before', async () => {
  const { stepper, player } = lesson()
  player.go({ lesson: 4, beat: 1 })
  await expect.poll(() => stepper.getState().schedule.length).toBe(15)
  stepper.getState().dispatch({ kind: 'forward' })
  player.back()
  expect(stepper.getState().cursor).toBe(0)
  player.go({ lesson: 4, beat: 3 })
  player.back()
  expect(player.state().beat).toBe(2)
})

test('after the last card of a lesson comes the next lesson, and the lesson is done once the last is seen; after all nothing', () => {
  const { player } = lesson()
  const beats = LESSONS[0]?.beats.length ?? 0
  player.go({ lesson: 1, beat: beats - 2 })
  player.next()
  expect(player.progress.memory().done).toEqual([])
  player.next()
  expect(player.progress.memory().done).toEqual([1])
  expect(player.next()).toBe(true)
  expect(player.state()).toMatchObject({ lesson: 2, beat: 1 })
  player.go({ lesson: 6, beat: LESSONS[5]?.beats.length ?? 0 })
  expect(player.next()).toBe(false)
  expect(player.progress.memory().done).toEqual([1, 6])
})

test('who comes to the last card through the one before has gone through the lesson; a link has not', () => {
  const beats = LESSONS[0]?.beats.length ?? 0
  const { player } = lesson()
  player.go({ lesson: 1, beat: beats })
  expect(player.progress.memory().done).toEqual([])
  player.go({ lesson: 1, beat: beats - 1 })
  player.next()
  expect(player.progress.memory().done).toEqual([1])
})

test('the steps of a card stay made when the reader looks at an earlier one', async () => {
  const { stepper, player } = lesson()
  const stop = player.subscribe(() => {})
  player.go({ lesson: 1, beat: 7 })
  await expect.poll(() => stepper.getState().schedule).toBe('AAAABBBAABBBBBB')
  expect(player.state().reached).toBe(false)
  stepper.getState().dispatch({ kind: 'goTo', cursor: 15 })
  expect(player.state().reached).toBe(true)
  stepper.getState().dispatch({ kind: 'goTo', cursor: 4 })
  expect(player.state().reached).toBe(true)
  stop()
  player.go({ lesson: 1, beat: 7 })
  await expect.poll(() => stepper.getState().cursor).toBe(0)
  expect(player.state().reached).toBe(false)
})

test('the place is remembered, and so is that the lessons were skipped', () => {
  const storage = memory()
  const { player } = lesson(storage)
  player.go({ lesson: 3, beat: 2 })
  expect(readMemory(storage)).toEqual({ place: { lesson: 3, beat: 2 }, done: [], skipped: false })
  player.progress.setSkipped()
  expect(startsWithLessons(readMemory(storage))).toBe(false)
})

test('a newcomer starts with the lessons; damaged or forbidden memory is that of a newcomer', () => {
  const newcomer = { place: null, done: [], skipped: false }
  expect(startsWithLessons(newcomer)).toBe(true)
  for (const text of [
    '{',
    '[]',
    '"x"',
    '{"place":{"lesson":"a"},"done":3,"skipped":"yes"}',
    'null',
  ]) {
    expect(readMemory(memory(text))).toEqual(newcomer)
  }
  const forbidden = {
    getItem: () => {
      throw new Error('forbidden')
    },
    setItem: () => {
      throw new Error('forbidden')
    },
  }
  const { player } = lesson(forbidden)
  player.go({ lesson: 2, beat: 1 })
  expect(player.state().lesson).toBe(2)
})

test('an address of a card that is not there leads to one that is', () => {
  expect(cardAt(LESSONS, { lesson: 9, beat: 9 })).toEqual({ lesson: 1, beat: 1 })
  expect(cardAt(LESSONS, { lesson: 3, beat: 99 })).toEqual({ lesson: 3, beat: 1 })
  expect(cardAt(LESSONS, { lesson: 3, beat: 2 })).toEqual({ lesson: 3, beat: 2 })
})

/** A player whose lessons beyond the first come when `arrive` is called. */
function lessonOnItsWay() {
  let arrive = (_there: boolean): void => {}
  const stepper = stepperAt('')
  const player = createLesson(
    {
      all: () => LESSONS,
      fetchFor: ({ beat }) =>
        beat === 1
          ? null
          : new Promise((resolve) => {
              arrive = resolve
            }),
    },
    stepper,
    memory(),
  )
  player.go({ lesson: 1, beat: 1 })
  return { player, arrive: (there: boolean) => arrive(there) }
}

test('a card stays until the next one can be opened, and the press that asked for it counts', async () => {
  const { player, arrive } = lessonOnItsWay()
  expect(player.next()).toBe(true)
  expect(player.state()).toMatchObject({ lesson: 1, beat: 1, fetching: 'fetching' })
  arrive(true)
  await expect.poll(player.state).toMatchObject({ lesson: 1, beat: 2, fetching: null })
})

test('two presses while the next card is on its way lead one card on', async () => {
  const { player, arrive } = lessonOnItsWay()
  player.next()
  const first = arrive
  player.next()
  first(true)
  arrive(true)
  await expect.poll(() => player.state().beat).toBe(2)
  await Promise.resolve()
  expect(player.state()).toMatchObject({ lesson: 1, beat: 2 })
})

test('a card that cannot be had is said to be so, and can be asked for again', async () => {
  const { player, arrive } = lessonOnItsWay()
  player.next()
  arrive(false)
  await expect.poll(player.state).toMatchObject({ beat: 1, fetching: 'failed' })
  player.next()
  arrive(true)
  await expect.poll(player.state).toMatchObject({ beat: 2, fetching: null })
})

test('who goes elsewhere meanwhile is left there', async () => {
  const { player, arrive } = lessonOnItsWay()
  player.next()
  player.go({ lesson: 3, beat: 1 })
  arrive(true)
  await Promise.resolve()
  await Promise.resolve()
  expect(player.state()).toMatchObject({ lesson: 3, beat: 1, fetching: null })
})
