import { expect, test } from 'vitest'
import { withShortKeys, shortName } from './names.ts'

const KEY = '3f9c1e0a7b52d84c6e1f90ab37c5d264'

test('every key of a text is cut to its first four digits', () => {
  expect(withShortKeys(`sessionid=${KEY}; old=${KEY}`)).toBe('sessionid=3f9c; old=3f9c')
})

test('a hexadecimal letter before a key is not part of it', () => {
  expect(shortName(`/sessions/sessionid${KEY}`)).toBe('sessionid3f9c')
})
