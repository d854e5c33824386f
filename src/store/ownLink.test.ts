import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { COUNTER } from '../programs/own/counter.testing.ts'
import { ownLinkOf, parseOwnLink } from './ownLink.ts'

const LINKED = { scenario: COUNTER, schedule: 'AABB', cursor: 3 }

test('a link of a program that is not of the catalogue gives it back', () => {
  expect(parseOwnLink(`#${ownLinkOf(LINKED)}`)).toEqual(LINKED)
})

test('any text of a program survives the link, in any language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const scenario = { ...COUNTER, files: { 'main.py': text } }
      const back = parseOwnLink(ownLinkOf({ ...LINKED, scenario }))
      expect(back?.scenario.files).toEqual({ 'main.py': text })
    }),
  )
})

test('a link with a fault keeps it', () => {
  const scenario = { ...COUNTER, fault: { kind: 'kill', request: 1, step: 2 } as const }
  expect(parseOwnLink(ownLinkOf({ ...LINKED, scenario }))?.scenario.fault).toEqual(scenario.fault)
})

test('a damaged link is refused, and nothing is thrown', () => {
  const link = ownLinkOf(LINKED)
  fc.assert(
    fc.property(fc.nat(link.length - 1), fc.string({ maxLength: 3 }), (at, text) => {
      const damaged = link.slice(0, at) + text + link.slice(at + 1)
      const opened = parseOwnLink(damaged)
      expect([undefined, 'own']).toContain(opened?.scenario.kind)
    }),
  )
  expect(parseOwnLink('#2&program=fix')).toBeNull()
  expect(parseOwnLink('')).toBeNull()
})
