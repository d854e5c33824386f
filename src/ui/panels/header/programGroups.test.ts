import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../programs/index.ts'
import { PROGRAM_OPTIONS } from './programGroups.ts'

test('every program can be chosen, once, in one of four groups', () => {
  expect(PROGRAM_OPTIONS.map(({ value }) => value)).toEqual(CATALOGUE.map(({ id }) => id))
  expect(new Set(PROGRAM_OPTIONS.map(({ group }) => group)).size).toBe(4)
})

test('a proposal is marked as our reading, and nothing else is', () => {
  const marked = PROGRAM_OPTIONS.filter(({ text }) => text.endsWith('(our reading)'))
  const ours = CATALOGUE.filter(({ ourReading }) => ourReading)
  expect(marked.map(({ value }) => value)).toEqual(ours.map(({ id }) => id))
})
