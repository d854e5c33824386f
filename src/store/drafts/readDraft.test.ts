import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SCENARIO } from '../../programs/index.ts'
import { COUNTER } from '../../programs/own/counter.testing.ts'
import type { Draft } from './draft.ts'
import { readDraft, readOldVersion, readUnreadable } from './readDraft.ts'

const DRAFT: Draft = {
  id: 'one',
  name: 'counter.py',
  scenario: {
    ...COUNTER,
    settings: { SLOW: true, MODE: 'fast' },
    copies: 2,
    switches: 'gil',
    fault: { kind: 'kill', request: 1, step: 3 },
  },
  base: { id: 'gallery/lost_increment', hash: 'abc' },
  version: 7,
  savedAt: 1_700_000_000_000,
}
const SESSION: Draft = {
  ...DRAFT,
  scenario: { ...DEFAULT_SCENARIO, edits: { 'backend.py': 'x = 1\n' } },
  base: null,
}

test('what this page writes is read as it was written, of either kind', () => {
  for (const draft of [DRAFT, SESSION]) {
    expect(readDraft(structuredClone(draft))).toEqual(draft)
    expect(readUnreadable(draft)).toBeNull()
  }
  const { id, version, scenario, savedAt } = DRAFT
  expect(readOldVersion({ id, version, scenario, savedAt })).toEqual({
    id,
    version,
    scenario,
    savedAt,
  })
})

test.each([
  ['no record', null],
  ['no files', { ...DRAFT, scenario: { ...COUNTER, files: null } }],
  ['no race among its files', { ...DRAFT, scenario: { ...COUNTER, main: 'gone.py' } }],
  ['a text that is none', { ...DRAFT, scenario: { ...COUNTER, files: { 'main.py': 7 } } }],
  ['a kind of tomorrow', { ...DRAFT, scenario: { ...COUNTER, kind: 'rust' } }],
  ['a moment that is none', { ...DRAFT, savedAt: NaN }],
  ['more copies than there can be', { ...DRAFT, scenario: { ...COUNTER, copies: 99 } }],
  ['a program of no catalogue', { ...SESSION, scenario: { ...DEFAULT_SCENARIO, program: 'x' } }],
])('%s is no draft', (_, record) => {
  expect(readDraft(record)).toBeNull()
})

test('of a damaged draft the name and every text that is left are given', () => {
  const files = { 'main.py': 'import b\n', 'b.py': 7, 'c.py': 'x = 1\n' }
  const damaged = { ...DRAFT, scenario: { ...COUNTER, files } }
  expect(readUnreadable(damaged)).toEqual({
    id: 'one',
    name: 'counter.py',
    text: '# main.py\nimport b\n\n# c.py\nx = 1\n',
  })
  expect(readUnreadable({ id: 'two', name: null, scenario: 'gone' })).toEqual({
    id: 'two',
    name: 'A program',
    text: JSON.stringify({ id: 'two', name: null, scenario: 'gone' }, null, 2),
  })
})

test('10,000 damaged drafts: none throws, and each is a draft or said to be unreadable, with its text', () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true }),
    fc.constantFrom(undefined, null, -1, NaN, '', [], {}, '__proto__'),
  )
  let unreadable = 0
  fc.assert(
    fc.property(
      fc.constantFrom(DRAFT, SESSION),
      fc.noBias(fc.nat()),
      fc.option(anything, { nil: REMOVED }),
      (draft, where, value) => {
        const places = placesIn(draft)
        const place = places[where % places.length] ?? []
        const damaged = withValue(draft, place, value)
        const read = readDraft(damaged)
        // Where the damage says something that can be, all the rest is as it was.
        const same = read === null || isDeepStrictEqual(read, withoutUnknown(read, damaged))
        expect(same).toBe(true)
        if (read !== null) return
        unreadable += 1
        const said = readUnreadable(damaged)
        expect(said === null).toBe(place[0] === 'id')
        if (said === null || place[0] === 'scenario') return
        const { scenario } = draft
        const texts = Object.values('files' in scenario ? scenario.files : scenario.edits)
        for (const text of texts) expect(said.text).toContain(text)
      },
    ),
    { numRuns: 10_000, seed: 6984 },
  )
  expect(unreadable).toBeGreaterThan(5000)
})

const REMOVED = Symbol('removed')

/** Every path to a part of a value, the deepest parts too. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => [
    [key],
    ...placesIn(part).map((rest) => [key, ...rest]),
  ])
}

function withValue(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put
  const parts = Object.entries(value as object)
  return Object.fromEntries(
    parts.flatMap(([each, part]) => {
      if (each !== key) return [[each, part]]
      const next = withValue(part, rest, put)
      return next === REMOVED ? [] : [[each, next]]
    }),
  )
}

/** What was damaged, as far as a draft says it. */
function withoutUnknown(read: unknown, damaged: unknown): unknown {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return damaged
  const given = damaged as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(read).map(([key, part]) => [key, withoutUnknown(part, given[key])]),
  )
}
