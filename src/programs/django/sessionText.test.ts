import { expect, test } from 'vitest'
import { sessionText } from './sessionText.ts'

test('a visitor who never had a cookie has no session yet, one whose cookie was deleted has none any more', () => {
  expect(sessionText({ kind: 'no-cookie' }, false).headline).toBe('no session yet')
  expect(sessionText({ kind: 'no-cookie' }, true)).toMatchObject({
    headline: 'no session',
    tone: 'plain',
  })
})

test('a long value is cut, with its size, so that the others can be read', () => {
  const data = { cart: 1n, note: 'x'.repeat(5000), user: 42n }
  const { headline } = sessionText({ kind: 'data', data }, true)
  expect(headline).toBe('user 42, note xxxxxx… (5000 characters), cart 1')
})
