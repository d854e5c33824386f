import { expect, test } from 'vitest'
import { termsIn } from './termsIn.ts'

function words(text: string) {
  return termsIn(text, false).flatMap(({ text: part, word }) =>
    word === null ? [] : [[part, word]],
  )
}

test('a word of the list can be pressed where it stands first, in the plural too', () => {
  expect(words('Two requests share one request.')).toEqual([['requests', 'request']])
  expect(words('Every Schedule, every switch')).toEqual([
    ['Schedule', 'schedule'],
    ['switch', 'switch'],
  ])
  expect(words('some switches')).toEqual([['switches', 'switch']])
})

test('the longest word counts, and no part of another word', () => {
  expect(words('The session key is new.')).toEqual([['session key', 'session key']])
  expect(words('blocked, unlocked, overviews')).toEqual([])
})

test('everyday words can be pressed only where all words can', () => {
  expect(words('97 states')).toEqual([])
  expect(termsIn('97 states', true)).toEqual([
    { text: '97 ', word: null },
    { text: 'states', word: 'state' },
  ])
})

test('the pieces together are the text', () => {
  for (const text of ['', 'session', 'A cookie names a session.', 'nothing of note']) {
    expect(
      termsIn(text, true)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  }
})
