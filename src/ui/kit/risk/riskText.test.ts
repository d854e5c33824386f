import { expect, test } from 'vitest'
import type { StepRisk } from '../../../programs/index.ts'
import { riskText } from '../../../programs/index.ts'
import { aheadText, riskLabels, riskPath, shareText } from './riskText.ts'

const risk = (odds: number, bad: string, all: string): StepRisk => ({ odds, bad, all })

test('what is possible is never 0 %, and what can be avoided never 100 %', () => {
  expect(riskText(risk(0, '0', '5'))).toBe('0 %')
  expect(riskText(risk(0.0001, '1', '90000'))).toBe('<1 %')
  expect(riskText(risk(0.234, '840', '1464'))).toBe('23 %')
  expect(riskText(risk(0.9999, '89999', '90000'))).toBe('>99 %')
  // Halfway, where rounding would go up to a certainty.
  expect(riskText(risk(0.995, '199', '200'))).toBe('>99 %')
  expect(riskText(risk(0.005, '1', '200'))).toBe('1 %')
  // A number that is certain only by its rounding is not certain.
  expect(riskText(risk(1, '89999', '90000'))).toBe('>99 %')
  expect(riskText(risk(0, '1', '90000'))).toBe('<1 %')
  expect(riskText(risk(1, '7', '7'))).toBe('100 %')
})

test('the share of the schedules is exact, however many they are', () => {
  expect(shareText(risk(0.5, '840', '1464'))).toBe('840 of 1,464')
  expect(shareText(risk(0.5, '1', '12345678901234567890'))).toBe('1 of 12,345,678,901,234,567,890')
})

test('what is ahead is one line, however many orders remain', () => {
  expect(aheadText(risk(0.5, '21', '28'))).toBe('Of the 28 orders that remain, 21 end badly')
  expect(aheadText(risk(0.5, '1', '2'))).toBe('Of the 2 orders that remain, 1 ends badly')
  const many = risk(0.736, '13370643841708080', '13371028991412336')
  expect(aheadText(many)).toBe('Risk 74 % if a coin picks every move')
})

test('a label is where the text changes, and words where there is room after the last', () => {
  const risks = [0.23, 0.23, 0.23, 0.5].map((odds) => risk(odds, '1', '2'))
  const lost = Array.from({ length: 7 }, () => risk(1, '2', '2'))
  expect(riskLabels([...risks, ...lost])).toEqual([
    { step: 1, text: '23 %', tone: 'plain', words: null },
    { step: 3, text: '50 %', tone: 'plain', words: null },
    { step: 4, text: '100 %', tone: 'bad', words: 'no order from here ends well' },
  ])
  expect(riskLabels([...risks, ...lost.slice(0, 2)]).at(-1)?.words).toBeNull()
})

test('the curve begins at the left edge and has a point in the middle of each column', () => {
  const risks = [0, 0.5, 1].map((odds) => risk(odds, '1', '2'))
  expect(riskPath(risks, 0, 2)).toBe('M0 1.0000L0.5 0.5000L1.5 0.0000')
  expect(riskPath(risks, 2, 2)).toBe('M1.5 0.0000')
})
