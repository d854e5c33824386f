import { OUTCOMES } from '../../../programs/index.ts'
import { expect, test } from 'vitest'
import type { Cell } from '../../../programs/index.ts'
import { cellText, signsOf } from './cellText.ts'

const AB = { table: OUTCOMES, across: 'A', up: 'B' }
const cell: Cell = { x: 4, y: 2, states: 1, verdict: 'at-risk', possible: ['data-lost', 'ok'] }

test('a cell says where it is, what is proved from there, and what can come', () => {
  expect(cellText(AB, cell)).toBe('A 4, B 2: can still fail · Data lost')
})

test('several states in one cell are named as such', () => {
  const mixed: Cell = { ...cell, states: 3, verdict: 'mixed' }
  expect(cellText(AB, mixed)).toMatch(/depends on how you got here.*3 different states/)
})

test('an unreachable cell names no outcome', () => {
  const none: Cell = { ...cell, states: 0, verdict: 'unreachable', possible: [] }
  expect(cellText(AB, none)).toBe('A 4, B 2: not reachable')
})

test('the signs are those of the bad outcomes alone', () => {
  expect(signsOf(['data-lost', 'torn-read', 'ok'], OUTCOMES)).toBe('L T')
})
