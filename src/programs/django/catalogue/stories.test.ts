import { expect, test } from 'vitest'
import { ADDRESSES } from './addresses.ts'
import { CATALOGUE } from './catalogue.ts'
import { STORIES } from './stories.ts'

test('every version of the catalogue has a story, and every story a version', () => {
  expect(Object.keys(STORIES).sort()).toEqual(CATALOGUE.map(({ id }) => id).sort())
  expect(Object.keys(ADDRESSES).sort()).toEqual(CATALOGUE.map(({ id }) => id).sort())
  expect(Object.values(STORIES).filter((story) => story.length === 0)).toEqual([])
})
