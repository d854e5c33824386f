import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges } from './wordChanges.ts'

const cut = (text: string, stretches: readonly { from: number; to: number }[]) =>
  stretches.map(({ from, to }) => text.slice(from, to))

test('the words that differ are marked on both sides', () => {
  const [left, right] = ['    f = open(path, "rb")', '    f = open(path, "wb")']
  const { left: before, right: after } = wordChanges(left, right)
  expect([cut(left, before), cut(right, after)]).toEqual([['rb'], ['wb']])
})

test('two lines with little in common are not compared word by word', () => {
  expect(wordChanges('import os', 'flags = O_CREAT | O_TRUNC')).toEqual({ left: [], right: [] })
})

test('without the marked words both lines are the same', () => {
  const words = fc.array(fc.constantFrom('os', ' ', '.', 'open', '('), { maxLength: 12 })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [left, right] = [one.join(''), other.join('')]
      const changes = wordChanges(left, right)
      if (changes.left.length + changes.right.length === 0) return
      const rest = (text: string, stretches: readonly { from: number; to: number }[]) =>
        stretches.reduceRight((kept, { from, to }) => kept.slice(0, from) + kept.slice(to), text)
      expect(rest(left, changes.left)).toBe(rest(right, changes.right))
    }),
  )
})
