import { expect, test } from 'vitest'
import { faultKindsOf } from './faultsOf.ts'
import { faultWords } from './faultWords.ts'

test('a fault has a sentence with its request and its step', () => {
  expect(faultWords({ kind: 'kill', request: 0, step: 3 })).toBe('A is killed at its step 3')
  expect(faultWords({ kind: 'disk-full', request: 1, step: 5 })).toContain('step 5 of B')
  expect(faultWords({ kind: 'evict', request: 2, step: 1 })).toContain('step 1 of C')
})

test('what can go wrong depends on what a program keeps sessions in', () => {
  expect(faultKindsOf({ files: true, cache: false })).toEqual(['kill', 'disk-full'])
  expect(faultKindsOf({ files: false, cache: false })).toEqual(['kill'])
  expect(faultKindsOf({ files: false, cache: true })).toEqual(['kill', 'evict'])
})
