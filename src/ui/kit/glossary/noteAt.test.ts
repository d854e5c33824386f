import { expect, test } from 'vitest'
import { noteAt } from './noteAt.ts'

const page = { width: 390, height: 844 }
const note = { width: 300, height: 80 }

test('a note stands under its word', () => {
  expect(noteAt({ left: 40, top: 100, bottom: 120 }, note, page)).toEqual({ left: 40, top: 126 })
})

test('at the right edge it moves to the left, at the bottom above its word', () => {
  expect(noteAt({ left: 300, top: 100, bottom: 120 }, note, page).left).toBe(82)
  expect(noteAt({ left: 40, top: 800, bottom: 820 }, note, page).top).toBe(714)
})

test('where it fits neither under nor above it stays in the page', () => {
  expect(noteAt({ left: 0, top: 20, bottom: 40 }, note, { width: 200, height: 100 })).toEqual({
    left: 8,
    top: 12,
  })
})
