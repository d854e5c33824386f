import { expect, test } from 'vitest'
import { columns, wrap } from './columns.ts'

const ROWS = [
  ['name', 'what it is'],
  ['ab', 'a text of many words'],
]

test('columns are as wide as their longest cell while there is room', () => {
  expect(columns(ROWS, 80)).toBe('name  what it is\nab    a text of many words\n')
})

test('a text that does not fit continues below, in its own column', () => {
  expect(columns(ROWS, 19, ' ')).toBe(' name  what it is\n ab    a text of\n       many words\n')
})

test('where words do not fit the lines are longer, and no word up to 16 characters is cut', () => {
  expect(columns([['alphabet', 'backgammon']], 4)).toBe('alphabet  backgammon\n')
})

test('a long word is cut, and nothing of it is lost', () => {
  const lines = wrap('AAAAABBBBBAAAAABBBBB end', 8)
  expect(lines).toEqual(['AAAAABBB', 'BBAAAAAB', 'BBBB end'])
})

test('the indentation of a line of a log stays', () => {
  expect(wrap('  File "backend.py", line 3', 22)).toEqual(['  File "backend.py",', 'line 3'])
})

test('no row gives no line', () => {
  expect(columns([], 80)).toBe('')
})

test('a number and its percent sign stay together', () => {
  expect(wrap('about 43.033 %', 12)).toEqual(['about', '43.033 %'])
})
