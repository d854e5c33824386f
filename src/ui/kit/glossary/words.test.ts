import { beforeAll, expect, test } from 'vitest'
import { OUTCOMES, prepare } from '../../../programs/index.ts'
import { readRace } from '../../../programs/own/readRace.ts'
import { COUNTER } from '../../../programs/own/counter.testing.ts'
import { WORDS, wordOf, wordsFor, wordsWith } from './words.ts'

beforeAll(() => {
  expect(readRace(COUNTER).ok).toBe(true)
})

test('the words are in order, each once, each in at most two sentences', () => {
  const words = WORDS.map(({ word }) => word)
  expect(words).toEqual(words.toSorted((one, other) => one.localeCompare(other, 'en')))
  expect(new Set(words).size).toBe(words.length)
  for (const { text } of WORDS) {
    expect(text).toMatch(/[.?!]$/)
    expect(text.split(/[.?!](?: |$)/).length - 1).toBeLessThanOrEqual(2)
  }
})

test.each([
  ...['session', 'request', 'truncate', 'descriptor', 'inode', 'torn read', 'orphan', 'schedule'],
  ...['switch', 'point of no return', 'window', 'risk', 'cookie', 'session key', 'lost update'],
  ...['resurrected', 'verdict', 'conflict', 'class', 'state', 'step', 'outcome', 'severity'],
  ...['safe', 'can still fail', 'lost', 'depends', 'lock', 'deadlock', 'fault', 'middleware'],
])('“%s” has an entry', (word) => {
  expect(wordOf(word)?.text).toBeDefined()
})

test('every outcome of every table has an entry, in its order', () => {
  for (const outcomes of [OUTCOMES, prepare(COUNTER).outcomes]) {
    const words = wordsWith(outcomes)
    for (const { title } of outcomes) {
      expect(words.filter(({ word }) => word === title.toLowerCase())).toHaveLength(1)
    }
    const names = words.map(({ word }) => word)
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')))
  }
})

test('a search finds the word itself before those that only speak of it', () => {
  expect(wordsFor('lock')[0]?.word).toBe('lock')
  expect(wordsFor('lock').map(({ word }) => word)).toContain('deadlock')
  expect(wordsFor('  Torn ')[0]?.word).toBe('torn read')
  expect(wordsFor('no such word')).toEqual([])
  expect(wordsFor('')).toHaveLength(WORDS.length)
})
