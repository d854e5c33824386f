import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { GraphNode } from '../../../programs/index.ts'
import { nodeText, signOf, spellSchedule } from './graphText.ts'

const outcomesNamed = (...ids: readonly string[]) => OUTCOMES.filter(({ id }) => ids.includes(id))

const MIDDLE: GraphNode = { id: 1, depth: 3, verdict: 'at-risk', ends: [], schedule: 'AAB' }
const LOST: GraphNode = {
  ...MIDDLE,
  verdict: 'lost',
  ends: outcomesNamed('data-lost', 'torn-read'),
}

test('a schedule is spelled with equal letters together', () => {
  expect(spellSchedule('AAABAAAAAAAAAAAA')).toBe('A×3 B A×12')
  expect(spellSchedule('')).toBe('')
})

test('a state says where it is, how to get there and what can come', () => {
  expect(nodeText(MIDDLE)).toBe('After 3 steps (for instance A×2 B): can still go wrong')
  expect(nodeText(LOST)).toBe(
    'After 3 steps (for instance A×2 B): the end, L+ Data lost, Torn read',
  )
  expect(nodeText({ ...MIDDLE, depth: 0, schedule: '', verdict: 'safe' })).toBe('The start: safe')
})

test('the sign of an end is that of its first outcome, and says when there are more', () => {
  expect(signOf(LOST)).toBe('L+')
  expect(signOf({ verdict: 'safe', ends: outcomesNamed('ok') })).toBe('–')
  expect(signOf(MIDDLE)).toBe('?')
})
