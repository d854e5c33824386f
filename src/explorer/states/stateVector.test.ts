import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TransitionTrie } from '../steps/transitionTrie.ts'
import type { Part } from '../model.ts'
import { StateVectors } from './stateVector.ts'

function part(slot: string, key: string): Part {
  return { slot, key, content: { slot, key }, garbage: key === 'garbage' }
}

type Row = ReadonlyMap<string, string>

function textOf(row: Row): string {
  return JSON.stringify([...row].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** More slots than a row has columns for at first. */
const anyRow = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('a', 'b', 'garbage')), {
    maxLength: 30,
  })
  .map((entries): Row => new Map(entries.map(([slot, key]) => [`slot ${slot}`, key])))

test('equal rows have equal numbers, other rows others, and every row its parts', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 150 }), (all) => {
      const rows = new StateVectors()
      const numbers = new Map<string, number>()
      for (const row of all) {
        const number = rows.add([...row].map(([slot, key]) => part(slot, key)))
        expect(numbers.get(textOf(row)) ?? numbers.size).toBe(number)
        numbers.set(textOf(row), number)
      }
      expect(rows.count).toBe(numbers.size)
      for (const [text, number] of numbers) {
        const found = new Map(rows.parts(number).map(({ slot, key }) => [slot, key]))
        expect(textOf(found)).toBe(text)
        expect(rows.holdsGarbage(number)).toBe([...found.values()].includes('garbage'))
      }
    }),
  )
})

test('the changes from one row to another, made to a third, exchange just these parts', () => {
  fc.assert(
    fc.property(anyRow, anyRow, anyRow, (from, to, third) => {
      const rows = new StateVectors()
      const [first, second, other] = [from, to, third].map((row) =>
        rows.add([...row].map(([slot, key]) => part(slot, key))),
      ) as [number, number, number]
      const expected = new Map(third)
      for (const slot of new Set([...from.keys(), ...to.keys()])) {
        const after = to.get(slot)
        if (after === from.get(slot)) continue
        if (after === undefined) expected.delete(slot)
        else expected.set(slot, after)
      }
      const changes = rows.changes(first, second)
      expect(rows.changed(first, changes)).toBe(second)
      const changed = rows.changed(other, changes)
      expect(changed).toBe(rows.add([...expected].map(([slot, key]) => part(slot, key))))
    }),
  )
})

test('a step is known by what it looked at, and by nothing else', () => {
  const rows = new StateVectors()
  const effects = new TransitionTrie(rows)
  const one = rows.add([part('x', '1'), part('y', '1')])
  const like = rows.add([part('x', '1'), part('y', '2')])
  const unlike = rows.add([part('x', '2'), part('y', '1')])
  const effect = { lid: 7, changes: [] }
  expect(effects.find(8, one)).toBeNull()
  effects.add(8, one, ['x', 'z'], effect)
  expect([one, like, unlike].map((row) => effects.find(8, row))).toEqual([effect, effect, null])
  expect(effects.find(16, one)).toBeNull()
})

test('a step that looks at nothing is the same everywhere', () => {
  const rows = new StateVectors()
  const effects = new TransitionTrie(rows)
  effects.add(8, rows.add([part('x', '1')]), [], { lid: 7, changes: [] })
  expect(effects.find(8, rows.add([]))?.lid).toBe(7)
})

test('a model that changes what it did not look at, or looks elsewhere next time, is refused', () => {
  const rows = new StateVectors()
  const effects = new TransitionTrie(rows)
  const one = rows.add([part('x', '1')])
  const other = rows.add([part('x', '2'), part('y', '1')])
  const changes = rows.changes(one, other)
  expect(() => effects.add(8, one, ['x'], { lid: 7, changes })).toThrow('no change of y')
  effects.add(8, one, ['x', 'y'], { lid: 7, changes })
  expect(() => effects.add(8, other, ['y', 'x'], { lid: 7, changes: [] })).toThrow('as before')
})
