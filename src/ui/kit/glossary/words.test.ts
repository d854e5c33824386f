import { expect, test } from 'vitest'
import { OUTCOMES } from '../../../programs/index.ts'
import { WORDS, wordsFor } from './words.ts'

test('the words are in order, each once, each in at most two sentences', () => {
  const words = WORDS.map(({ word }) => word)
  expect(words).toEqual(words.toSorted((one, other) => one.localeCompare(other, 'en')))
  expect(new Set(words).size).toBe(words.length)
  for (const { text } of WORDS) expect(text.split(/[.?!](?: |$)/).length - 1).toBeLessThanOrEqual(2)
})

test('every term of the trade in the title of an outcome has an entry', () => {
  const words = new Set(WORDS.map(({ word }) => word))
  const terms = OUTCOMES.filter(({ id }) =>
    ['torn-read', 'lost-update', 'hang', 'orphan'].includes(id),
  )
  expect(terms).toHaveLength(4)
  for (const { title } of terms) expect(words).toContain(title.toLowerCase())
})

test('a search finds the word itself before those that only speak of it', () => {
  expect(wordsFor('lock')[0]?.word).toBe('lock')
  expect(wordsFor('lock').map(({ word }) => word)).toContain('deadlock')
  expect(wordsFor('  Torn ')[0]?.word).toBe('torn read')
  expect(wordsFor('no such word')).toEqual([])
  expect(wordsFor('')).toHaveLength(WORDS.length)
})
