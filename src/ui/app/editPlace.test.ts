import { expect, test } from 'vitest'
import { editPlace } from './editPlace.ts'

test.each([
  ['', { kind: 'start' }],
  ['=', { kind: 'start' }],
  ['=text', { kind: 'text' }],
  ['=abc-1', { kind: 'draft', id: 'abc-1', schedule: '', cursor: 0 }],
  ['=abc&schedule=AAB&at=2', { kind: 'draft', id: 'abc', schedule: 'AAB', cursor: 2 }],
  ['&4&own=abc&schedule=&at=0', { kind: 'link', link: '4&own=abc&schedule=&at=0' }],
  ['=abc&schedule=<b>', { kind: 'start' }],
] as const)('%j names %j', (edit, place) => {
  expect(editPlace(edit)).toEqual(place)
})
