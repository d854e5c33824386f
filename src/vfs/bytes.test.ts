import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BugError } from '../base/index.ts'
import { bytes, textOf, utf8Bytes } from './index.ts'

test('utf8Bytes encodes as TextEncoder does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8Bytes(text)].map((unit) => unit.charCodeAt(0))).toEqual([
        ...new TextEncoder().encode(text),
      ])
    }),
  )
  expect(utf8Bytes('\ud800')).toBe('\u00ef\u00bf\u00bd')
})

test('textOf decodes broken and whole UTF-8 as TextDecoder does', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const tricky = fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xf0, 0xf4)
  const unit = fc.oneof(tricky, fc.nat({ max: 255 }))
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
      const data = bytes(String.fromCharCode(...units))
      expect(textOf(data)).toBe(decoder.decode(Uint8Array.from(units)))
    }),
    { numRuns: 3000 },
  )
  expect(textOf(utf8Bytes('é€😀'))).toBe('é€😀')
})

test('bytes refuses text that was not encoded', () => {
  expect(bytes('\u00ff\u0000')).toHaveLength(2)
  expect(() => bytes('a€')).toThrow(BugError)
})
