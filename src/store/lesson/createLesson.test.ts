import { beforeAll, expect, test } from 'vitest'
import { LESSONS } from '../../learn/index.ts'
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
  return { stepper, player: createLesson(LESSONS, stepper, storage) }
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
  expect(player.state()).toEqual({ lesson: 1, beat: 2, answered: null })
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

test('after the last card of a lesson comes the next lesson, and the lesson is done; after all nothing', () => {
  const { player } = lesson()
  const beats = LESSONS[0]?.beats.length ?? 0
  player.go({ lesson: 1, beat: beats })
  expect(player.next()).toEqual({ lesson: 2, beat: 1 })
  expect(player.progress.memory().done).toEqual([1])
  player.go({ lesson: 6, beat: LESSONS[5]?.beats.length ?? 0 })
  expect(player.next()).toBeNull()
  expect(player.progress.memory().done).toEqual([1, 6])
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
